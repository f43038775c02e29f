/// S5 again: the `conf:sip:` URI of a property names the organizer of the conference. Supports, proves nothing: SIP domains and
/// user names differ from mail addresses, and people are renamed.
enum ConferenceURIFits: ProvenanceSignal {
  static let name = "organizer-fits-conference-uri"
  static let strength = EvidenceStrength.supporting

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard let organizer = item.facts.organizer ?? item.facts.owner, let user = user(of: item) else { return nil }
    let known = [organizer] + (item.facts.sentBy.map { [$0] } ?? [])
    return known.contains { UserName.folded($0) == UserName.folded(user) }
      ? says(.addIn, "The conference URI names the organizer.")
      : says(.unclear, "The conference URI names another user than the organizer.")
  }

  /// `conf:sip:<user>@<domain>;gruu;…`
  private static func user(of item: ItemFacts) -> String? {
    let values = item.facts.conferenceProperties.lazy.filter { $0.name == "X-MICROSOFT-ONLINEMEETINGCONFLINK" }
    for value in values.map(\.value) {
      guard let sip = value.range(of: "sip:") else { continue }
      let address = value[sip.upperBound...].prefix { $0 != ";" && $0 != "\\" && $0 != "?" }
      if address.contains("@"), let user = address.split(separator: "@").first, !user.isEmpty { return String(user) }
    }
    return nil
  }
}

/// What is left of an address's local part when the marks are gone that user names lose on their way into a link.
enum UserName {
  static func folded(_ address: String) -> String {
    String(address.lowercased().prefix { $0 != "@" }.filter { $0 != "." && $0 != "-" && $0 != "_" && $0 != "'" })
  }
}
