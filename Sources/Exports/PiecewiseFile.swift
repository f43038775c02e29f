#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file that is read in pieces, so that it may be larger than memory. Never mapped: a mapped file that another program
/// cuts short ends the process.
public final class PiecewiseFile: Sendable {
  private let file: OpenFile
  private let before: OpenFile.State

  /// - Throws: `ReadError` when it is no regular file that can be read.
  public init(_ path: [UInt8]) throws(ReadError) {
    file = try OpenFile(path)
    before = try file.state()
  }

  /// Takes an open file over.
  init(_ open: consuming OpenFile) throws(ReadError) {
    before = try open.state()
    file = open
  }

  public var size: Int { before.size }
  /// Open as long as this lives; for copying by the kernel.
  public var descriptor: Int32 { file.descriptor }

  /// - Throws: `.changedWhileRead` when the file is shorter by now.
  public func read(_ range: Range<Int>) throws(ReadError) -> [UInt8] {
    var problem: ReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let got = pread(
          file.descriptor, buffer.baseAddress?.advanced(by: count), range.count - count,
          off_t(range.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          problem = got < 0 ? file.failure : ReadError(path: file.path, reason: .changedWhileRead)
          return
        }
        count += got
      }
    }
    if let problem { throw problem }
    return bytes
  }

  /// All bytes, mapped, for reading alone: as `FileReader.withMappedBytes`.
  public func withMappedBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) throws(ReadError) -> Result {
    guard size > 0 else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.descriptor, 0)
    guard let address, address != MAP_FAILED else { throw file.failure }
    defer { munmap(address, size) }
    let result = body(UnsafeRawBufferPointer(start: address, count: size))
    try checkUnchanged()
    return result
  }

  /// - Throws: `.changedWhileRead` when somebody wrote to it since it was opened.
  public func checkUnchanged() throws(ReadError) {
    guard try file.state() == before else { throw ReadError(path: file.path, reason: .changedWhileRead) }
  }
}
