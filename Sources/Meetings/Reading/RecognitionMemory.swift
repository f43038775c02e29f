/// Texts of one item that were read before: DESCRIPTION and text/plain, a master and its overrides mostly have the same lines,
/// and the grammars answer the same for them but for the place of the block. It changes no result.
public struct RecognitionMemory: Sendable {
  private struct Reading: Sendable {
    let text: MeetingText
    let hints: BlockReader.Hints
    let blocks: [MeetingBlock]
  }

  /// A text is compared with so many others at most.
  private static let capacity = 4
  private var readings: [Reading] = []

  public init() {}

  /// The blocks of a text, as `BlockReader` finds them.
  public mutating func blocks(in text: MeetingText, hints: BlockReader.Hints) -> [MeetingBlock] {
    if let known = readings.first(where: { $0.hints == hints && $0.text.reads(like: text) }) {
      return known.blocks.map { $0.moved(to: text) }
    }
    let blocks = BlockReader().blocks(in: text, hints: hints)
    if readings.count == Self.capacity { readings.removeFirst() }
    readings.append(Reading(text: text, hints: hints, blocks: blocks))
    return blocks
  }
}

extension MeetingText {
  /// Whether a grammar can tell the two apart only by where things stand in the source.
  fileprivate func reads(like other: MeetingText) -> Bool {
    form == other.form && lines.count == other.lines.count
      && zip(lines, other.lines).allSatisfy { $0.reads(like: $1) }
  }
}

extension MeetingLine {
  fileprivate func reads(like other: MeetingLine) -> Bool {
    text == other.text && links == other.links && quoteDepth == other.quoteDepth && isRule == other.isRule
      && identifiers == other.identifiers && language == other.language && layout == other.layout
      && pieces.isEmpty == other.pieces.isEmpty
  }
}

extension MeetingBlock {
  fileprivate func moved(to text: MeetingText) -> MeetingBlock {
    var block = self
    if let edges { block.span = edges.span(in: text) }
    return block
  }
}
