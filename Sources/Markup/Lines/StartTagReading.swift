/// What the projection wants to know from a start tag's attributes.
struct StartTagReading {
  /// From the first attribute that identifies the element to the last; empty where none does.
  var identifying = 0..<0
  var href: Range<Int>?
  var language: Range<Int>?
  var isSymbolFont: Bool?
  var keepsLineEnds: Bool?

  /// Attributes of one tag that are looked at.
  static let maximumAttributes = 256

  /// - Parameter attributes: the first `maximumAttributes` of the tag.
  init(_ html: Span<UInt8>, _ attributes: [MarkupAttribute]) {
    for attribute in attributes {
      if let name = KnownAttribute(html, attribute.name) { note(attribute, name, in: html) }
    }
  }

  private mutating func note(_ attribute: MarkupAttribute, _ name: KnownAttribute, in html: Span<UInt8>) {
    switch name {
    case .class, .id, .name, .dataTID:
      guard !attribute.value.isEmpty else { return }
      let start = identifying.isEmpty ? attribute.name.lowerBound : identifying.lowerBound
      identifying = start..<attribute.value.upperBound
    case .href: href = href ?? attribute.value
    case .lang, .xmlLang: language = language ?? attribute.value
    case .style: note(styleValue: attribute.value, in: html)
    case .face: isSymbolFont = isSymbolFont ?? Self.isSymbolFont(html.copied(attribute.value)[...])
    }
  }

  /// `font-family:&quot;Wingdings&quot;` holds semicolons of its own.
  private mutating func note(styleValue value: Range<Int>, in html: Span<UInt8>) {
    guard !note(style: value, in: html, endsAtReference: true) else { return }
    let decoded = CharacterReference.decodedValue(html, value)
    _ = note(style: decoded.indices, in: decoded.span, endsAtReference: false)
  }

  /// Only declarations that decide what is text are looked at.
  /// - Returns: false where a `&` ended the reading: all must then be read again, decoded.
  private mutating func note(style: Range<Int>, in html: Span<UInt8>, endsAtReference: Bool) -> Bool {
    var index = style.lowerBound
    while index < style.upperBound {
      while index < style.upperBound, html[index].isMarkupSpace { index += 1 }
      let start = index
      while index < style.upperBound, html[index] != UInt8(ascii: ";") {
        if endsAtReference, html[index] == UInt8(ascii: "&") { return false }
        index += 1
      }
      note(declaration: start..<index, in: html)
      index += 1
    }
    return true
  }

  private mutating func note(declaration: Range<Int>, in html: Span<UInt8>) {
    guard declaration.count > 12 else { return }
    // The initials of `font-family` and `white-space` tell nearly all others.
    let start = declaration.lowerBound
    switch html[start] | 0x20 {
    case UInt8(ascii: "f"): guard html[start + 5] | 0x20 == UInt8(ascii: "f") else { return }
    case UInt8(ascii: "w"): guard html[start + 6] | 0x20 == UInt8(ascii: "s") else { return }
    default: return
    }
    let text = html.copied(declaration)[...]
    if text.hasPrefix("font-family") {
      isSymbolFont = Self.isSymbolFont(Self.value(of: text))
    } else if text.hasPrefix("white-space") {
      let value = Self.value(of: text)
      keepsLineEnds = value.hasPrefix("pre") || value.hasPrefix("break-spaces")
    }
  }

  private static func value(of declaration: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { return [] }
    return declaration[(colon + 1)...].trimmingSpace()
  }

  /// Whether the first font of the list draws symbols for letters.
  static func isSymbolFont(_ families: ArraySlice<UInt8>) -> Bool {
    var name = families
    if name.hasPrefix("&quot;") { name = name.dropFirst(6) }
    name = name.drop { $0.isMarkupSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    return name.hasPrefix("wingdings") || name.hasPrefix("webdings") || name.hasPrefix("symbol")
  }

  /// Identifying values of a tag, in source order, references decoded; at most 64.
  static func identifiers(_ html: Span<UInt8>, _ attributes: Range<Int>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var seen = 0
    var scanner = AttributeScanner(attributes)
    while let attribute = scanner.next(html) {
      seen += 1
      guard seen <= maximumAttributes, result.count < 64 else { break }
      switch KnownAttribute(html, attribute.name) {
      case .class:
        appendWords(of: CharacterReference.decodedValue(html, attribute.value), to: &result)
      case .id, .name, .dataTID:
        let value = CharacterReference.decodedValue(html, attribute.value)[...].trimmingSpace()
        if !value.isEmpty { result.append(Array(value)) }
      default: break
      }
    }
    return result
  }

  private static func appendWords(of value: [UInt8], to result: inout [[UInt8]]) {
    if !value.contains(where: \.isMarkupSpace) {
      if !value.isEmpty { result.append(value) }
      return
    }
    for word in value.split(maxSplits: 64, whereSeparator: \.isMarkupSpace) { result.append(Array(word)) }
  }
}

extension ArraySlice<UInt8> {
  func trimmingSpace() -> ArraySlice<UInt8> {
    var slice = drop(while: \.isMarkupSpace)
    while let last = slice.last, last.isMarkupSpace { slice.removeLast() }
    return slice
  }

  /// ASCII case is ignored; `prefix` is in lower case.
  func hasPrefix(_ prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { zip(self, $0).allSatisfy { $0.asciiLowercased == $1 } }
  }
}
