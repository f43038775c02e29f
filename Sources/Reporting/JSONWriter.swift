/// Writes JSON (RFC 8259) in the order in which it is told. Output is UTF-8 on one line; what could steer a terminal or a
/// script (C0, DEL, C1, U+2028, bidirectional marks) is escaped, so that the text may be printed anywhere.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Whether the innermost container has a member already, for every open one.
  private var hasMember: [Bool] = []
  private var followsKey = false

  public init() {}

  public mutating func object(_ members: (inout JSONWriter) -> Void) { container("{", "}", members) }
  public mutating func array(_ items: (inout JSONWriter) -> Void) { container("[", "]", items) }

  /// The key of the next value: plain ASCII, as it stands in the program.
  public mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    followsKey = true
  }

  /// The same of a key that is data itself.
  public mutating func key(named key: String) {
    separate()
    quoted(key)
    bytes.append(UInt8(ascii: ":"))
    followsKey = true
  }

  public mutating func value(_ text: String?) {
    separate()
    if let text { quoted(text) } else { bytes += "null".utf8 }
  }

  public mutating func value(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  public mutating func value(_ flag: Bool) {
    separate()
    bytes += (flag ? "true" : "false").utf8
  }

  public mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  public mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    value(number)
  }

  public mutating func member(_ name: StaticString, _ texts: [String]) {
    key(name)
    array { writer in for text in texts { writer.value(text) } }
  }

  public mutating func member(named name: String, _ text: String) {
    key(named: name)
    value(text)
  }

  public mutating func member(named name: String, _ number: Int) {
    key(named: name)
    value(number)
  }

  /// A line end between values of JSON Lines.
  public mutating func endLine() { bytes.append(0x0A) }

  private mutating func container(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: open))
    hasMember.append(false)
    body(&self)
    hasMember.removeLast()
    bytes.append(UInt8(ascii: close))
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
    } else if let last = hasMember.indices.last {
      if hasMember[last] { bytes.append(UInt8(ascii: ",")) }
      hasMember[last] = true
    }
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { append($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Runs of what may stand as it is are copied whole.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        index &+= 1
        continue
      }
      let scalar = ScalarReading.scalar(in: text, at: index)
      let end = min(index + UTF8.width(scalar), text.count)
      if byte < 0x80 || TerminalText.isUnsafe(scalar) {
        bytes.append(contentsOf: text[copied..<index])
        appendEscaped(scalar)
        copied = end
      }
      index = end
    }
    bytes.append(contentsOf: text[copied...])
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    default: for unit in String(scalar).utf16 { bytes += "\\u".utf8 + Self.hex(unit) }
    }
  }

  private static func hex(_ unit: UInt16) -> [UInt8] {
    [12, 8, 4, 0].map { Array("0123456789abcdef".utf8)[Int(unit >> $0 & 0xF)] }
  }
}
