/// The base64 alphabet (RFC 2045 section 6.8).
enum Base64 {
  static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each byte, 255 for those outside the alphabet.
  static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  /// Without line ends, padded.
  static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var iterator = bytes.makeIterator()
    while let a = iterator.next() {
      let (b, c) = (iterator.next(), iterator.next())
      let word = UInt32(a) << 16 | UInt32(b ?? 0) << 8 | UInt32(c ?? 0)
      result.append(alphabet[Int(word >> 18)])
      result.append(alphabet[Int(word >> 12 & 63)])
      result.append(b == nil ? 0x3D : alphabet[Int(word >> 6 & 63)])
      result.append(c == nil ? 0x3D : alphabet[Int(word & 63)])
    }
    return result
  }

  /// One word without line ends, padding optional; nil where it is broken.
  static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var (word, count, isPadded) = (UInt32(0), 0, false)
    for byte in text {
      if byte == 0x3D {
        isPadded = true
        continue
      }
      if isBlank(byte) { continue }
      let value = values[Int(byte)]
      guard value < 64, !isPadded else { return nil }
      word = word << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 { result += [UInt8(word >> 16 & 255), UInt8(word >> 8 & 255), UInt8(word & 255)] }
    }
    switch count % 4 {
    case 0: return result
    case 2: return result + [UInt8(word >> 4 & 255)]
    case 3: return result + [UInt8(word >> 10 & 255), UInt8(word >> 2 & 255)]
    default: return nil
    }
  }
}

/// A hexadecimal digit in upper case.
func upperHex(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
