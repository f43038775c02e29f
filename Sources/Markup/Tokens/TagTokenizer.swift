/// Cuts an HTML source into tokens with exact spans, in one forward pass, following the tokenization rules of the HTML
/// Standard (section 13.2.5) with scripting off.
///
/// The tokens cover the range without gap or overlap, whatever the input; reading all of them is linear in its length. What
/// the input leaves open (a tag, a quote, a comment) reaches to its end.
public struct TagTokenizer: Sequence, IteratorProtocol, Sendable {
  private let html: [UInt8]
  private var scanner: TagScanner

  /// - Parameters:
  ///   - html: UTF-8 or any superset of ASCII.
  ///   - range: the part to read; offsets of tokens count from the start of `html`.
  public init(_ html: [UInt8], in range: Range<Int>) {
    self.html = html
    scanner = TagScanner(range.clamped(to: 0..<html.count))
  }

  public init(_ html: [UInt8]) {
    self.init(html, in: 0..<html.count)
  }

  public mutating func next() -> MarkupToken? {
    let html = html
    return scanner.next(html.span)
  }
}
