import CPlatform
import Exports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is written piece by piece and asks for its name when it is whole.
final class OutputStream {
  private let temporary: TemporaryFile
  private let whole: (TemporaryFile) throws -> Void
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// - Parameters:
  ///   - temporary: what the file is until it is whole.
  ///   - whole: is given it then.
  init(_ temporary: TemporaryFile, whole: @escaping (TemporaryFile) throws -> Void) {
    self.temporary = temporary
    self.whole = whole
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Appends a range of another file, copied by the kernel where it can.
  /// - Throws: `ReadError` where the other file is shorter by now, or cannot be read.
  func copy(from source: PiecewiseFile, _ range: Range<Int>) throws {
    try flush()
    var offset = off_t(range.lowerBound)
    while Int(offset) < range.upperBound {
      let count = platform_copy_range(
        source.descriptor, &offset, temporary.descriptor, min(range.upperBound - Int(offset), 1 << 30))
      if count > 0 || (count < 0 && errno == EINTR) { continue }
      // Another file system, an old kernel, trouble: by way of memory, where reading and writing fail apart.
      return try copyByHand(from: source, Int(offset)..<range.upperBound)
    }
  }

  private func copyByHand(from source: PiecewiseFile, _ range: Range<Int>) throws {
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.bufferSize) {
      let bytes = try source.read(start..<min(start + Self.bufferSize, range.upperBound))
      try bytes.withUnsafeBytes { try AtomicFileWriter.writeAll($0, to: temporary.descriptor) }
    }
  }

  func finish() throws {
    try flush()
    try whole(temporary)
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { try AtomicFileWriter.writeAll($0, to: temporary.descriptor) }
    buffer.removeAll(keepingCapacity: true)
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
