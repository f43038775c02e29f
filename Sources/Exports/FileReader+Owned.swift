#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FileReader {
  /// All bytes of a regular file, read straight into the array that keeps them: no second copy, and nothing that a later
  /// writer could change.
  /// - Parameter limit: the largest size that is read.
  /// - Throws: `ReadError` when it cannot be read, is too large, or changed meanwhile.
  public static func bytes(of path: [UInt8], upTo limit: Int = .max) throws(ReadError) -> [UInt8] {
    let file = try OpenFile(path)
    let before = try file.state()
    guard before.size <= limit else { throw ReadError(path: path, reason: .tooLarge) }
    var failure: ReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: before.size) { buffer, count in
      advise(buffer)
      while count < before.size {
        #if canImport(Glibc)
          let got = Glibc.read(file.descriptor, buffer.baseAddress?.advanced(by: count), before.size - count)
        #else
          let got = Darwin.read(file.descriptor, buffer.baseAddress?.advanced(by: count), before.size - count)
        #endif
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = file.failure }
        if got <= 0 { return }
        count += got
      }
    }
    if let failure { throw failure }
    guard bytes.count == before.size, try file.state() == before else {
      throw ReadError(path: path, reason: .changedWhileRead)
    }
    return bytes
  }

  /// Asks for large pages: hundreds of megabytes are read in half the time then.
  private static func advise(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    #if canImport(Glibc)
      let page = 1 << 21
      guard let base = UnsafeMutableRawPointer(buffer.baseAddress), buffer.count >= 4 * page else { return }
      let skipped = (page - Int(bitPattern: base) % page) % page
      madvise(base + skipped, buffer.count - skipped - (buffer.count - skipped) % page, Int32(MADV_HUGEPAGE))
    #endif
  }
}
