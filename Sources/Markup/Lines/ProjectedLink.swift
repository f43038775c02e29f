/// A hyperlink with a visible label. One that runs over a line break gives a link to each of the lines.
public struct ProjectedLink: Sendable, Equatable {
  /// Bytes of the line's `text`, never empty.
  public let label: Range<Int>
  /// The `href` in UTF-8, character references decoded, white space around it taken off; nothing else is normalised.
  /// `title`, `originalsrc` and other attributes are not read.
  public let href: [UInt8]

  public init(label: Range<Int>, href: [UInt8]) {
    self.label = label
    self.href = href
  }
}
