/// S3: no conference property at all. Means something only where the producer would have written one.
enum PropertiesAbsent: ProvenanceSignal {
  static let name = "properties-absent"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard block.vendor.hasExchangeProperties, !item.properties.areFilled, !item.properties.areEmpty else { return nil }
    guard item.producer != .desktop else { return nil }
    if item.producer == .exchange || item.facts.hasExchangeProperties {
      return says(
        .unclear,
        "The item comes from Exchange and has no conference property, which a conference of its own would have left.")
    }
    // What a copy of the item has and this one lost on its way says more than the loss.
    guard !OwnedElsewhere.isOwned(block, by: item) else { return nil }
    return says(.unclear, "The item has no conference property, and its producer is not known to leave them out.")
  }
}
