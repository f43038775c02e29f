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

extension UInt64 {
  /// Eight bytes of a buffer at once. Whether one of them is this one.
  @inline(__always)
  func holds(_ byte: UInt8) -> Bool {
    let difference = self ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0
  }

  /// Whether all of them are ASCII.
  @inline(__always)
  var isASCII: Bool { self & 0x8080_8080_8080_8080 == 0 }
}

extension Collection<UInt8> where Index == Int {
  /// Whether these bytes begin with a word, whatever their case.
  /// - Parameter word: ASCII, in upper case.
  func begins(with word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for at in 0..<word.utf8CodeUnitCount where self[startIndex + at].uppercasedASCII != word.utf8Start[at] {
      return false
    }
    return true
  }
}
