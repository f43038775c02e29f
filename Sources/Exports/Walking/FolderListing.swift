#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The names in one directory, in the order in which the paths below them sort: a folder's name counts with a slash behind it.
/// One buffer holds them all; a folder of a million files costs some 30 MB while it is walked.
struct FolderListing {
  /// Names with their sort mark and a NUL behind each: `a.ics\0`, `folder/\0`.
  private var text: [UInt8] = []
  /// Where each name begins, in order.
  private var starts: [UInt32] = []
  private var position = 0

  init(_ directory: [UInt8]) throws(ReadError) {
    let descriptor = try SystemPath.with(directory) { open($0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { throw ReadError(path: directory, reason: .system(errno: errno)) }
    guard let stream = fdopendir(descriptor) else {
      let number = errno
      close(descriptor)
      throw ReadError(path: directory, reason: .system(errno: number))
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw ReadError(path: directory, reason: .system(errno: errno)) }
        break
      }
      // Places are 32 bits wide; a folder with more names is refused, not read in part.
      guard text.count < Int(UInt32.max) - 1024 else {
        throw ReadError(path: directory, reason: .system(errno: EOVERFLOW))
      }
      add(entry, descriptor)
    }
    text.withUnsafeBytes { text in
      guard let names = text.bindMemory(to: CChar.self).baseAddress else { return }
      // Bytes compared as unsigned, up to the NUL.
      starts.sort { strcmp(names + Int($0), names + Int($1)) < 0 }
    }
  }

  /// The next name, without a slash.
  mutating func next() -> [UInt8]? {
    guard position < starts.count else { return nil }
    let start = Int(starts[position])
    position += 1
    let end = text[start...].firstIndex(of: 0) ?? text.count
    return Array(text[start..<(text[end - 1] == UInt8(ascii: "/") ? end - 1 : end)])
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>, _ folder: Int32) {
    let start = text.count
    withUnsafeBytes(of: &entry.pointee.d_name) { name in
      let isDot = name[0] == 0x2E && (name[1] == 0 || name[1] == 0x2E && name[2] == 0)
      guard !isDot else { return }
      let length = name.firstIndex(of: 0) ?? name.count
      text.append(contentsOf: UnsafeRawBufferPointer(rebasing: name[..<length]))
    }
    guard text.count > start else { return }
    if Self.isFolder(entry, folder) { text.append(UInt8(ascii: "/")) }
    text.append(0)
    starts.append(UInt32(start))
  }

  private static func isFolder(_ entry: UnsafeMutablePointer<dirent>, _ folder: Int32) -> Bool {
    if entry.pointee.d_type != UInt8(DT_UNKNOWN) { return entry.pointee.d_type == UInt8(DT_DIR) }
    // Not every file system tells.
    var status = stat()
    let result = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
    }
    return result == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
