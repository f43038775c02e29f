/// The files under the PATHs given, found while they are asked for: a tree of a million files costs the memory of the folders
/// on one path down.
///
/// Files come sorted bytewise by relative path, over all PATHs; of two with the same, that under the PATH given first. A file
/// that is reached under two PATHs, however they are spelled, comes once, under the first.
public struct Walk: IteratorProtocol, Sequence {
  /// Symbolic links, devices, sockets and pipes that were passed over so far.
  public private(set) var skipped = 0
  /// Directories and files that could not be looked at so far; the rest was.
  public private(set) var failures: [ReadError] = []

  private var folders: [FolderWalk] = []
  /// The next file of every PATH that has one, the first to come on top.
  private var heads = Heads()

  private typealias Heads = HeadHeap

  /// No symbolic link below a PATH is followed; a PATH that is one itself was named by somebody and stands for its target.
  ///
  /// - Parameter paths: files and directories as bytes. `-` has no meaning here: standard input is no file.
  /// - Throws: `ReadError` when a PATH does not exist.
  public init(_ paths: [[UInt8]]) throws(ReadError) {
    var roots = WalkRoots()
    for (rank, path) in paths.enumerated() {
      switch try roots.add(path) {
      case .file(let file): heads.push(.init(file: file, rank: rank, folder: nil))
      case .folder(let walk):
        folders.append(walk)
        advance(folders.count - 1, rank)
      case .other: skipped += 1
      case .known: break
      }
    }
  }

  public mutating func next() -> FoundFile? {
    guard let head = heads.pop() else { return nil }
    if let folder = head.folder { advance(folder, head.rank) }
    return head.file
  }

  private mutating func advance(_ folder: Int, _ rank: Int) {
    if let file = folders[folder].next() { heads.push(.init(file: file, rank: rank, folder: folder)) }
    skipped += folders[folder].takeSkipped()
    failures += folders[folder].takeFailures()
  }
}

/// The next files of several walks.
struct HeadHeap {
  struct Head {
    let file: FoundFile
    /// Of its PATH among all.
    let rank: Int
    /// The walk that has more; nil for a PATH that is a file.
    let folder: Int?

    func comes(before other: Head) -> Bool {
      if file.relativePath == other.file.relativePath { return rank < other.rank }
      return file.relativePath.lexicographicallyPrecedes(other.file.relativePath)
    }
  }

  private var heads: [Head] = []

  mutating func push(_ head: Head) {
    heads.append(head)
    var index = heads.count - 1
    while index > 0, heads[index].comes(before: heads[(index - 1) / 2]) {
      heads.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> Head? {
    guard let first = heads.first, let last = heads.popLast() else { return nil }
    guard !heads.isEmpty else { return first }
    heads[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heads.count && heads[child].comes(before: heads[least])
      {
        least = child
      }
      if least == index { return first }
      heads.swapAt(index, least)
      index = least
    }
  }
}
