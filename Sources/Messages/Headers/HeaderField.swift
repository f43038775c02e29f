/// A header field as it stands, folds included. All ranges count message bytes.
public struct HeaderField: Sendable, Equatable {
  public let name: FieldName
  /// Of the name alone.
  public let nameRange: Range<Int>
  /// From the first byte behind the colon that is no blank, to the end of the last line without its line end.
  public let valueRange: Range<Int>
  /// All of it, line end included.
  public let range: Range<Int>
}
