/// Byte-level reading of ASCII inside UTF-8. Anything above 0x7F is left as it is.
enum ASCII {
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  static func lower(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map { lower($0) } }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func digitCount(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      // Without a branch, so that many bytes are looked at together.
      Int(buffer.reduce(into: UInt32(0)) { $0 &+= $1 &- 0x30 < 10 ? 1 : 0 })
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  static func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The same as a string.
  static func percentDecodedString(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.contains(0x25) ? string(percentDecoded(bytes)) : string(bytes)
  }

  /// Percent-encoding taken off once; a stray `%` stays.
  static func percentDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard bytes.contains(0x25) else { return Array(bytes) }
    let source = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if source[index] == 0x25, index + 2 < source.count, let high = hexValue(source[index + 1]),
        let low = hexValue(source[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return result
  }
}

extension Collection<UInt8> {
  /// The text occurs, ASCII case ignored. `needle` is lower case.
  func contains(caseless needle: StaticString) -> Bool { firstIndex(caseless: needle) != nil }

  func firstIndex(caseless needle: StaticString) -> Index? {
    let count = needle.utf8CodeUnitCount
    guard count > 0, self.count >= count else { return nil }
    let wanted = UnsafeBufferPointer(start: needle.utf8Start, count: count)
    var start = startIndex
    let last = index(endIndex, offsetBy: -count)
    while start <= last {
      if ASCII.lower(self[start]) == wanted[0] {
        var here = index(after: start)
        var matched = 1
        while matched < count, ASCII.lower(self[here]) == wanted[matched] {
          here = index(after: here)
          matched += 1
        }
        if matched == count { return start }
      }
      start = index(after: start)
    }
    return nil
  }

  func starts(caseless needle: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
    guard count >= wanted.count else { return false }
    return zip(self, wanted).allSatisfy { ASCII.lower($0) == $1 }
  }
}

extension BidirectionalCollection<UInt8> {
  /// The text occurs with no letter or digit before it and no letter after it, ASCII case ignored: `LibPST0.6` holds the word
  /// `libpst`, `Upstream` does not hold `pst`. `word` is lower case.
  func contains(word: StaticString) -> Bool {
    var rest = self[...]
    while let found = rest.firstIndex(caseless: word) {
      let end = index(found, offsetBy: word.utf8CodeUnitCount)
      let startsWord = found == startIndex || !ASCII.isAlphanumeric(self[index(before: found)])
      if startsWord, end == endIndex || !ASCII.isLetter(self[end]) { return true }
      rest = self[index(after: found)...]
    }
    return false
  }
}

extension Collection<UInt8> {
  /// First occurrence of exactly these bytes.
  func range(of needle: [UInt8]) -> Range<Index>? {
    guard let first = needle.first, count >= needle.count else { return nil }
    var start = startIndex
    let last = index(endIndex, offsetBy: -needle.count)
    while start <= last {
      if self[start] == first, self[start...].starts(with: needle) {
        return start..<index(start, offsetBy: needle.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

extension StringProtocol {
  /// First occurrence, by UTF-8 bytes.
  func range(of needle: String) -> Range<Index>? {
    utf8.range(of: Array(needle.utf8)).map { $0.lowerBound..<$0.upperBound }
  }
}
