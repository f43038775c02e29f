/// Why an archive, or an entry of one, was left.
public enum ArchiveProblem: Sendable, Equatable {
  // Of an entry.
  case encrypted
  /// What its name says leads outside, or cannot be a file's name.
  case unsafeName
  case longName
  /// Two entries have the name, or one is called like another's folder.
  case ambiguousName
  case entryTooLarge
  case entryRatio
  /// What was unpacked cannot be kept; the system's error number.
  case noRoom(errno: Int32)
  /// The library's words.
  case damagedEntry(String)

  // Of the archive.
  case damaged(String)
  case tooManyEntries
  case totalTooLarge
  case totalRatio
  case standardInput

  /// A few plain words, without the path.
  public var sentence: String {
    let limits = ArchiveLimits()
    return switch self {
    case .encrypted: "it is encrypted; unpack the archive with its password and give the folder"
    case .unsafeName:
      "its name in the archive is absolute or leads upwards; nothing is read or written under such a name"
    case .longName: "its name in the archive is too long for a file"
    case .ambiguousName: "two entries of the archive have this name, and nothing says which is meant"
    case .entryTooLarge: "it unpacks to more than \(limits.entrySize >> 30) GiB"
    case .entryRatio: "it unpacks to more than \(limits.ratio) times its size, as only a bomb does"
    case .noRoom(let number):
      "there is no room to unpack it (\(ReadError.words(of: number))); TMPDIR says where that is done"
    case .damagedEntry(let words): "it is damaged (\(words))"
    case .damaged(let words): "the archive is damaged (\(words)); none of it was read"
    case .tooManyEntries: "the archive has more than \(limits.entries) entries; none of it was read"
    case .totalTooLarge: "the archive unpacks to more than \(limits.totalSize >> 40) TiB"
    case .totalRatio: "the archive unpacks to more than \(limits.ratio) times its size, as only a bomb does"
    case .standardInput: "an archive is not opened on standard input; give it as a file"
    }
  }
}
