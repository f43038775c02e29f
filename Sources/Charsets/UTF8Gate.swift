/// Is this UTF-8? Strict: no overlong forms, no surrogates, nothing above U+10FFFF. Linear, and without a detour through
/// `String`, which repairs silently.
public enum UTF8Gate {
  public static func isValid(_ bytes: [UInt8]) -> Bool { firstInvalid(in: bytes) == nil }

  public static func isValid(_ bytes: [UInt8], in range: Range<Int>) -> Bool { firstInvalid(in: bytes, range) == nil }

  /// Offset in `bytes` of the first byte that begins no whole character.
  public static func firstInvalid(in bytes: [UInt8], _ range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<bytes.count
    return bytes.withUnsafeBytes { firstInvalid(in: $0, range) }
  }

  /// - Precondition: `range` lies inside the buffer.
  public static func firstInvalid(in buffer: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
    var index = range.lowerBound
    while index < range.upperBound {
      index = endOfASCII(buffer, index, range.upperBound)
      guard index < range.upperBound else { break }
      let length = characterLength(buffer, index, range.upperBound)
      guard length > 0 else { return index }
      index += length
    }
    return nil
  }

  /// The first offset from `start` on that holds an octet above 127, or `end`.
  static func endOfASCII(_ buffer: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      index &+= 8
    }
    while index < end, buffer[index] < 0x80 { index &+= 1 }
    return index
  }

  /// Length of the well-formed character at `index` (Unicode, table 3-7), 0 where there is none.
  static func characterLength(_ buffer: UnsafeRawBufferPointer, _ index: Int, _ end: Int) -> Int {
    let lead = buffer[index]
    if lead < 0x80 { return 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= end, second.contains(buffer[index + 1]) else { return 0 }
    if length > 2, buffer[index + 2] & 0xC0 != 0x80 { return 0 }
    if length > 3, buffer[index + 3] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The scalar of a well-formed character.
  static func scalar(_ buffer: UnsafeRawBufferPointer, _ index: Int, length: Int) -> UInt32 {
    let lead = UInt32(buffer[index])
    func tail(_ n: Int) -> UInt32 { UInt32(buffer[index + n] & 0x3F) }
    switch length {
    case 1: return lead
    case 2: return (lead & 0x1F) << 6 | tail(1)
    case 3: return (lead & 0x0F) << 12 | tail(1) << 6 | tail(2)
    default: return (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    }
  }
}

extension [UInt8] {
  /// Adds the UTF-8 of a scalar value (no surrogate).
  mutating func appendUTF8(_ value: UInt32) {
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else if value < 0x10000 {
      append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else {
      append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}

/// How many bytes the UTF-8 of a scalar value takes.
func utf8Length(_ value: UInt32) -> Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }
