/// A regular file to be read. Names are bytes; none of them need be UTF-8.
public struct FoundFile: Sendable, Equatable {
  /// What to open, as it was given or put together from what was given; absolute or relative to the working directory.
  public let path: [UInt8]
  /// Relative to the PATH given, without a leading `/`; for a PATH that is a file, its last component.
  public let relativePath: [UInt8]
  /// In bytes, when it was found.
  public let size: Int

  public init(path: [UInt8], relativePath: [UInt8], size: Int) {
    self.path = path
    self.relativePath = relativePath
    self.size = size
  }
}
