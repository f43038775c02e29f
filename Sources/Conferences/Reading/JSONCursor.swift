/// Walks over JSON (RFC 8259, strictly) without building anything: the fast way through a million rows. It answers nil or
/// false for whatever it does not like; who wants to know why reads the same place again with `JSONReader`.
struct JSONCursor {
  let bytes: ValueBytes
  private(set) var index: Int
  private(set) var line = 1
  /// Offset of the line's first byte, and how many bytes of the line so far continue a scalar.
  private var lineStart = 0
  private var continuations = 0

  init(_ bytes: ValueBytes) {
    self.bytes = bytes
    index = 0
  }

  /// The byte here; NUL at the end, which is no part of JSON.
  var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

  var place: DocumentPlace { DocumentPlace(line: line, column: index - lineStart - continuations + 1) }

  mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09: index &+= 1
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: index &+= 1
      case 0x0A, 0x0D:
        index &+= 1
        line &+= 1
        lineStart = index
        continuations = 0
      default: return
      }
    }
  }

  /// Takes one byte of punctuation, blanks before it too.
  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek == byte else { return false }
    index &+= 1
    return true
  }

  /// The inside of a string that holds no escape; nil for another one, and where none stands here.
  mutating func plainString() -> Range<Int>? {
    guard peek == 0x22 else { return nil }
    let start = index &+ 1
    var at = start
    var isASCII = true
    while true {
      at = ByteScan.endOfPlainText(in: bytes, from: at)
      guard at < bytes.count else { return nil }
      let byte = bytes[at]
      if byte == 0x22 { break }
      if byte < 0x80 { return nil }
      isASCII = false
      at &+= 1
    }
    if !isASCII {
      for index in start..<at where bytes[index] & 0xC0 == 0x80 { continuations &+= 1 }
    }
    index = at &+ 1
    return start..<at
  }

  /// Passes one value of any kind. Iterative; nesting is bounded.
  mutating func passValue() -> Bool {
    var depth = 0
    // Bit per level: whether it is an object.
    var objects: UInt64 = 0
    while true {
      skipBlanks()
      var isClosed = true
      switch peek {
      case 0x7B, 0x5B:
        guard depth < DocumentLimits.depth else { return false }
        let isObject = peek == 0x7B
        index &+= 1
        skipBlanks()
        if peek == (isObject ? 0x7D : 0x5D) {
          index &+= 1
        } else {
          depth += 1
          objects = objects << 1 | (isObject ? 1 : 0)
          if isObject { guard passKey() else { return false } }
          isClosed = false
        }
      case 0x22: guard passString() else { return false }
      case 0x2D, 0x30...0x39: guard passNumber() else { return false }
      default: guard passWord() else { return false }
      }
      guard isClosed else { continue }
      // A finished value belongs to the innermost container, and may finish that too.
      while depth > 0 {
        skipBlanks()
        if peek == 0x2C {
          index &+= 1
          if objects & 1 == 1 { guard passKey() else { return false } }
          break
        }
        guard peek == (objects & 1 == 1 ? 0x7D : 0x5D) else { return false }
        index &+= 1
        depth -= 1
        objects >>= 1
      }
      if depth == 0 { return true }
    }
  }

  private mutating func passKey() -> Bool {
    skipBlanks()
    return passString() && take(0x3A)
  }

  private mutating func passString() -> Bool {
    guard peek == 0x22 else { return false }
    index &+= 1
    while true {
      index = ByteScan.endOfPlainText(in: bytes, from: index)
      guard index < bytes.count else { return false }
      let byte = bytes[index]
      index &+= 1
      if byte == 0x22 { return true }
      if byte < 0x20 { return false }
      if byte & 0xC0 == 0x80 { continuations &+= 1 }
      if byte == 0x5C { guard passEscape() else { return false } }
    }
  }

  private mutating func passEscape() -> Bool {
    let letter = peek
    index &+= 1
    guard letter == 0x75 else { return [0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74].contains(letter) }
    guard let first = fourHexDigits() else { return false }
    guard (0xD800...0xDFFF).contains(first) else { return true }
    guard first < 0xDC00, peek == 0x5C, index + 1 < bytes.count, bytes[index + 1] == 0x75 else { return false }
    index &+= 2
    return fourHexDigits().map { (0xDC00...0xDFFF).contains($0) } ?? false
  }

  private mutating func fourHexDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = PercentEncoding.hexDigit(bytes[index + offset]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index &+= 4
    return value
  }

  private mutating func passNumber() -> Bool {
    if peek == 0x2D { index &+= 1 }
    if peek == 0x30 { index &+= 1 } else { guard passDigits() else { return false } }
    if peek == 0x2E {
      index &+= 1
      guard passDigits() else { return false }
    }
    if peek | 0x20 == 0x65 {
      index &+= 1
      if peek == 0x2B || peek == 0x2D { index &+= 1 }
      return passDigits()
    }
    return true
  }

  private mutating func passDigits() -> Bool {
    let start = index
    while (0x30...0x39).contains(peek) { index &+= 1 }
    return index > start
  }

  private mutating func passWord() -> Bool {
    for word in ["true", "false", "null"] as [StaticString] {
      let count = word.utf8CodeUnitCount
      guard index + count <= bytes.count else { continue }
      let matches = word.withUTF8Buffer { text in (0..<count).allSatisfy { text[$0] == bytes[index + $0] } }
      if matches {
        index &+= count
        return true
      }
    }
    return false
  }

  /// Goes on behind a value that `JSONReader` read.
  mutating func resume(at state: JSONCursor.State) {
    (index, line, lineStart, continuations) = (state.index, state.line, state.lineStart, state.continuations)
  }

  struct State {
    var index: Int
    var line: Int
    var lineStart: Int
    var continuations: Int
  }

  var state: State { State(index: index, line: line, lineStart: lineStart, continuations: continuations) }
}
