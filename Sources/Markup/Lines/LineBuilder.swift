/// Collects the visible text of one line with its map to the source.
struct LineBuilder {
  private(set) var text: [UInt8] = []
  private(set) var runs: [SourceRun] = []
  private(set) var links: [ProjectedLink] = []
  /// Source range of white space seen since the last visible byte.
  private var pendingSpace: Range<Int>?
  /// Where the label of the open link begins in `text`, once something of it is visible.
  private var labelStart: Int?
  /// The `href` that covers what comes now.
  private var href: [UInt8]?

  var isEmpty: Bool { text.isEmpty }

  /// White space at this source range; only the first of a sequence is remembered.
  mutating func appendSpace(_ source: Range<Int>) {
    pendingSpace = pendingSpace.map { $0.lowerBound..<source.upperBound } ?? source
  }

  /// Visible bytes that stand in the source as they are.
  mutating func appendLiteral(_ html: Span<UInt8>, _ source: Range<Int>) {
    settle()
    if let last = runs.indices.last, runs[last].isLiteral,
      runs[last].source + runs[last].sourceLength == source.lowerBound,
      runs[last].text + runs[last].sourceLength == text.count
    {
      runs[last].sourceLength += source.count
    } else {
      runs.append(SourceRun(text: text.count, source: source.lowerBound, sourceLength: source.count, isLiteral: true))
    }
    text.append(html, source)
  }

  /// A visible character that the source spells in another way.
  mutating func appendUnit(_ scalar: Unicode.Scalar, _ source: Range<Int>) {
    settle()
    runs.append(SourceRun(text: text.count, source: source.lowerBound, sourceLength: source.count, isLiteral: false))
    text.append(utf8: scalar)
  }

  /// The second character of a reference that stands for two.
  mutating func extendUnit(_ scalar: Unicode.Scalar) {
    text.append(utf8: scalar)
  }

  mutating func openLink(_ href: [UInt8]) {
    closeLink()
    self.href = href
  }

  mutating func closeLink() {
    endLabel()
    href = nil
  }

  /// Makes ready for the next line; an open link goes on there.
  mutating func reset() {
    pendingSpace = nil
    guard !text.isEmpty else { return }
    text.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    if !links.isEmpty { links = [] }
  }

  /// Copies of their own size, so that the buffers here are never shared and serve for the next line again.
  var collected: (text: [UInt8], runs: [SourceRun]) {
    (text.withUnsafeBufferPointer { Array($0) }, runs.withUnsafeBufferPointer { Array($0) })
  }

  mutating func endLabel() {
    if let start = labelStart, let href { links.append(ProjectedLink(label: start..<text.count, href: href)) }
    labelStart = nil
  }

  /// White space between two visible bytes becomes one blank; a label begins after it.
  private mutating func settle() {
    if let space = pendingSpace {
      if !text.isEmpty {
        runs.append(SourceRun(text: text.count, source: space.lowerBound, sourceLength: space.count, isLiteral: false))
        text.append(0x20)
      }
      pendingSpace = nil
    }
    if href != nil, labelStart == nil { labelStart = text.count }
  }
}
