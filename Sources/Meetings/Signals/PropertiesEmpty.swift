/// S4: conference properties that are there but empty: the producer knows of no conference.
enum PropertiesEmpty: ProvenanceSignal {
  static let name = "properties-empty"
  static let strength = EvidenceStrength.decisive

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard block.vendor.hasConferenceProperty, item.properties.areEmpty else { return nil }
    return says(.pasted, "The item's conference properties are there and empty: its producer knows of no conference.")
  }
}
