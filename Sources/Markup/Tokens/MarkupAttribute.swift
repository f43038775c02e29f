/// An attribute of a start tag, as ranges of the source.
public struct MarkupAttribute: Sendable, Equatable {
  public let name: Range<Int>
  /// Without the quotes, character references not decoded; empty when there is no value.
  public let value: Range<Int>
}
