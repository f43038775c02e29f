/// S10: add-ins append their block. Supports, proves nothing: people and signatures write below it, and pasted text may come last.
enum PositionInText: ProvenanceSignal {
  static let name = "position-in-text"
  static let strength = EvidenceStrength.supporting

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    block.endsText ? says(.addIn, "The block is the last thing in the text, where add-ins put it.") : nil
  }
}
