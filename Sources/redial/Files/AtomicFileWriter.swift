import CPlatform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files below one folder, each whole or not at all: temporary file, flush to disk, rename. Every component
/// of a path is opened relative to its folder's descriptor without following links, so nothing is ever written outside.
///
/// The flush is one for many files, so a file that was written takes its name with others: at the latest at `synchronize`, without
/// which the last of them are lost. A run that is killed, or a machine that loses power, leaves whole files or none.
///
/// Paths are bytes, relative to the root, components separated by `/`. Permissions are what the umask leaves.
struct AtomicFileWriter: Sendable {
  /// The folder that everything is written under.
  let root: String
  private let temporaries: TemporaryFolder
  private let waiting = WaitingFiles()

  /// Creates the folder where it is missing.
  init(root: String) throws {
    self.root = root
    temporaries = TemporaryFolder(in: root)
    try Self.makeFolders(root)
  }

  /// Removes what a run left that was killed. For whoever holds the folder alone: another run's files would go, too.
  func sweep() throws {
    guard temporaries.sweep() else { throw failure("remove", Array(TemporaryFolder.name.utf8)) }
  }

  /// Writes `bytes`, which take their name by `synchronize`; leaves the file alone when it already holds just that.
  /// - Returns: whether anything was written.
  @discardableResult
  func write(_ bytes: [UInt8], to path: [UInt8]) throws -> Bool {
    try giveNames(before: path)
    let (folder, name) = try parent(of: path)
    defer { close(folder) }
    if Self.holds(bytes, folder: folder, name: name) { return false }
    guard let file = temporaries.file() else { throw failure("create", path) }
    try bytes.withUnsafeBytes { try Self.writeAll($0, to: file.descriptor) }
    try keep(file, as: path)
    return true
  }

  /// A file that is written piece by piece.
  func stream(to path: String) throws -> OutputStream { try stream(to: Array(path.utf8)) }

  func stream(to path: [UInt8]) throws -> OutputStream {
    guard let file = temporaries.file() else { throw failure("create", path) }
    return OutputStream(file) { try finish($0, as: path) }
  }

  /// A file that was written in pieces takes its name like any other; where the file of that name holds the same, that one stays.
  private func finish(_ file: TemporaryFile, as path: [UInt8]) throws {
    try giveNames(before: path)
    let (folder, name) = try parent(of: path)
    defer { close(folder) }
    let old = openat(folder, name.characters, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    defer { if old >= 0 { close(old) } }
    if old >= 0, FileComparison.areEqual(old, file.descriptor) { return }
    try keep(file, as: path)
  }

  // MARK: Names

  private func keep(_ file: TemporaryFile, as path: [UInt8]) throws {
    if waiting.add(file, as: path) { try giveNames() }
  }

  /// What is asked of a name has to be true of the file that waits for it.
  private func giveNames(before path: [UInt8]) throws {
    if waiting.holds(path) { try giveNames() }
  }

  private func giveNames() throws {
    let files = waiting.take()
    guard !files.isEmpty else { return }
    try flush()
    for one in files {
      let (folder, name) = try parent(of: one.path)
      defer { close(folder) }
      guard one.file.rename(to: name, in: folder) else { throw failure("rename", one.path) }
    }
  }

  /// Gives every file its name, and puts the names on disk, too.
  func synchronize() throws {
    try giveNames()
    try flush()
  }

  private func flush() throws {
    let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("open", Array(root.utf8)) }
    defer { close(folder) }
    guard platform_syncfs(folder) == 0 else { throw failure("write", Array(root.utf8)) }
  }

  /// Removes a file of an earlier run; missing is fine.
  func remove(_ path: [UInt8]) throws {
    try giveNames(before: path)
    let (folder, name) = try parent(of: path)
    defer { close(folder) }
    guard unlinkat(folder, name.characters, 0) == 0 || errno == ENOENT else { throw failure("remove", path) }
  }

  /// Removes a file of this run, and the folders above it that nothing else is in.
  func removeWithFolders(_ path: [UInt8]) throws {
    try remove(path)
    var folders = path.split(separator: UInt8(ascii: "/")).dropLast()
    while !folders.isEmpty {
      let (folder, name) = try parent(of: Array(folders.joined(separator: [UInt8(ascii: "/")])))
      defer { close(folder) }
      guard unlinkat(folder, name.characters, AT_REMOVEDIR) == 0 else { return }
      folders.removeLast()
    }
  }

  /// Names of the files directly in a folder below the root, those included that waited for theirs; none where it is missing.
  func names(in folder: String) throws -> [[UInt8]] {
    try giveNames()
    return Self.names(in: root + "/" + folder)
  }

  static func names(in folder: String) -> [[UInt8]] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// An open descriptor of the folder that holds `path`, and the last component; folders are made on the way.
  private func parent(of path: [UInt8]) throws -> (Int32, ByteName) {
    var components = path.split(separator: UInt8(ascii: "/")).map { ByteName($0) }
    guard let name = components.popLast(), !name.isParent, !components.contains(where: \.isParent) else {
      throw RunFailure(ExitStatus.cannotCreate, "refused to write outside \(root)")
    }
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("open", Array(root.utf8)) }
    for component in components {
      if mkdirat(folder, component.characters, 0o755) != 0, errno != EEXIST {
        close(folder)
        throw failure("create", path)
      }
      let next = openat(folder, component.characters, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(folder)
      guard next >= 0 else { throw failure("open", path) }
      folder = next
    }
    return (folder, name)
  }

  private func failure(_ verb: String, _ path: [UInt8]) -> RunFailure {
    let code = errno
    let status = code == EIO ? ExitStatus.inputOutput : ExitStatus.cannotCreate
    let shown = (String(validating: path, as: UTF8.self) ?? "a file").printable
    return RunFailure(status, "cannot \(verb) \(shown) under \(root): \(String(cString: strerror(code)))")
  }

  static func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.baseAddress.map { Standard.write(file, $0 + offset, bytes.count - offset) } ?? 0
      if written < 0 {
        if errno == EINTR { continue }
        throw RunFailure(ExitStatus.inputOutput, "cannot write: \(String(cString: strerror(errno)))")
      }
      offset += written
    }
  }

  private static func holds(_ bytes: [UInt8], folder: Int32, name: ByteName) -> Bool {
    let file = openat(folder, name.characters, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count else {
      return false
    }
    var buffer = [UInt8](repeating: 0, count: max(1, min(bytes.count, 1 << 16)))
    var offset = 0
    while offset < bytes.count {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      guard count > 0, offset + count <= bytes.count, buffer[..<count].elementsEqual(bytes[offset..<(offset + count)])
      else { return false }
      offset += count
    }
    return true
  }

  static func makeFolders(_ path: String) throws {
    var made = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + component
      if mkdir(made, 0o755) != 0, errno != EEXIST {
        throw RunFailure(ExitStatus.cannotCreate, "cannot create \(path): \(String(cString: strerror(errno)))")
      }
    }
  }
}

/// One component of a path as the system takes it: bytes with a NUL behind them.
struct ByteName {
  let characters: [CChar]

  init(_ bytes: some Sequence<UInt8>) { characters = bytes.map(CChar.init(bitPattern:)) + [0] }
  init(_ name: String) { self.init(name.utf8) }

  var isParent: Bool { characters == [0x2E, 0x2E, 0] || characters == [0x2E, 0] }
}
