/// Where a block begins and ends, told by lines and not by bytes: another text with the same lines has it in the same place.
struct BlockEdges: Sendable, Equatable {
  /// Indices into `MeetingText.lines`.
  let firstLine: Int
  /// The opening fence within its line's text; nil where there is none.
  let opening: Range<Int>?
  let lastLine: Int
  let closing: Range<Int>?

  /// Source bytes: from the fence's first byte, whatever text is glued before it, to the closing fence's last, blanks at their
  /// line ends included.
  func span(in text: MeetingText) -> Range<Int> {
    let lower = start(in: text)
    return lower..<max(lower, end(in: text))
  }

  private func start(in text: MeetingText) -> Int {
    let line = text.lines[firstLine]
    if let opening, opening.lowerBound > 0 {
      return Self.sourceOffset(opening.lowerBound, in: line) ?? line.span.lowerBound
    }
    // Blanks in front of the first byte are not the block's.
    if text.form == .plain, line.quoteDepth == 0, let first = line.pieces.first { return first.source }
    return line.span.lowerBound
  }

  private func end(in text: MeetingText) -> Int {
    let line = text.lines[lastLine]
    guard let closing, closing.upperBound < line.text.count else { return line.span.upperBound }
    return Self.sourceOffset(closing.upperBound - 1, in: line).map { $0 + 1 } ?? line.span.upperBound
  }

  private static func sourceOffset(_ offset: Int, in line: MeetingLine) -> Int? {
    line.pieces.first { $0.text.contains(offset) }.map { $0.source + offset - $0.text.lowerBound }
  }
}
