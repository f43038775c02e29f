#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that never has a name anybody could open: what is unpacked may hold secrets, and goes with the process.
struct TemporarySpace: ~Copyable {
  private let file: OpenFile

  /// In `TMPDIR`, else in `/var/tmp`, which is a disk where `/tmp` may be memory.
  /// - Parameter path: what messages call it.
  init(for path: [UInt8]) throws(ReadError) {
    for folder in [getenv("TMPDIR").map { String(cString: $0) }, "/var/tmp", "/tmp"] {
      guard let folder, !folder.isEmpty else { continue }
      var template = Array("\(folder)/redial-XXXXXX".utf8CString)
      let descriptor = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
      guard descriptor >= 0 else { continue }
      unlink(template)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      file = OpenFile(path, descriptor: descriptor)
      return
    }
    throw ReadError(path: path, reason: .archive(.noRoom(errno: errno)))
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(ReadError) {
    var done = 0
    while done < bytes.count {
      let count = write(file.descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ReadError(path: file.path, reason: .archive(.noRoom(errno: errno))) }
      done += count
    }
  }

  consuming func finished() throws(ReadError) -> PiecewiseFile { try PiecewiseFile(file) }
}
