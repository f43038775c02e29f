import Exports

/// One file to read.
struct InputEntry: Sendable {
  /// To open; `-` is standard input.
  let path: [UInt8]
  /// Relative to the PATH that it was found under.
  let relativePath: [UInt8]
  /// In bytes, when it was found.
  let size: Int
  /// As reports show it.
  let shown: String
  /// Base64 of `relativePath` where `shown` does not show every byte.
  let shownBytes: String?
  let owner: String?

  init(_ file: FoundFile, _ owners: Owners) {
    self.init(file, owner: owners.owner(path: file.path, relativePath: file.relativePath))
  }

  static func standardInput(owner: String?) -> InputEntry {
    InputEntry(FoundFile(path: Array("-".utf8), relativePath: Array("-".utf8), size: 0), owner: owner)
  }

  private init(_ file: FoundFile, owner: String?) {
    let display = PathDisplay(file.relativePath)
    path = file.path
    relativePath = file.relativePath
    size = file.size
    shown = display.text
    shownBytes = display.base64
    self.owner = owner
  }

  var isStandardInput: Bool { path == Array("-".utf8) }

  /// What shards are made of: the owner, else the top folder.
  var mailbox: [UInt8] {
    if let owner { return Array(owner.lowercased().utf8) }
    let slash = relativePath.firstIndex(of: UInt8(ascii: "/"))
    return slash.map { Array(relativePath[..<$0]) } ?? []
  }
}
