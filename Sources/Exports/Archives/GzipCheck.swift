internal import CZLib

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Unpacks a gzip file (RFC 1952) to know that it is whole, and how large what it holds is. Behind each member stand a checksum and
/// a length, which zlib holds against what it unpacked; libarchive passes over both.
struct GzipCheck {
  /// Of all members together, unpacked, in bytes.
  private(set) var size = 0
  /// Whether the bytes so far end with a member, or with zeros behind the last one: a tape's block is filled up with them.
  private var isWhole = false
  private var isPadding = false

  private static let pieceLength = 256 << 10
  /// The largest window, and gzip's frame around it.
  private static let windowBits: Int32 = 15 + 16

  init(_ file: PiecewiseFile, path: [UInt8], limits: ArchiveLimits, watch: (Int) -> Void) throws(ReadError) {
    // zlib asks that its state stays at one address.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.pieceLength)
    let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.pieceLength)
    stream.initialize(to: z_stream())
    defer {
      inflateEnd(stream)
      stream.deallocate()
      input.deallocate()
      output.deallocate()
    }
    let start = inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard start == Z_OK else { throw ReadError(path: path, reason: .system(errno: ENOMEM)) }
    var offset = 0
    while offset < file.size {
      let piece = try file.read(offset..<min(offset + Self.pieceLength, file.size))
      offset += piece.count
      _ = input.update(fromContentsOf: piece)
      (stream.pointee.next_in, stream.pointee.avail_in) = (input.baseAddress, UInt32(piece.count))
      while stream.pointee.avail_in > 0 {
        if let words = inflateMore(stream, to: output) { throw Self.error(.damaged(words), path) }
        watch(size)
        guard size <= limits.totalSize else { throw Self.error(.totalTooLarge, path) }
        guard !limits.exceedsRatio(size, of: file.size) else { throw Self.error(.totalRatio, path) }
      }
    }
    guard isWhole else { throw Self.error(.damaged("it was cut short"), path) }
  }

  /// One step, which takes some of the input.
  /// - Returns: what is wrong.
  private mutating func inflateMore(
    _ stream: UnsafeMutablePointer<z_stream>, to output: UnsafeMutableBufferPointer<UInt8>
  ) -> String? {
    if isWhole, isPadding || stream.pointee.next_in.pointee == 0 {
      isPadding = true
      let rest = UnsafeBufferPointer(start: stream.pointee.next_in, count: Int(stream.pointee.avail_in))
      stream.pointee.avail_in = 0
      return rest.allSatisfy { $0 == 0 } ? nil : "there are other bytes behind its end"
    }
    if isWhole { inflateReset(stream) }
    (stream.pointee.next_out, stream.pointee.avail_out) = (output.baseAddress, UInt32(output.count))
    let result = inflate(stream, Z_NO_FLUSH)
    size += output.count - Int(stream.pointee.avail_out)
    isWhole = result == Z_STREAM_END
    if result == Z_OK || isWhole { return nil }
    return stream.pointee.msg.map { String(cString: $0) } ?? "it cannot be unpacked"
  }

  private static func error(_ problem: ArchiveProblem, _ path: [UInt8]) -> ReadError {
    ReadError(path: path, reason: .archive(problem))
  }
}
