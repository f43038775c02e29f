import Exports

/// One file to read: of a folder, or of an archive.
struct InputEntry: Sendable {
  /// To open; `-` is standard input. For an entry, the archive's with the entry's behind it.
  let path: [UInt8]
  /// Relative to the PATH that it was found under.
  let relativePath: [UInt8]
  /// In bytes, when it was found or unpacked.
  let size: Int
  /// Of an entry; nil for a file.
  let content: ArchiveEntry.Content?
  /// Of an entry: the archive's path.
  let archive: [UInt8]?
  /// An archive of another shard's, of whose entries some may be this one's.
  var isOnlyOpened = false
  /// As reports show it.
  let shown: String
  /// Base64 of `relativePath` where `shown` does not show every byte.
  let shownBytes: String?
  let owner: String?

  init(_ file: FoundFile, _ owners: Owners) {
    self.init(file, owner: owners.owner(path: file.path, relativePath: file.relativePath))
  }

  /// An entry counts as if the archive were a folder.
  init(_ entry: ArchiveEntry, of archive: InputEntry, _ owners: Owners) {
    let slash = [UInt8(ascii: "/")]
    var size = 0
    if case .bytes(let bytes) = entry.content { size = bytes.size }
    let file = FoundFile(
      path: archive.path + slash + entry.path, relativePath: archive.relativePath + slash + entry.path, size: size)
    self.init(
      file, owner: owners.owner(path: file.path, relativePath: file.relativePath), content: entry.content,
      archive: archive.path)
  }

  static func standardInput(owner: String?) -> InputEntry {
    InputEntry(FoundFile(path: Array("-".utf8), relativePath: Array("-".utf8), size: 0), owner: owner)
  }

  private init(_ file: FoundFile, owner: String?, content: ArchiveEntry.Content? = nil, archive: [UInt8]? = nil) {
    let display = PathDisplay(file.relativePath)
    path = file.path
    relativePath = file.relativePath
    size = file.size
    shown = display.text
    shownBytes = display.base64
    self.owner = owner
    self.content = content
    self.archive = archive
  }

  var isStandardInput: Bool { path == Array("-".utf8) && content == nil }

  /// What shards are made of: the owner, else the top folder.
  var mailbox: [UInt8] {
    if let owner { return Array(owner.lowercased().utf8) }
    let slash = relativePath.firstIndex(of: UInt8(ascii: "/"))
    return slash.map { Array(relativePath[..<$0]) } ?? []
  }
}
