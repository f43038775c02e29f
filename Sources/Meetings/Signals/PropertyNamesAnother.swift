/// S2: the item has a conference of its own, and it is another one.
enum PropertyNamesAnother: ProvenanceSignal {
  static let name = "property-names-another-conference"
  static let strength = EvidenceStrength.decisive

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard item.properties.areFilled, !item.properties.identity.isSameConference(as: block.identity) else { return nil }
    guard let entry = item.properties.entries.first else {
      return says(.pasted, "The item's conference property is filled and does not name the block's conference.")
    }
    return says(.pasted, "\(entry.name) names another conference than the block.")
  }
}
