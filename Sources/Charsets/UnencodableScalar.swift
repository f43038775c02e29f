/// A character that a charset does not hold.
public struct UnencodableScalar: Error, Sendable, Equatable {
  /// The character; U+FFFD where the text to be written was no UTF-8.
  public let scalar: Unicode.Scalar
  /// Byte offset of the character in the UTF-8 text.
  public let offset: Int

  public init(scalar: Unicode.Scalar, offset: Int) {
    self.scalar = scalar
    self.offset = offset
  }
}
