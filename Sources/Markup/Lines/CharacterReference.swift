/// Character references (`&nbsp;`, `&#8217;`, `&#x92;`) by the rules of the HTML Standard, section 13.2.5.72 and following:
/// legacy names need no semicolon, numbers 128 to 159 mean windows-1252, and what is no character is U+FFFD. References do
/// not nest, so there is nothing to expand.
enum CharacterReference {
  /// Up to two scalars and how many source bytes they stand for.
  struct Decoded {
    let first: Unicode.Scalar
    let second: Unicode.Scalar?
    /// From `&` on.
    let length: Int
  }

  /// - Parameter isInAttribute: there, a legacy name before `=`, a letter or a digit is no reference (`?a=1&copy=2`).
  /// - Returns: nil when the `&` at `offset` is just that.
  static func decode(_ bytes: Span<UInt8>, at offset: Int, limit: Int, isInAttribute: Bool) -> Decoded? {
    let start = offset + 1
    guard start < limit else { return nil }
    if bytes[start] == UInt8(ascii: "#") { return number(bytes, offset, limit) }
    guard bytes[start].isASCIILetter else { return nil }
    return name(bytes, offset, limit, isInAttribute)
  }

  /// An attribute value with its references decoded.
  static func decodedValue(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    guard range.contains(where: { bytes[$0] == UInt8(ascii: "&") }) else { return bytes.copied(range) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "&"),
        let decoded = decode(bytes, at: index, limit: range.upperBound, isInAttribute: true)
      {
        result.append(utf8: decoded.first)
        if let second = decoded.second { result.append(utf8: second) }
        index += decoded.length
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func number(_ bytes: Span<UInt8>, _ offset: Int, _ limit: Int) -> Decoded? {
    var index = offset + 2
    let isHexadecimal = index < limit && bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < limit, let digit = bytes[index].digit(isHexadecimal: isHexadecimal) {
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      index += 1
    }
    guard index > digits else { return nil }
    if index < limit, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return Decoded(first: scalar(value), second: nil, length: index - offset)
  }

  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    if value >= 0x80, value <= 0x9F {
      let mapped = windows1252[Int(value - 0x80)]
      return Unicode.Scalar(mapped == 0 ? value : UInt32(mapped)) ?? "\u{FFFD}"
    }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Bytes 0x80 to 0x9F; 0 where windows-1252 leaves the C1 control.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  private static func name(_ bytes: Span<UInt8>, _ offset: Int, _ limit: Int, _ isInAttribute: Bool) -> Decoded? {
    let start = offset + 1
    let most = min(start + NamedReferences.longestName, limit)
    var index = start
    while index < most, bytes[index].isASCIILetter || bytes[index].isASCIIDigit { index += 1 }
    if index < limit, bytes[index] == UInt8(ascii: ";"), let entry = NamedReferences.entry(bytes, start..<index) {
      return Decoded(first: entry.first, second: entry.second, length: index + 1 - offset)
    }
    // The longest legacy name that the letters begin with.
    var end = min(index, start + NamedReferences.longestLegacyName)
    while end > start + 1 {
      if let entry = NamedReferences.entry(bytes, start..<end), entry.isLegacy {
        let isFollowed =
          end < limit && (bytes[end] == UInt8(ascii: "=") || bytes[end].isASCIILetter || bytes[end].isASCIIDigit)
        if isInAttribute, isFollowed { return nil }
        return Decoded(first: entry.first, second: entry.second, length: end - offset)
      }
      end -= 1
    }
    return nil
  }
}

extension Span<UInt8> {
  func areEqual(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
    guard range.count == other.count else { return false }
    for offset in 0..<range.count where self[range.lowerBound + offset] != self[other.lowerBound + offset] {
      return false
    }
    return true
  }

  func copied(_ range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBufferPointer { Array($0) }
  }
}

extension [UInt8] {
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  mutating func append(utf8 scalar: Unicode.Scalar) {
    if let encoded = UTF8.encode(scalar) { self += encoded }
  }
}

extension UInt8 {
  fileprivate func digit(isHexadecimal: Bool) -> UInt32? {
    if isASCIIDigit { return UInt32(self - 0x30) }
    let lower = self | 0x20
    return isHexadecimal && lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x61 + 10) : nil
  }
}
