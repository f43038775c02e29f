/// The bytes of an entry that was unpacked.
public enum SourceBytes: Sendable {
  case memory([UInt8])
  /// In a temporary file without a name, which is gone with its last user.
  case file(PiecewiseFile)

  public var size: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  /// - Throws: `ReadError` where the range is not there.
  public func read(_ range: Range<Int>) throws(ReadError) -> [UInt8] {
    switch self {
    case .memory(let bytes):
      guard range.upperBound <= bytes.count else { throw ReadError(path: [], reason: .changedWhileRead) }
      return Array(bytes[range])
    case .file(let file): return try file.read(range)
    }
  }
}
