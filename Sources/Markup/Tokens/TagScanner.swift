/// The state of cutting a source into tokens; the bytes are handed in with each step, so that nothing is retained.
struct TagScanner: Sendable {
  private let end: Int
  private var position: Int
  /// The raw text element whose start tag came last.
  private var rawTextName: TagName?
  /// The first attributes of the tag that came last, as many as were wanted.
  private(set) var attributes: [MarkupAttribute] = []
  private let wantedAttributes: Int

  init(_ range: Range<Int>, wantedAttributes: Int = 0) {
    position = range.lowerBound
    end = range.upperBound
    self.wantedAttributes = wantedAttributes
  }

  mutating func next(_ bytes: Span<UInt8>) -> MarkupToken? {
    guard position < end else { return nil }
    if let name = rawTextName {
      rawTextName = nil
      if let token = rawText(bytes, until: name) { return token }
    }
    return opensMarkup(bytes, position) ? markup(bytes) : text(bytes)
  }

  // MARK: Text

  private mutating func text(_ bytes: Span<UInt8>) -> MarkupToken {
    let start = position
    var index = start
    repeat {
      index = bytes.index(of: 0x3C, in: (index + 1)..<end)
    } while index < end && !opensMarkup(bytes, index)
    position = index
    return MarkupToken(.text, start..<index)
  }

  /// Whether `<` at this offset opens a tag or comment rather than being text.
  private func opensMarkup(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    guard bytes[offset] == 0x3C, offset + 1 < end else { return false }
    let next = bytes[offset + 1]
    if next.isASCIILetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
    return next == UInt8(ascii: "/") && offset + 2 < end
  }

  /// Up to the end tag of the raw text element; nil when it stands right here.
  private mutating func rawText(_ bytes: Span<UInt8>, until name: TagName) -> MarkupToken? {
    let start = position
    var index = start
    while index < end {
      if bytes[index] == 0x3C, isEndTag(bytes, of: name, at: index) { break }
      index += 1
    }
    position = index
    return index > start ? MarkupToken(.rawText, start..<index, isTerminated: index < end) : nil
  }

  private func isEndTag(_ bytes: Span<UInt8>, of name: TagName, at offset: Int) -> Bool {
    guard name != Self.plaintext, offset + 2 < end, bytes[offset + 1] == UInt8(ascii: "/") else { return false }
    // No raw text element has a name of more than 9 bytes.
    let limit = Swift.min(offset + 12, end)
    var index = offset + 2
    while index < limit, !bytes[index].endsTagName { index += 1 }
    return index < end && bytes[index].endsTagName && TagName(bytes, (offset + 2)..<index) == name
  }

  private static let plaintext = TagName("plaintext")
  private static let doctype = TagName("doctype")

  // MARK: Markup

  private mutating func markup(_ bytes: Span<UInt8>) -> MarkupToken {
    switch bytes[position + 1] {
    case UInt8(ascii: "!"): declaration(bytes)
    case UInt8(ascii: "?"): upToBracket(bytes, .processingInstruction)
    case UInt8(ascii: "/"):
      bytes[position + 2].isASCIILetter
        ? tag(bytes, .endTag, nameStart: position + 2) : upToBracket(bytes, .bogusComment)
    default: tag(bytes, .startTag, nameStart: position + 1)
    }
  }

  private mutating func declaration(_ bytes: Span<UInt8>) -> MarkupToken {
    if position + 3 < end, bytes[position + 2] == UInt8(ascii: "-"), bytes[position + 3] == UInt8(ascii: "-") {
      return comment(bytes)
    }
    let word = TagName(bytes, Swift.min(position + 2, end)..<Swift.min(position + 9, end))
    return upToBracket(bytes, word == Self.doctype ? .doctype : .bogusComment)
  }

  private mutating func upToBracket(_ bytes: Span<UInt8>, _ kind: MarkupToken.Kind) -> MarkupToken {
    let start = position
    var index = start + 2
    while index < end, bytes[index] != 0x3E { index += 1 }
    position = Swift.min(index + 1, end)
    return MarkupToken(kind, start..<position, isTerminated: index < end)
  }

  /// Ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
  private mutating func comment(_ bytes: Span<UInt8>) -> MarkupToken {
    let start = position
    var index = start + 4
    while index < end {
      if bytes[index] == 0x3E, endsComment(bytes, at: index, from: start) { break }
      index += 1
    }
    position = Swift.min(index + 1, end)
    return MarkupToken(.comment, start..<position, isTerminated: index < end)
  }

  private func endsComment(_ bytes: Span<UInt8>, at bracket: Int, from start: Int) -> Bool {
    let dash = UInt8(ascii: "-")
    if bytes[bracket - 1] == dash, bytes[bracket - 2] == dash { return true }
    return bytes[bracket - 1] == UInt8(ascii: "!") && bracket - 3 >= start + 4 && bytes[bracket - 2] == dash
      && bytes[bracket - 3] == dash
  }

  private mutating func tag(_ bytes: Span<UInt8>, _ kind: MarkupToken.Kind, nameStart: Int) -> MarkupToken {
    let start = position
    var index = nameStart
    while index < end, !bytes[index].endsTagName { index += 1 }
    let nameRange = nameStart..<index
    var scanner = AttributeScanner(index..<end)
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    while let attribute = scanner.next(bytes) {
      if attributes.count < wantedAttributes { attributes.append(attribute) }
    }
    index = scanner.position
    let isTerminated = index < end
    let isSelfClosing = isTerminated && scanner.isAfterSolidus
    position = Swift.min(index + 1, end)
    let name = TagName(bytes, nameRange)
    if kind == .startTag, isTerminated, ElementKind(name).isRawText { rawTextName = name }
    return MarkupToken(
      tag: kind, range: start..<position, name: name, nameRange: nameRange,
      attributesRange: nameRange.upperBound..<(isSelfClosing ? index - 1 : index),
      isSelfClosing: isSelfClosing, isTerminated: isTerminated)
  }
}

extension UInt8 {
  /// White space, `/` or `>`.
  var endsTagName: Bool { isMarkupSpace || self == UInt8(ascii: "/") || self == 0x3E }
}
