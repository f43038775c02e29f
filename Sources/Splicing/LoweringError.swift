/// Why edits could not be carried outward through a layer. Nothing is written when one is thrown.
public enum LoweringError: Error, Sendable, Equatable {
  /// Two edits meet.
  case conflict(EditConflict)
  /// An edit begins or ends inside an encoded unit (an escape pair, a character); the offset counts inner bytes.
  case unaligned(offset: Int)
  /// The charset cannot hold a character of the new text.
  case cannotEncode(scalar: Unicode.Scalar, charset: String)
  /// The transfer encoding cannot hold the new bytes (8-bit text in a 7bit body, a line over 998 octets, a boundary in it).
  case cannotTransfer(encoding: String)
  /// The outer bytes do not decode strictly at this offset, so nothing may be edited there.
  case undecodable(offset: Int)
}
