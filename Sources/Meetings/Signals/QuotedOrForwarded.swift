/// S9: the block is part of a message that was quoted or forwarded.
enum QuotedOrForwarded: ProvenanceSignal {
  static let name = "quoted-or-forwarded"
  static let strength = EvidenceStrength.decisive

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    if block.isQuoted { return says(.pasted, "The block is quoted.") }
    return block.isUnderForwardHeader ? says(.pasted, "The block stands under the header of a forwarded message.") : nil
  }
}
