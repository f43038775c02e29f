/// Bytes that are not a character of the charset they were read in.
public struct UndecodableBytes: Error, Sendable, Equatable {
  /// Offset of the first such byte in the array that was read, not in the range.
  public let offset: Int

  public init(offset: Int) { self.offset = offset }
}
