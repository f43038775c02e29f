/// The visible text of an HTML source as lines that map back to it, so that one grammar reads plain text and HTML.
///
/// Made by the tokenizer alone, in one pass, linear in the length of the source: no tree, no library. Contents of `style`,
/// `script`, `title` and comments are skipped; text that is merely styled invisible (zero size, white on white) is kept.
/// Whether a line is quoted by other means than `blockquote` is not decided here.
public struct TextProjection: Sendable {
  /// In source order.
  public let lines: [ProjectedLine]
  /// Images and other visible things that are no text, in source order.
  public let objects: [ProjectedObject]

  /// - Parameters:
  ///   - html: UTF-8; invalid sequences are kept as they are.
  ///   - range: the part of it that is the HTML source. All offsets count from the start of `html`.
  public init(of html: [UInt8], in range: Range<Int>) {
    var projector = Projector(html, range)
    projector.run()
    lines = projector.lines
    objects = projector.objects
  }

  public init(of html: [UInt8]) {
    self.init(of: html, in: 0..<html.count)
  }
}
