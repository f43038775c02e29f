#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Span<UInt8> {
  /// The first such byte in a range, by `memchr`; the range's end when there is none.
  func index(of byte: UInt8, in range: Range<Int>) -> Int {
    extracting(range).withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else {
        return range.upperBound
      }
      return range.lowerBound + (UnsafeRawPointer(found) - base)
    }
  }
}
