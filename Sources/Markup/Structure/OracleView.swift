/// A source as libxml2 gets it.
///
/// Every byte that could move libxml2's offsets (invalid UTF-8, control characters) is replaced. Where every token of a source is
/// plain, so that all readers cut it at the same places, what stands inside attributes, comments and running text is left out: it
/// has no part in how tags are paired, and reading it takes libxml2 most of its time. One odd token anywhere, and everything is there.
struct OracleView {
  private(set) var bytes: [UInt8] = []
  /// For each token, where it ends in `bytes`.
  private(set) var ends: [Int] = []

  /// - Parameter tokens: of `range`, without gaps.
  init(_ html: [UInt8], _ range: Range<Int>, _ tokens: [MarkupToken]) {
    guard html.withUnsafeBufferPointer({ PlainTokens(html: $0).areAll(tokens) }) else {
      self = OracleView(whole: html, range, tokens)
      return
    }
    ends.reserveCapacity(tokens.count)
    bytes.reserveCapacity(range.count / 2)
    html.withUnsafeBufferPointer { html in
      var element = ElementKind.other
      for token in tokens {
        append(token, behind: element, of: html)
        ends.append(bytes.count)
        if token.kind == .startTag { element = ElementKind(token.name) }
      }
    }
    bytes.withUnsafeMutableBufferPointer { Self.smooth($0) }
  }

  /// Nothing is left out.
  init(whole html: [UInt8], _ range: Range<Int>, _ tokens: [MarkupToken]) {
    bytes = Array(html[range])
    ends = tokens.map { $0.range.upperBound - range.lowerBound }
    bytes.withUnsafeMutableBufferPointer { Self.smooth($0) }
  }

  /// - Parameter element: whose start tag came last.
  private mutating func append(
    _ token: MarkupToken, behind element: ElementKind, of html: UnsafeBufferPointer<UInt8>
  ) {
    func copy(_ range: Range<Int>) { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: html[range])) }
    switch token.kind {
    case .startTag where !token.attributesRange.isEmpty:
      copy(token.range.lowerBound..<token.attributesRange.lowerBound)
      copy(token.attributesRange.upperBound..<token.range.upperBound)
    case .comment:
      copy(token.range.lowerBound..<token.range.lowerBound + 5)
      copy(token.range.upperBound - 3..<token.range.upperBound)
    case .rawText where element == .style || element == .script: bytes.append(0x20)
    case .text, .rawText: copy(essence(of: token.range, in: html))
    default: copy(token.range)
    }
  }

  /// White space alone makes no paragraph, text does; one byte of either is as good as all. Much white space is left as it is:
  /// libxml2 takes text in pieces of 1,000 bytes.
  private func essence(of text: Range<Int>, in html: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var first = text.lowerBound
    while first < text.upperBound, html[first].isMarkupSpace { first += 1 }
    guard first - text.lowerBound < 500 else { return text }
    if first == text.upperBound { return text.lowerBound..<text.lowerBound + 1 }
    let isCharacter = html[first] > 0x20 && html[first] < 0x7F && html[first] != UInt8(ascii: "&")
    return isCharacter ? first..<first + 1 : text
  }

  /// Replaces whatever libxml2 would stumble over by one byte each.
  private static func smooth(_ view: UnsafeMutableBufferPointer<UInt8>) {
    var index = 0
    while index < view.count {
      let byte = view[index]
      if byte < 0x80 {
        if byte < 0x20, !byte.isMarkupSpace || byte == 0x0C { view[index] = 0x20 }
        index += 1
        continue
      }
      let length = scalarLength(view, at: index)
      if length == 0 {
        view[index] = UInt8(ascii: "?")
        index += 1
      } else {
        index += length
      }
    }
  }

  /// Bytes of the well-formed scalar at `index`; 0 when it is none or a noncharacter of the BMP.
  private static func scalarLength(_ bytes: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, index + length <= bytes.count else { return 0 }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return 0 }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= least, Unicode.Scalar(value) != nil, value != 0xFFFE, value != 0xFFFF else { return 0 }
    return length
  }
}

/// Tells tokens that every reader of HTML cuts out alike: nothing in them is left to a parser's way of mending.
private struct PlainTokens {
  let html: UnsafeBufferPointer<UInt8>

  func areAll(_ tokens: [MarkupToken]) -> Bool {
    var last = ElementKind.other
    for token in tokens {
      guard isPlain(token, behind: last) else { return false }
      if token.kind == .startTag { last = ElementKind(token.name) }
    }
    return true
  }

  /// - Parameter element: whose start tag came last.
  private func isPlain(_ token: MarkupToken, behind element: ElementKind) -> Bool {
    guard token.isTerminated else { return false }
    switch token.kind {
    case .startTag: return isName(token.nameRange) && areAttributes(token)
    case .endTag: return isName(token.nameRange) && token.attributesRange.allSatisfy { html[$0].isMarkupSpace }
    case .text: return !holds(0x3C, token.range)
    case .rawText:
      // libxml2 ends these two at any end tag, and knows no other raw text.
      if element != .style, element != .script { return !holds(0x3C, token.range) }
      return !token.range.dropLast().contains { html[$0] == 0x3C && html[$0 + 1] == UInt8(ascii: "/") }
    case .comment: return isComment(token.range)
    case .bogusComment, .doctype, .processingInstruction: return isDeclaration(token.range)
    }
  }

  private func holds(_ byte: UInt8, _ range: Range<Int>) -> Bool { html[range].contains(byte) }

  private func isName(_ range: Range<Int>) -> Bool { range.allSatisfy { isNameByte(html[$0]) } }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  /// White space before each, a plain name, and a value in quotes or of letters and digits.
  private func areAttributes(_ token: MarkupToken) -> Bool {
    let end = token.attributesRange.upperBound
    var index = token.attributesRange.lowerBound
    while index < end {
      let start = index
      while index < end, html[index].isMarkupSpace { index += 1 }
      guard index < end else { break }
      guard index > start, html[index].isASCIILetter else { return false }
      while index < end, isNameByte(html[index]) { index += 1 }
      guard index < end, html[index] == UInt8(ascii: "=") else { continue }
      guard let next = endOfValue(from: index + 1, before: end) else { return false }
      index = next
    }
    return true
  }

  private func endOfValue(from start: Int, before end: Int) -> Int? {
    var index = start
    guard index < end else { return nil }
    let quote = html[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      while index < end, isNameByte(html[index]) || html[index] == UInt8(ascii: "#") { index += 1 }
      return index > start ? index : nil
    }
    index += 1
    while index < end, html[index] != quote {
      if html[index] == 0x3C || html[index] == 0x3E { return nil }
      index += 1
    }
    return index < end ? index + 1 : nil
  }

  /// `<!-- … -->` with no two hyphens and no end that comes early.
  private func isComment(_ range: Range<Int>) -> Bool {
    guard range.count >= 8, html[range.upperBound - 2] == 0x2D, html[range.upperBound - 3] == 0x2D else { return false }
    let content = range.lowerBound + 4..<range.upperBound - 3
    guard html[content.lowerBound] != 0x3E, html[content.lowerBound] != 0x2D, html[content.upperBound - 1] != 0x2D
    else { return false }
    return !content.contains { html[$0] == 0x2D && html[$0 + 1] == 0x2D }
  }

  /// No bracket inside, and double quotes in pairs if any.
  private func isDeclaration(_ range: Range<Int>) -> Bool {
    let content = html[range.dropFirst().dropLast()]
    return !content.contains { $0 == 0x3C || $0 == 0x3E || $0 == UInt8(ascii: "'") }
      && content.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
  }
}
