/// S8: fences, markers and all lines that the generator never leaves out.
enum GrammarComplete: ProvenanceSignal {
  static let name = "grammar-complete"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    block.isComplete
      ? says(.addIn, "The block has every line that its generator writes.")
      : says(.unclear, "The block lacks a line that its generator always writes.")
  }
}
