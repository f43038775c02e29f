/// S5 again: the `conf:sip:` URI of a property names the organizer of the conference. Supports, proves nothing: SIP domains and
/// user names differ from mail addresses, and people are renamed.
enum ConferenceURIFits: ProvenanceSignal {
  static let name = "organizer-fits-conference-uri"
  static let strength = EvidenceStrength.supporting

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard let organizer = item.facts.organizer ?? item.facts.owner, let user = user(of: item) else { return nil }
    return UserName.isOne(user, of: organizer, item.facts.sentBy)
      ? says(.addIn, "The conference URI names the organizer.")
      : says(.unclear, "The conference URI names another user than the organizer.")
  }

  /// `conf:sip:<user>@<domain>;gruu;…`
  private static func user(of item: ItemFacts) -> String? {
    let values = item.facts.conferenceProperties.lazy.filter { $0.name == "X-MICROSOFT-ONLINEMEETINGCONFLINK" }
    for value in values.map(\.value) {
      guard let sip = value.range(of: "sip:") else { continue }
      let address = value[sip.upperBound...].utf8.prefix { $0 != 0x3B && $0 != 0x5C && $0 != 0x3F }
      if address.contains(0x40), let user = address.split(separator: 0x40).first { return ASCII.string(user) }
    }
    return nil
  }
}

/// What is left of an address's local part when the marks are gone that user names lose on their way into a link.
enum UserName {
  static func isOne(_ user: String, of addresses: String?...) -> Bool {
    let wanted = folded(user)
    return addresses.contains { $0.map(folded) == wanted }
  }

  private static func folded(_ address: String) -> String {
    ASCII.string(
      address.lowercased().utf8.prefix { $0 != 0x40 }.filter { $0 != 0x2E && $0 != 0x2D && $0 != 0x5F && $0 != 0x27 })
  }
}
