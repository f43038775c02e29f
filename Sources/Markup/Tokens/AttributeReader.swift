/// Reads the attributes of one tag from left to right, by the rules of the HTML Standard (13.2.5.32 to 13.2.5.40).
/// Linear; duplicates are given as often as they stand there (the first one counts).
public struct AttributeReader: Sequence, IteratorProtocol, Sendable {
  private let html: [UInt8]
  private var scanner: AttributeScanner

  /// The attributes of a tag that `TagTokenizer` gave over the same bytes.
  public init(_ html: [UInt8], of tag: MarkupToken) {
    self.init(html, in: tag.attributesRange)
  }

  init(_ html: [UInt8], in range: Range<Int>) {
    self.html = html
    scanner = AttributeScanner(range)
  }

  public mutating func next() -> MarkupAttribute? {
    let html = html
    return scanner.next(html.span)
  }
}
