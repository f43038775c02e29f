#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads files of an export: never writes, follows no link, waits for no pipe. One for each worker; it keeps a buffer.
public struct FileReader: ~Copyable {
  /// The largest file that is read as a whole, in bytes.
  public static let largestSize = 256 << 20

  private var buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  public init() {}

  deinit { buffer.deallocate() }

  /// The bytes of a regular file, in a buffer that is used again: valid inside `body` only.
  /// - Parameter limit: the largest size that is read.
  /// - Throws: `ReadError` when it cannot be read, is too large, or changed while it was read.
  public mutating func withBytes<Result>(
    of path: [UInt8], upTo limit: Int = FileReader.largestSize, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(ReadError) -> Result {
    let file = try OpenFile(path)
    let before = try file.state()
    guard before.size <= limit else { throw ReadError(path: path, reason: .tooLarge) }
    let count = try read(file, expecting: before.size)
    guard count == before.size, try file.state() == before else {
      throw ReadError(path: path, reason: .changedWhileRead)
    }
    return body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  /// Whether the file's first bytes are an archive's; false for one that cannot be read.
  public static func isArchive(_ path: [UInt8]) -> Bool {
    guard let file = try? PiecewiseFile(path),
      let start = try? file.read(0..<min(file.size, ArchiveLook.decisiveLength))
    else { return false }
    return start.withUnsafeBytes { ArchiveLook($0).format != nil }
  }

  /// The bytes of a regular file of any size, mapped. Another program that cuts the file short while `body` reads ends the
  /// process (SIGBUS), so this is for reading alone; what is written to is noticed afterwards.
  /// - Throws: `ReadError`; the result of `body` is then thrown away.
  public func withMappedBytes<Result>(
    of path: [UInt8], _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(ReadError) -> Result {
    let file = try OpenFile(path)
    let before = try file.state()
    return before.size == 0 ? body(UnsafeRawBufferPointer(start: nil, count: 0)) : try mapped(file, before, body)
  }

  private func mapped<Result>(
    _ file: borrowing OpenFile, _ before: OpenFile.State, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(ReadError) -> Result {
    let address = mmap(nil, before.size, PROT_READ, MAP_PRIVATE, file.descriptor, 0)
    guard let address, address != MAP_FAILED else { throw file.failure }
    defer { munmap(address, before.size) }
    madvise(address, before.size, Int32(MADV_SEQUENTIAL))
    let result = body(UnsafeRawBufferPointer(start: address, count: before.size))
    guard try file.state() == before else { throw ReadError(path: file.path, reason: .changedWhileRead) }
    return result
  }

  /// Fills the buffer up to one byte more than expected, by which growth shows.
  private mutating func read(_ file: borrowing OpenFile, expecting size: Int) throws(ReadError) -> Int {
    reserve(size + 1)
    var count = 0
    while count < size + 1 {
      #if canImport(Glibc)
        let got = Glibc.read(file.descriptor, buffer.baseAddress?.advanced(by: count), size + 1 - count)
      #else
        let got = Darwin.read(file.descriptor, buffer.baseAddress?.advanced(by: count), size + 1 - count)
      #endif
      if got < 0 {
        if errno == EINTR { continue }
        throw file.failure
      }
      if got == 0 { break }
      count += got
    }
    return count
  }

  private mutating func reserve(_ count: Int) {
    guard buffer.count < count else { return }
    buffer.deallocate()
    buffer = .allocate(byteCount: max(count, 64 << 10, buffer.count * 2), alignment: 64)
  }
}

/// A descriptor that closes itself.
struct OpenFile: ~Copyable {
  /// What tells that a file was written to.
  struct State: Equatable {
    let size: Int
    let changed: [Int]
  }

  let path: [UInt8]
  let descriptor: Int32

  /// Opens for reading without waiting, following or becoming the controlling terminal.
  init(_ path: [UInt8]) throws(ReadError) {
    descriptor = try Self.descriptor(of: path)
    self.path = path
  }

  /// Takes an open descriptor over.
  init(_ path: [UInt8], descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  private static func descriptor(of path: [UInt8]) throws(ReadError) -> Int32 {
    let descriptor = try SystemPath.with(path) { open($0, O_RDONLY | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw ReadError(path: path, reason: errno == ELOOP || errno == ENXIO ? .notRegular : .system(errno: errno))
    }
    return descriptor
  }

  deinit { close(descriptor) }

  /// The error of the call that came last.
  var failure: ReadError { ReadError(path: path, reason: .system(errno: errno)) }

  func state() throws(ReadError) -> State {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ReadError(path: path, reason: .notRegular) }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return State(size: Int(status.st_size), changed: [Int(time.tv_sec), Int(time.tv_nsec)])
  }
}
