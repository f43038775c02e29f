#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension UnsafeRawBufferPointer {
  /// The first such byte, by `memchr`.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard let base = baseAddress, !range.isEmpty else { return nil }
    guard let found = memchr(base + range.lowerBound, Int32(byte), range.count) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}

extension [UInt8] {
  /// As `contains`, by `memchr`.
  func holds(_ byte: UInt8) -> Bool { withUnsafeBytes { $0.firstIndex(of: byte, in: 0..<$0.count) != nil } }
}
