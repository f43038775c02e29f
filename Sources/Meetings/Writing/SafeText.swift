/// Makes values from outside safe to stand in a block: nothing in them may end a line, a tag, a link or the block.
enum SafeText {
  /// A value on one line: line ends and tabs are blanks, other control characters go, as do `<` and `>`, which would make a
  /// link of what stands between them in plain text. Blanks at both ends go.
  static func line(_ value: String) -> String {
    if isSafeLine(value.utf8) { return value }
    var result: [UInt8] = []
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029:
        if let last = result.last, last != 0x20 { result.append(0x20) }
      case 0x3C, 0x3E: continue
      default:
        if !isControl(scalar) { result += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: withoutFences(result), as: UTF8.self)
  }

  /// Printable, with single blanks inside, and no byte often enough in a row to make a fence: nearly every value. Characters
  /// among which controls and blanks are to be found count as unsafe.
  private static func isSafeLine(_ value: String.UTF8View) -> Bool {
    value.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, first != 0x20, bytes.last != 0x20 else { return false }
      var (previous, run) = (UInt8(0), 0)
      for byte in bytes {
        // C2 leads to U+0080 to U+00BF, E2 to U+2000 to U+2FFF.
        guard byte >= 0x20, byte != 0x7F, byte != 0x3C, byte != 0x3E, byte != 0xC2, byte != 0xE2 else { return false }
        run = byte == previous ? run + 1 : 1
        guard run < 20, run == 1 || byte != 0x20 else { return false }
        previous = byte
      }
      return true
    } ?? false
  }

  /// A value of several lines; empty lines stay where they stand between others, `<` and `>` stay.
  static func lines(_ value: String) -> [String] {
    var lines = value.unicodeScalars.split(omittingEmptySubsequences: false) { isLineEnd($0) }.map { line in
      var text = String.UnicodeScalarView()
      for scalar in line where scalar.value == 0x09 || !isControl(scalar) {
        text.append(scalar.value == 0x09 ? " " : scalar)
      }
      let bytes = Array(String(text).utf8.reversed().drop { $0 == 0x20 }.reversed())
      let isMarker = bytes.starts(with: "[!".utf8)  // Skype for Business ends its block with one
      return (isMarker ? "[ !" : "") + String(decoding: withoutFences(bytes).dropFirst(isMarker ? 2 : 0), as: UTF8.self)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines.drop { $0.isEmpty })
  }

  /// Escaped for HTML text and for attribute values in double quotes.
  static func html(_ value: String) -> String {
    var result: [UInt8] = []
    appendHTML(value, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  static func appendHTML(_ value: String, to result: inout [UInt8]) {
    var value = value
    value.withUTF8 { appendHTML($0, to: &result) }
  }

  private static func appendHTML(_ value: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    if !value.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) {
      result.append(contentsOf: value)
      return
    }
    for byte in value {
      switch byte {
      case 0x26: result += "&amp;".utf8
      case 0x3C: result += "&lt;".utf8
      case 0x3E: result += "&gt;".utf8
      case 0x22: result += "&quot;".utf8
      default: result.append(byte)
      }
    }
  }

  /// An https link, fit to stand between angle brackets and in an attribute; nil for anything else. What may not stand in a
  /// URL (RFC 3986 section 2) and would end it early is percent-encoded.
  static func link(_ value: String?) -> String? {
    guard let value else { return nil }
    if isSafeLink(value.utf8) { return value }
    let trimmed = trim(Array(value.utf8))
    guard trimmed.count > 8, ASCII.lower(trimmed.prefix(8)) == Array("https://".utf8), trimmed[8] != 0x2F else {
      return nil
    }
    guard trimmed.contains(where: { $0 <= 0x20 || $0 == 0x7F || escaped.contains($0) }) else {
      return String(decoding: trimmed, as: UTF8.self)
    }
    var result: [UInt8] = []
    for byte in trimmed {
      if byte == 0x20 || escaped.contains(byte) {
        result += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      } else if byte > 0x20, byte != 0x7F {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `https://` and then nothing that would have to be encoded or taken off.
  private static func isSafeLink(_ value: String.UTF8View) -> Bool {
    value.withContiguousStorageIfAvailable { bytes in
      bytes.count > 8 && bytes.starts(with: "https://".utf8) && bytes[8] != 0x2F
        && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 }
    } ?? false
  }

  /// A run of 20 or more fence characters is cut to ten: a footer must not end the block before its time.
  private static func withoutFences(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 20 else { return bytes }
    var result: [UInt8] = []
    var run = 0
    for byte in bytes {
      run = byte == result.last && fenceCharacters.contains(byte) ? run + 1 : 1
      result.append(byte)
      if run == 20 {
        result.removeLast(10)
        run = 10
      }
    }
    return result
  }

  private static func trim(_ bytes: [UInt8]) -> [UInt8] {
    let front = bytes.drop { $0 <= 0x20 }
    guard let last = front.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return Array(front[...last])
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x0A || scalar.value == 0x0D || scalar.value == 0x2028 || scalar.value == 0x2029
      || scalar.value == 0x85
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static let escaped = Set("<>\"".utf8)
  private static let fenceCharacters = Set("._-=*~".utf8)
  private static let hex = Array("0123456789ABCDEF".utf8)
}
