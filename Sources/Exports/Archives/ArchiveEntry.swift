/// A file in an archive.
public struct ArchiveEntry: Sendable {
  public enum Content: Sendable {
    case bytes(SourceBytes)
    /// None of the kinds; only its start was read.
    case other
    /// An archive in an archive, which is not opened.
    case nested
    case left(ReadError)
  }

  /// Below the archive: components with slashes between them, none of them `.`, `..` or empty. Where `content` says that the name is
  /// not safe, it is for showing alone.
  public let path: [UInt8]
  public let content: Content
}
