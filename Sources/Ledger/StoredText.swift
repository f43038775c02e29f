/// A list on its way to JSON text (RFC 8259). Nothing but text: it is read by programs.
struct StoredText {
  private var bytes: [UInt8] = [UInt8(ascii: "[")]
  private var hasItem = false

  /// The whole text.
  var list: String { String(decoding: bytes + [UInt8(ascii: "]")], as: UTF8.self) }

  mutating func item(_ text: String) {
    separate()
    quote(text)
  }

  mutating func object(_ members: (inout StoredText) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "{"))
    hasItem = false
    members(&self)
    bytes.append(UInt8(ascii: "}"))
    hasItem = true
  }

  /// Nothing where there is no value.
  mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    quote(text)
  }

  mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    bytes += String(number).utf8
  }

  private mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
  }

  private mutating func separate() {
    if hasItem { bytes.append(UInt8(ascii: ",")) }
    hasItem = true
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var copied = 0
      for (index, byte) in utf8.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: utf8[copied..<index])
        escape(byte)
        copied = index + 1
      }
      bytes.append(contentsOf: utf8[copied...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case 0x20...: bytes += [UInt8(ascii: "\\"), byte]
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }
  }
}
