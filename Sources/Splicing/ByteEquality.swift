extension [UInt8] {
  /// As `==`, eight bytes at a time: that of arrays goes byte by byte.
  public func isSame(as other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBytes { left in
      other.withUnsafeBytes { right in
        if left.baseAddress == right.baseAddress { return true }
        var index = 0
        while index &+ 8 <= left.count {
          let a = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          let b = right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if a != b { return false }
          index &+= 8
        }
        while index < left.count {
          if left[index] != right[index] { return false }
          index &+= 1
        }
        return true
      }
    }
  }
}
