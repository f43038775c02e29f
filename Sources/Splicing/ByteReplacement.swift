/// New bytes for a range of old ones. Not generic over the space it belongs to, which `EditList` knows: arrays of it are sorted
/// and copied without asking for a type at run time.
public struct ByteReplacement: Sendable, Equatable {
  /// Byte offsets in the source.
  public let range: Range<Int>
  public let bytes: [UInt8]

  public init(range: Range<Int>, bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
  }
}
