#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files under the PATHs given.
public struct Walk: Sendable, Equatable {
  /// PATHs in the order given, the files under each sorted bytewise by relative path. A file that is reached under two PATHs
  /// is listed under the first.
  public private(set) var files: [FoundFile] = []
  /// Symbolic links, devices, sockets and pipes that were passed over.
  public private(set) var skipped = 0
  /// Directories and files that could not be looked at; the rest was.
  public private(set) var failures: [ReadError] = []

  private var seen: Set<[UInt8]> = []

  /// Walks directories down, hidden ones too. No symbolic link below a PATH is followed; a PATH that is one itself was named
  /// by somebody and stands for its target.
  ///
  /// - Parameter paths: files and directories as bytes. `-` has no meaning here: standard input is no file.
  /// - Throws: `ReadError` when a PATH does not exist.
  public init(_ paths: [[UInt8]]) throws(ReadError) {
    for path in paths { try add(path, isOnly: paths.count == 1) }
    seen = []
  }

  private mutating func add(_ given: [UInt8], isOnly: Bool) throws(ReadError) {
    let path = try resolved(given)
    let start = files.count
    switch try Self.status(of: path) {
    case .directory: walk(path)
    case .file(let size): append(FoundFile(path: path, relativePath: Self.lastComponent(of: given), size: size), isOnly)
    case .other: skipped += 1
    }
    files[start...].sort { $0.relativePath.lexicographicallyPrecedes($1.relativePath) }
    if !isOnly { for file in files[start...] { seen.insert(file.path) } }
  }

  private mutating func append(_ file: FoundFile, _ isOnly: Bool = false) {
    if isOnly || seen.isEmpty || !seen.contains(file.path) { files.append(file) }
  }

  // MARK: One directory after the other

  private mutating func walk(_ root: [UInt8]) {
    var pending: [(path: [UInt8], relative: [UInt8])] = [(root, [])]
    while let directory = pending.popLast() {
      for name in names(in: directory.path) {
        let path = Self.joined(directory.path, name)
        let relative = directory.relative.isEmpty ? name : Self.joined(directory.relative, name)
        do throws(ReadError) {
          switch try Self.status(of: path) {
          case .directory: pending.append((path, relative))
          case .file(let size): append(FoundFile(path: path, relativePath: relative, size: size))
          case .other: skipped += 1
          }
        } catch {
          failures.append(error)
        }
      }
    }
  }

  /// The names in a directory, in no order; none, and a failure noted, when it cannot be read.
  private mutating func names(in directory: [UInt8]) -> [[UInt8]] {
    do throws(ReadError) {
      let descriptor = try SystemPath.with(directory) { open($0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
      guard descriptor >= 0 else { throw ReadError(path: directory, reason: .system(errno: errno)) }
      guard let stream = fdopendir(descriptor) else {
        let number = errno
        close(descriptor)
        throw ReadError(path: directory, reason: .system(errno: number))
      }
      defer { closedir(stream) }
      return try Self.names(of: stream, in: directory)
    } catch {
      failures.append(error)
      return []
    }
  }

  #if canImport(Glibc)
    private typealias DirectoryStream = OpaquePointer
  #else
    private typealias DirectoryStream = UnsafeMutablePointer<DIR>
  #endif

  private static func names(of stream: DirectoryStream, in directory: [UInt8]) throws(ReadError) -> [[UInt8]] {
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw ReadError(path: directory, reason: .system(errno: errno)) }
        return names
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
  }

  // MARK: Paths

  private enum Status {
    case directory
    /// With its size in bytes.
    case file(Int)
    case other
  }

  private static func status(of path: [UInt8]) throws(ReadError) -> Status {
    var status = stat()
    guard try SystemPath.with(path, { lstat($0, &status) }) == 0 else {
      throw ReadError(path: path, reason: .system(errno: errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .directory
    case S_IFREG: return .file(Int(status.st_size))
    default: return .other
    }
  }

  /// The path without slashes at its end; the target when it is a symbolic link.
  private func resolved(_ given: [UInt8]) throws(ReadError) -> [UInt8] {
    var path = given
    while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    guard case .other = try Self.status(of: path) else { return path }
    let target = try SystemPath.with(path) { name -> [UInt8]? in
      guard let target = realpath(name, nil) else { return nil }
      defer { free(target) }
      return UnsafeRawBufferPointer(start: target, count: strlen(target)).map { $0 }
    }
    guard let target else { throw ReadError(path: given, reason: .system(errno: errno)) }
    return target
  }

  private static func joined(_ directory: [UInt8], _ name: [UInt8]) -> [UInt8] {
    directory.last == UInt8(ascii: "/") ? directory + name : directory + [UInt8(ascii: "/")] + name
  }

  private static func lastComponent(of path: [UInt8]) -> [UInt8] {
    path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path
  }
}
