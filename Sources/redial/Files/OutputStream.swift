import CPlatform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is written piece by piece and takes its name when it is whole. Where the file that has the name already holds
/// the same bytes, that one stays.
final class OutputStream {
  private let folder: Int32
  private let file: Int32
  private let name: ByteName
  private let temporary: ByteName
  private let failure: (String) -> RunFailure
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// - Parameters:
  ///   - folder: an open descriptor, which the stream closes.
  ///   - temporary: what the file is called until it is whole; no other stream into the folder may use it meanwhile.
  ///   - failure: makes the error of a verb (`create`, `write`, `rename`) from `errno`.
  init(
    folder: Int32, name: ByteName, temporary: ByteName, failure: @escaping (String) -> RunFailure
  ) throws {
    self.folder = folder
    self.name = name
    self.temporary = temporary
    self.failure = failure
    unlinkat(folder, temporary.characters, 0)
    file = openat(folder, temporary.characters, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      let error = failure("create")
      close(folder)
      throw error
    }
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Appends a range of another file, copied by the kernel where it can.
  func copy(from source: Int32, _ range: Range<Int>) throws {
    try flush()
    var offset = off_t(range.lowerBound)
    while Int(offset) < range.upperBound {
      let count = platform_copy_range(source, &offset, file, min(range.upperBound - Int(offset), 1 << 30))
      if count > 0 || (count < 0 && errno == EINTR) { continue }
      // Another file system, an old kernel: by way of memory.
      return try copyByHand(from: source, Int(offset)..<range.upperBound)
    }
  }

  private func copyByHand(from source: Int32, _ range: Range<Int>) throws {
    var offset = range.lowerBound
    try withUnsafeTemporaryAllocation(byteCount: Self.bufferSize, alignment: 64) { buffer in
      while offset < range.upperBound {
        let count = pread(source, buffer.baseAddress, min(buffer.count, range.upperBound - offset), off_t(offset))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failure("copy") }
        try AtomicFileWriter.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: file)
        offset += count
      }
    }
  }

  /// Gives the file its name.
  func finish() throws {
    try flush()
    if isUnchanged() { return }
    guard renameat(folder, temporary.characters, folder, name.characters) == 0 else { throw failure("rename") }
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { try AtomicFileWriter.writeAll($0, to: file) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func isUnchanged() -> Bool {
    let old = openat(folder, name.characters, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard old >= 0 else { return false }
    defer { close(old) }
    return FileComparison.areEqual(old, file)
  }

  deinit {
    // Still there only when the file did not take its name.
    unlinkat(folder, temporary.characters, 0)
    close(file)
    close(folder)
  }
}

/// Compares files by their bytes.
enum FileComparison {
  /// Whether two regular files hold the same bytes, whatever their descriptors' positions.
  static func areEqual(_ first: Int32, _ second: Int32) -> Bool {
    var (a, b) = (stat(), stat())
    guard fstat(first, &a) == 0, fstat(second, &b) == 0, a.st_mode & S_IFMT == S_IFREG, a.st_size == b.st_size else {
      return false
    }
    let size = 1 << 16
    return withUnsafeTemporaryAllocation(byteCount: 2 * size, alignment: 64) { buffer in
      guard let left = buffer.baseAddress else { return false }
      var offset = 0
      while offset < Int(a.st_size) {
        let count = pread(first, left, size, off_t(offset))
        guard count > 0, pread(second, left + size, count, off_t(offset)) == count,
          memcmp(left, left + size, count) == 0
        else { return false }
        offset += count
      }
      return true
    }
  }
}
