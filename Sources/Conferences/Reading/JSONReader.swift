/// RFC 8259, strictly: into nodes with line and column. Own code, because a parser that hands out dictionaries has lost the
/// places and silently dropped one of two equal keys. Iterative, linear.
struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  /// Offset of the line's first byte, and how many bytes of the line so far continue a scalar.
  private var lineStart = 0
  private var continuations = 0
  private var open: [Container] = []

  private struct Container {
    let place: DocumentPlace
    let isMapping: Bool
    var items: [DocumentNode] = []
    var members: [DocumentNode.Member] = []
    var key: (text: String, place: DocumentPlace)?

    func closed() -> DocumentNode {
      DocumentNode(content: isMapping ? .mapping(members) : .sequence(items), place: place)
    }
  }

  /// - Parameter bytes: valid UTF-8 without byte order mark.
  static func document(_ bytes: [UInt8]) throws(DocumentFault) -> DocumentNode {
    var reader = JSONReader(bytes: bytes)
    return try reader.document()
  }

  /// One value out of a longer text.
  /// - Parameter state: where it begins; afterwards where it ends.
  static func value(in bytes: [UInt8], at state: inout JSONCursor.State) throws(DocumentFault) -> DocumentNode {
    var reader = JSONReader(bytes: bytes)
    (reader.index, reader.line) = (state.index, state.line)
    (reader.lineStart, reader.continuations) = (state.lineStart, state.continuations)
    let node = try reader.oneValue()
    state = JSONCursor.State(
      index: reader.index, line: reader.line, lineStart: reader.lineStart, continuations: reader.continuations)
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws(DocumentFault) -> DocumentNode {
    let node = try oneValue()
    skipBlanks()
    guard index == bytes.count else { throw fault("nothing may follow the JSON value") }
    return node
  }

  private mutating func oneValue() throws(DocumentFault) -> DocumentNode {
    while true {
      skipBlanks()
      guard var node = try value() else { continue }
      // A finished value belongs to the innermost container, and may finish that too.
      while true {
        guard !open.isEmpty else { return node }
        add(node)
        guard let closed = try separator() else { break }
        node = closed
      }
    }
  }

  /// A scalar or an empty container; nil when a container was opened.
  private mutating func value() throws(DocumentFault) -> DocumentNode? {
    let place = here
    switch peek {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try container(place)
    case UInt8(ascii: "\""): return DocumentNode(content: .text(try string()), place: place)
    case UInt8(ascii: "-"), 0x30...0x39: return DocumentNode(content: .bare(try number()), place: place)
    default: return DocumentNode(content: try word(), place: place)
    }
  }

  private mutating func container(_ place: DocumentPlace) throws(DocumentFault) -> DocumentNode? {
    let isMapping = bytes[index] == UInt8(ascii: "{")
    guard open.count < DocumentLimits.depth else { throw fault("nested deeper than \(DocumentLimits.depth) levels") }
    index += 1
    skipBlanks()
    let container = Container(place: place, isMapping: isMapping)
    if peek == UInt8(ascii: isMapping ? "}" : "]") {
      index += 1
      return container.closed()
    }
    open.append(container)
    if isMapping { try key() }
    return nil
  }

  private mutating func key() throws(DocumentFault) {
    skipBlanks()
    let place = here
    guard peek == UInt8(ascii: "\"") else { throw fault("a key in double quotes is expected here") }
    let text = try string()
    skipBlanks()
    guard peek == UInt8(ascii: ":") else { throw fault("a colon is expected after the key") }
    index += 1
    open[open.count - 1].key = (text, place)
  }

  private mutating func add(_ node: DocumentNode) {
    let last = open.count - 1
    if let key = open[last].key {
      open[last].members.append(.init(key: key.text, place: key.place, value: node))
      open[last].key = nil
    } else {
      open[last].items.append(node)
    }
  }

  /// What follows a value: a comma (nil), or the end of the container, which is then returned.
  private mutating func separator() throws(DocumentFault) -> DocumentNode? {
    skipBlanks()
    let isMapping = open[open.count - 1].isMapping
    if peek == UInt8(ascii: ",") {
      index += 1
      if isMapping { try key() }
      return nil
    }
    guard peek == UInt8(ascii: isMapping ? "}" : "]") else {
      throw fault(isMapping ? "a comma or } is expected here" : "a comma or ] is expected here")
    }
    index += 1
    return open.removeLast().closed()
  }

  // MARK: Scalars

  private mutating func string() throws(DocumentFault) -> String {
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\") { return try escapedString(from: start) }
      try passStringByte()
    }
    guard index < bytes.count else { throw fault("the text is not closed") }
    index += 1
    return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
  }

  private mutating func escapedString(from start: Int) throws(DocumentFault) -> String {
    var text = Array(bytes[start..<index])
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\") {
        text += String(try escape()).utf8
      } else {
        text.append(bytes[index])
        try passStringByte()
      }
    }
    guard index < bytes.count else { throw fault("the text is not closed") }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func passStringByte() throws(DocumentFault) {
    guard bytes[index] >= 0x20 else { throw fault("a control character must be escaped") }
    if bytes[index] & 0xC0 == 0x80 { continuations += 1 }
    index += 1
  }

  private mutating func escape() throws(DocumentFault) -> Unicode.Scalar {
    let place = here
    index += 1
    guard index < bytes.count else { throw fault("the text is not closed") }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(place)
    default: throw DocumentFault(place: place, message: "this escape is not of JSON")
    }
  }

  private mutating func unicodeEscape(_ place: DocumentPlace) throws(DocumentFault) -> Unicode.Scalar {
    guard let first = fourHexDigits() else {
      throw DocumentFault(place: place, message: "\\u needs four hexadecimal digits")
    }
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, peek == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") {
      index += 2
      if let second = fourHexDigits(), (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw DocumentFault(place: place, message: "half of a surrogate pair is no character")
  }

  private mutating func fourHexDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      guard let digit = PercentEncoding.hexDigit(byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += 4
    return value
  }

  private mutating func number() throws(DocumentFault) -> String {
    let start = index
    if peek == UInt8(ascii: "-") { index += 1 }
    if peek == UInt8(ascii: "0") { index += 1 } else { try digits() }
    if peek == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(DocumentFault) {
    guard (0x30...0x39).contains(peek) else { throw fault("a digit is expected here") }
    while (0x30...0x39).contains(peek) { index += 1 }
  }

  private mutating func word() throws(DocumentFault) -> DocumentNode.Content {
    let words: [(String, DocumentNode.Content)] = [
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
    ]
    for (word, content) in words where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return content
    }
    throw fault(index == bytes.count ? "the JSON value is not complete" : "a JSON value is expected here")
  }

  // MARK: Places

  /// The byte here; NUL at the end, which is no part of JSON.
  private var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private var here: DocumentPlace { DocumentPlace(line: line, column: index - lineStart - continuations + 1) }

  private func fault(_ message: String) -> DocumentFault { DocumentFault(place: here, message: message) }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09: index += 1
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: index += 1
      case 0x0A, 0x0D:
        index += 1
        line += 1
        lineStart = index
        continuations = 0
      default: return
      }
    }
  }
}
