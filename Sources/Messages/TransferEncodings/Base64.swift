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
    let bytes = Array(bytes)
    return bytes.withUnsafeBufferPointer { bytes in
      alphabet.withUnsafeBufferPointer { alphabet in
        [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text, count in
          func put(_ word: UInt32, _ digits: Int) {
            text[count] = alphabet[Int(word >> 18)]
            text[count + 1] = alphabet[Int(word >> 12 & 63)]
            text[count + 2] = digits > 2 ? alphabet[Int(word >> 6 & 63)] : 0x3D
            text[count + 3] = digits > 3 ? alphabet[Int(word & 63)] : 0x3D
            count += 4
          }
          var index = 0
          while index + 3 <= bytes.count {
            put(UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]), 4)
            index += 3
          }
          switch bytes.count - index {
          case 1: put(UInt32(bytes[index]) << 16, 2)
          case 2: put(UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8, 3)
          default: break
          }
        }
      }
    }
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
