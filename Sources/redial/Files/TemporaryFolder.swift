import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where files lie until they are whole: `.redial-partial` directly in the output folder, where no source's name leads. Made
/// when it is needed, gone with its last user.
final class TemporaryFolder: Sendable {
  static let name = ".redial-partial"

  private let path: String
  private let count = Atomic<Int>(0)

  /// - Parameter root: need not exist yet.
  init(in root: String) { path = root + "/" + Self.name }

  /// A new file, empty; nil with `errno` set where there can be none.
  func file() -> TemporaryFile? {
    if mkdir(path, 0o755) != 0, errno != EEXIST { return nil }
    guard let folder = opened() else { return nil }
    defer { close(folder) }
    while true {
      // Commands that take no lock may write side by side; what one left that was killed may have the name, too.
      let name = ByteName("\(getpid())-\(count.add(1, ordering: .relaxed).newValue)")
      let file = openat(folder, name.characters, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      if file >= 0 { return TemporaryFile(owner: self, name: name, descriptor: file) }
      guard errno == EEXIST else { return nil }
    }
  }

  /// A descriptor of the folder; nil with `errno` set where there is none.
  fileprivate func opened() -> Int32? {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    return folder < 0 ? nil : folder
  }

  /// Empties it. False with `errno` set where something stays.
  func sweep() -> Bool {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    // A link or a file in its place goes itself.
    guard folder >= 0 else { return errno == ENOENT || unlink(path) == 0 }
    defer { close(folder) }
    for name in AtomicFileWriter.names(in: path) where unlinkat(folder, ByteName(name).characters, 0) != 0 {
      return false
    }
    return true
  }

  deinit { rmdir(path) }
}

/// A file that has no name of its own yet. What it holds is lost unless it is given one.
final class TemporaryFile: Sendable {
  /// Of its bytes, until `closeData`.
  var descriptor: Int32 { data.load(ordering: .relaxed) }

  private let data: Atomic<Int32>
  private let owner: TemporaryFolder
  private let name: ByteName

  fileprivate init(owner: TemporaryFolder, name: ByteName, descriptor: Int32) {
    self.owner = owner
    self.name = name
    data = Atomic(descriptor)
  }

  /// For a file that is whole: many may wait for their names, and descriptors are few.
  func closeData() {
    let descriptor = data.exchange(-1, ordering: .relaxed)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Gives it its name; false with `errno` set where that is refused.
  func rename(to new: ByteName, in other: Int32) -> Bool {
    guard let folder = owner.opened() else { return false }
    defer { close(folder) }
    return renameat(folder, name.characters, other, new.characters) == 0
  }

  deinit {
    closeData()
    // Still there only when the file did not take its name.
    guard let folder = owner.opened() else { return }
    unlinkat(folder, name.characters, 0)
    close(folder)
  }
}
