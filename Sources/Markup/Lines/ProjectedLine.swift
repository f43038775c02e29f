/// A line as a reader sees it: the visible text between two block boundaries (block-level elements, `br`, table cells,
/// line ends inside `pre`), or one `hr`.
public struct ProjectedLine: Sendable, Equatable {
  /// UTF-8, character references decoded, white space (no-break and other Unicode spaces too) collapsed to one blank and
  /// trimmed, zero-width characters dropped. Text in a symbol font is left out. Empty for a rule.
  public let text: [UInt8]
  /// In the order of their labels.
  public let links: [ProjectedLink]
  /// Source bytes from the first to the last visible one; for a rule, its tag.
  public let span: Range<Int>
  /// Whether this line is an `hr`.
  public let isRule: Bool
  /// Values of `id`, `name`, `data-tid` and the words of `class` on elements that were opened in this line, or that enclose
  /// its first visible byte up to and including the nearest block. Spelled as in the source, references decoded. In
  /// source order, elements that were opened in earlier lines standing where the text begins, innermost first.
  public let identifiers: [[UInt8]]
  /// The nearest `lang` (or `xml:lang`) attribute around the first visible byte; empty when there is none.
  public let language: [UInt8]
  /// How many `blockquote` elements enclose the line.
  public let quoteDepth: Int
  /// How many empty lines (`<p>&nbsp;</p>`, a `br` alone) stand directly before this one.
  public let blanksBefore: Int
  /// Whether text in a symbol font (Wingdings, Webdings, Symbol) was left out of `text`, such as Outlook's arrow.
  public let hasSymbols: Bool
  /// Where the bytes of `text` stand in the source: sorted by text offset, without gaps.
  let runs: [SourceRun]

  /// Source offset of the encoding that holds the byte at `offset` of `text`; for `text.count`, the end of `span`.
  /// O(log n). Offsets outside `0...text.count` give the nearest end.
  public func sourceOffset(of offset: Int) -> Int {
    guard offset > 0 else { return span.lowerBound }
    guard offset < text.count else { return span.upperBound }
    let run = runs[runIndex(of: offset)]
    return run.isLiteral ? run.source + (offset - run.text) : run.source
  }

  /// Source bytes from the first to the last of these bytes of `text`; of an empty range, an empty one. O(log n).
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = sourceOffset(of: range.lowerBound)
    guard !range.isEmpty, range.upperBound < text.count else {
      return start..<max(start, range.isEmpty ? start : span.upperBound)
    }
    let run = runs[runIndex(of: range.upperBound - 1)]
    let end = run.isLiteral ? run.source + (range.upperBound - run.text) : run.source + run.sourceLength
    return start..<max(start, end)
  }

  private func runIndex(of offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }
}

/// Neighbouring bytes of a line's text that stand for neighbouring bytes of the source: the same bytes (literal; single blanks
/// between words are among them), or one unit such as a character reference or a run of white space.
struct SourceRun: Sendable, Equatable {
  /// Offset in the line's text.
  var text: Int
  var source: Int
  /// Equal to the number of text bytes when literal.
  var sourceLength: Int
  var isLiteral: Bool
}
