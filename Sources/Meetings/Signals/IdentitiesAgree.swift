/// S7: links, ids and numbers inside a generated block all belong to one conference.
enum IdentitiesAgree: ProvenanceSignal {
  static let name = "identities-agree"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    if let broken = block.checks.first(where: { !$0.holds }) {
      return says(.unclear, "The block contradicts itself: \(broken.name) does not hold.")
    }
    return block.checks.isEmpty ? nil : says(.addIn, "All links and ids of the block belong to one conference.")
  }
}
