/// S9: `x_` in front of the markup's names, which mail programs put there when they show a received message.
enum CopiedMarkup: ProvenanceSignal {
  static let name = "copied-markup"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    block.hasCopiedMarkup ? says(.pasted, "The block's markup was copied out of a received message (x_ names).") : nil
  }
}
