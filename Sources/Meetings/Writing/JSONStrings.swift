/// The strings of a JSON text, found without reading the rest: properties such as X-MICROSOFT-LOCATIONS hold JSON that has
/// to keep every byte but a few.
enum JSONStrings {
  /// A string's characters, escapes taken off, and the offset of each in the source; one more for the end.
  struct Text {
    var characters: [UInt8]
    var offsets: [Int]
  }

  /// In order. A string that has no end is none.
  static func all(in json: [UInt8]) -> [Text] {
    var result: [Text] = []
    var index = 0
    while let open = json[index...].firstIndex(of: 0x22) {
      guard let (text, end) = string(json, from: open + 1) else { break }
      result.append(text)
      index = end + 1
    }
    return result
  }

  /// Any bytes as they are.
  static func whole(_ bytes: [UInt8]) -> Text { Text(characters: bytes, offsets: Array(0...bytes.count)) }

  static func escaped(_ text: String) -> [UInt8] {
    text.utf8.flatMap { $0 == 0x22 || $0 == 0x5C ? [0x5C, $0] : [$0] }
  }

  private static func string(_ json: [UInt8], from start: Int) -> (Text, end: Int)? {
    var text = Text(characters: [], offsets: [])
    var index = start
    while index < json.count, json[index] != 0x22 {
      let (decoded, length) = json[index] == 0x5C ? escape(json, at: index) : ([json[index]], 1)
      text.characters += decoded
      text.offsets += Array(repeating: index, count: decoded.count)
      index += length
    }
    guard index < json.count else { return nil }
    text.offsets.append(index)
    return (text, index)
  }

  /// One escape (RFC 8259 section 7); a surrogate pair is one.
  private static func escape(_ json: [UInt8], at index: Int) -> ([UInt8], length: Int) {
    guard index + 1 < json.count else { return ([0x5C], 1) }
    switch json[index + 1] {
    case 0x6E: return ([0x0A], 2)
    case 0x74: return ([0x09], 2)
    case 0x72: return ([0x0D], 2)
    case 0x75:
      guard let unit = hex(json, at: index + 2) else { return ([0x5C], 1) }
      if 0xD800..<0xDC00 ~= unit, index + 7 < json.count, json[index + 6] == 0x5C, json[index + 7] == 0x75,
        let low = hex(json, at: index + 8), 0xDC00..<0xE000 ~= low
      {
        return (utf8(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)), 12)
      }
      return (utf8(unit), 6)
    default: return ([json[index + 1]], 2)
    }
  }

  private static func hex(_ json: [UInt8], at index: Int) -> UInt32? {
    guard index + 4 <= json.count else { return nil }
    var value: UInt32 = 0
    for byte in json[index..<(index + 4)] {
      guard let digit = ASCII.hexValue(byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static func utf8(_ scalar: UInt32) -> [UInt8] { Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8) }
}
