/// S1: a filled conference property names the block's conference. Decisive, for copying text does not move properties.
enum PropertyMatchesBlock: ProvenanceSignal {
  static let name = "property-matches-block"
  static let strength = EvidenceStrength.decisive

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard let entry = item.properties.entries.first(where: { $0.identity.isSameConference(as: block.identity) }) else {
      return nil
    }
    return says(.addIn, "\(entry.name) names the same conference as the block.")
  }
}
