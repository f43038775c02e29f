/// Searches over raw bytes, 32 at a time.
enum ByteSearch {
  /// The first offset in `start..<end` at which `first` and `second` stand side by side; nil where they do not.
  static func pair(
    _ first: UInt8, _ second: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int? {
    var index = start
    let firsts = SIMD32<UInt8>(repeating: first)
    let seconds = SIMD32<UInt8>(repeating: second)
    while index &+ 33 <= end {
      let a = bytes.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self) .== firsts
      let b = bytes.loadUnaligned(fromByteOffset: index &+ 1, as: SIMD32<UInt8>.self) .== seconds
      let words = unsafeBitCast(a .& b, to: SIMD4<UInt64>.self)
      if (words[0] | words[1] | words[2] | words[3]) != 0 {
        for word in 0..<4 where words[word] != 0 {
          return index + word * 8 + words[word].trailingZeroBitCount / 8
        }
      }
      index &+= 32
    }
    while index &+ 1 < end {
      if bytes[index] == first, bytes[index &+ 1] == second { return index }
      index &+= 1
    }
    return nil
  }

  /// Whether `first` stands anywhere without `second` right behind it.
  static func holds(
    _ first: UInt8, withoutFollowing second: UInt8, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    var index = range.lowerBound
    let firsts = SIMD32<UInt8>(repeating: first)
    let seconds = SIMD32<UInt8>(repeating: second)
    while index &+ 33 <= range.upperBound {
      let a = bytes.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self) .== firsts
      let b = bytes.loadUnaligned(fromByteOffset: index &+ 1, as: SIMD32<UInt8>.self) .!= seconds
      let words = unsafeBitCast(a .& b, to: SIMD4<UInt64>.self)
      if (words[0] | words[1] | words[2] | words[3]) != 0 { return true }
      index &+= 32
    }
    while index < range.upperBound {
      if bytes[index] == first, index &+ 1 == range.upperBound || bytes[index &+ 1] != second { return true }
      index &+= 1
    }
    return false
  }

  /// The first offset in `start..<end` that holds a byte, or `end`.
  static func byte(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
    var index = start
    let needle = SIMD32<UInt8>(repeating: byte)
    while index &+ 32 <= end {
      let hits = bytes.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self) .== needle
      let words = unsafeBitCast(hits, to: SIMD4<UInt64>.self)
      if (words[0] | words[1] | words[2] | words[3]) != 0 { break }
      index &+= 32
    }
    while index < end, bytes[index] != byte { index &+= 1 }
    return index
  }
}
