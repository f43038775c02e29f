/// An HTML source read for editing: which bytes can be taken out as one clean run of whole nodes.
///
/// Two readers look at the source: our own tokenizer, which knows where each tag stands, and libxml2, which judges the
/// structure. A range is given only where both pair the tags in and around it alike.
public struct MarkupDocument: Sendable {
  /// The largest source that is edited, in bytes.
  public static let maximumLength = 16 << 20
  /// The deepest nesting that is edited.
  public static let maximumDepth = 512
  /// The most attributes on one tag that are edited.
  public static let maximumAttributes = 256

  public let projection: TextProjection
  let html: [UInt8]
  let range: Range<Int>
  let tree: MarkupTree
  let oracle: StructureOracle?

  /// Reads the source with both readers. Linear. Not on the path of a mail that needs no change.
  /// - Parameters: as for `TextProjection`.
  public init(_ html: [UInt8], in range: Range<Int>) {
    self.init(html, in: range, projection: TextProjection(of: html, in: range))
  }

  /// - Parameter projection: of the same bytes, where somebody has read them already.
  public init(_ html: [UInt8], projection: TextProjection) {
    self.init(html, in: 0..<html.count, projection: projection)
  }

  private init(_ html: [UInt8], in range: Range<Int>, projection: TextProjection) {
    self.html = html
    self.range = range
    self.projection = projection
    tree = MarkupTree(html, range)
    oracle = tree.isWithinLimits ? StructureOracle(html, range, tree) : nil
  }

  public init(_ html: [UInt8]) {
    self.init(html, in: 0..<html.count)
  }
}
