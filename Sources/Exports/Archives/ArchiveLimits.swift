/// What an archive may ask of the machine.
public struct ArchiveLimits: Sendable {
  /// Unpacked bytes of one entry. Mailboxes of Takeout come in parts of up to 50 GB.
  public var entrySize = 256 << 30
  /// Unpacked bytes of all entries.
  public var totalSize = 2 << 40
  /// Entries, folders too.
  public var entries = 1_000_000
  /// Unpacked bytes for one packed byte, of an entry and of the archive.
  public var ratio = 200
  /// Below this many unpacked bytes no ratio is asked for: a page of blanks packs very well.
  public var harmlessSize = 64 << 20
  /// From this size on an entry is kept in a temporary file instead of memory.
  public var memorySize = 2 << 20

  public init() {}

  func exceedsRatio(_ unpacked: Int, of packed: Int) -> Bool {
    unpacked > harmlessSize && unpacked / ratio > max(packed, 1)
  }
}
