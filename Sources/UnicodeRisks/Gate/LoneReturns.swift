/// CRs that are not before an LF.
enum LoneReturns {
  /// 32 bytes at a time.
  static func areIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let (carriage, feed) = (SIMD32<UInt8>(repeating: 0x0D), SIMD32<UInt8>(repeating: 0x0A))
    var index = 0
    while index &+ 33 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self)
      let next = bytes.loadUnaligned(fromByteOffset: index &+ 1, as: SIMD32<UInt8>.self)
      // Masks are joined as words: bit operations on 32 lanes are compiled lane by lane.
      let returns = unsafeBitCast(block .== carriage, to: SIMD4<UInt64>.self)
      let lone = returns & ~unsafeBitCast(next .== feed, to: SIMD4<UInt64>.self)
      if (lone[0] | lone[1] | lone[2] | lone[3]) != 0 { return true }
      index &+= 32
    }
    while index < bytes.count {
      if bytes[index] == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A { return true }
      index += 1
    }
    return false
  }
}
