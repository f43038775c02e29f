/// S12: the add-in's own words, or the join link itself, in LOCATION. Supports, proves nothing: people type them too.
enum LocationText: ProvenanceSignal {
  static let name = "location-names-conference"
  static let strength = EvidenceStrength.supporting

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard let location = item.facts.location, !location.isEmpty else { return nil }
    if holdsLink(location, of: block) { return says(.addIn, "LOCATION holds the block's join link.") }
    return holdsWords(location, of: block.vendor)
      ? says(.addIn, "LOCATION holds the words that the add-in writes there.") : nil
  }

  static func holdsLink(_ location: String, of block: MeetingBlock) -> Bool {
    guard location.utf8.contains(caseless: "http") else { return false }
    let bytes = Array(location.utf8)
    let links = MeetingText(plain: bytes).lines.flatMap(\.links).map { JoinLink($0.url) }
    return links.contains { $0.identity.isSameConference(as: block.identity) }
  }

  private static func holdsWords(_ location: String, of vendor: VendorName) -> Bool {
    guard let family = vendor.vendor?.family else { return false }
    return location.utf8.split(whereSeparator: { $0 == 0x3B || $0 == 0x2C }).contains { part in
      PhraseTable.standard.roles(ofLabel: part.drop { $0 == 0x20 }).contains {
        $0.family == family && $0.role == .location
      }
    }
  }
}
