/// One pass over the tokens of a source that builds its lines.
struct Projector {
  private(set) var lines: [ProjectedLine] = []
  private(set) var objects: [ProjectedObject] = []

  private let html: [UInt8]
  private let range: Range<Int>
  private var open = OpenElements()
  private var builder = LineBuilder()
  /// Every language met, so that lines share them; the first means none.
  private var languages: [[UInt8]] = [[]]
  /// Counts line boundaries.
  private var serial = 0
  private var blanks = 0
  /// Attribute ranges of identified elements that were opened since the last boundary.
  private var identifying: [Range<Int>] = []

  private var lastIdentified: (range: Range<Int>, names: [[UInt8]]) = (0..<0, [])

  // The line that is being built.
  private var hasSymbols = false
  private var hasBlank = false
  private var context: (language: Int, quoteDepth: Int) = (0, 0)

  /// Identified elements remembered for one line.
  private static let maximumIdentified = 64
  /// Elements around a line that are looked at for identifiers.
  private static let maximumEnclosing = 16
  private static let maximumLanguages = 256

  init(_ html: [UInt8], _ range: Range<Int>) {
    self.html = html
    self.range = range.clamped(to: 0..<html.count)
  }

  mutating func run() {
    let source = html
    let bytes = source.span
    var scanner = TagScanner(range, wantedAttributes: StartTagReading.maximumAttributes)
    lines.reserveCapacity(range.count / 256)
    while let token = scanner.next(bytes) {
      switch token.kind {
      case .text: text(bytes, token)
      case .rawText: rawText(bytes, token)
      case .startTag: startTag(bytes, token, scanner.attributes)
      case .endTag: endTag(bytes, token)
      case .comment, .bogusComment, .doctype, .processingInstruction: break
      }
    }
    endLine(bytes, forced: false)
  }

  // MARK: Tags

  private mutating func startTag(_ html: Span<UInt8>, _ token: MarkupToken, _ attributes: [MarkupAttribute]) {
    guard token.isTerminated else { return }
    let kind = ElementKind(token.name)
    open.closeImplied(by: kind)
    if kind.isBlock { endLine(html, forced: kind == .br) }
    let reading = StartTagReading(html, attributes)
    if !reading.identifying.isEmpty, identifying.count < Self.maximumIdentified {
      identifying.append(reading.identifying)
    }
    if kind == .hr { return rule(html, token) }
    if kind.isObject {
      objects.append(ProjectedObject(range: token.range, afterLine: lines.count - 1 + (builder.isEmpty ? 0 : 1)))
    }
    guard !kind.isVoid, !(token.isSelfClosing && kind == .other) else { return }
    push(html, token, kind, reading)
    if kind == .a {
      if let href = reading.href { openLink(html, href) } else { builder.closeLink() }
    }
  }

  private mutating func openLink(_ html: Span<UInt8>, _ href: Range<Int>) {
    let value = CharacterReference.decodedValue(html, href)
    builder.openLink(Array(value[...].trimmingSpace()))
  }

  private mutating func push(_ html: Span<UInt8>, _ token: MarkupToken, _ kind: ElementKind, _ reading: StartTagReading)
  {
    let outer = open.last
    open.push(
      OpenElement(
        name: token.name, kind: kind, identifying: reading.identifying,
        lineSerial: serial,
        language: inherited(html, reading.language, outer),
        quoteDepth: (outer?.quoteDepth ?? 0) + (kind == .blockquote ? 1 : 0),
        isHidden: kind.isHidden || outer?.isHidden ?? false,
        isSymbolFont: reading.isSymbolFont ?? outer?.isSymbolFont ?? false,
        keepsLineEnds: reading.keepsLineEnds ?? kind.isPreformatted ?? outer?.keepsLineEnds ?? false))
  }

  private mutating func inherited(_ html: Span<UInt8>, _ value: Range<Int>?, _ outer: OpenElement?) -> Int {
    guard let value else { return outer?.language ?? 0 }
    return language(html, value)
  }

  private mutating func language(_ html: Span<UInt8>, _ value: Range<Int>) -> Int {
    let language = CharacterReference.decodedValue(html, value)
    if let known = languages.firstIndex(of: language) { return known }
    guard languages.count < Self.maximumLanguages else { return 0 }
    languages.append(language)
    return languages.count - 1
  }

  private mutating func endTag(_ html: Span<UInt8>, _ token: MarkupToken) {
    let kind = ElementKind(token.name)
    if kind == .br { return endLine(html, forced: true) }
    if kind.isBlock { endLine(html, forced: false) }
    if kind == .a { builder.closeLink() }
    // HTML goes on reading the body after its end tag.
    guard kind != .html, kind != .body else { return }
    let links = open.linkCount
    open.close(token.name, kind)
    // A link that was left open ends with its cell.
    if kind.isCell || kind.isTablePart, open.linkCount < links { builder.closeLink() }
  }

  private mutating func rule(_ html: Span<UInt8>, _ token: MarkupToken) {
    context = (open.last?.language ?? 0, open.last?.quoteDepth ?? 0)
    append(html, span: token.range, isRule: true)
  }

  // MARK: Text

  private mutating func text(_ html: Span<UInt8>, _ token: MarkupToken) {
    let element = open.last
    guard !(element?.isHidden ?? false) else { return }
    visible(html, token.range, decodes: true, element)
  }

  private mutating func rawText(_ html: Span<UInt8>, _ token: MarkupToken) {
    guard let element = open.last, !element.isHidden else { return }
    visible(html, token.range, decodes: element.kind.isEscapableRawText, element)
  }

  private mutating func visible(_ html: Span<UInt8>, _ source: Range<Int>, decodes: Bool, _ element: OpenElement?) {
    let isSymbolFont = element?.isSymbolFont ?? false
    let keepsLineEnds = element?.keepsLineEnds ?? false
    var index = source.lowerBound
    while index < source.upperBound {
      let start = index
      while index < source.upperBound, TextPiece.isPlain(html[index]) { index += 1 }
      if index > start {
        // Words with single blanks between them stand in the text as in the source, and go there in one run.
        while !isSymbolFont, index + 1 < source.upperBound, html[index] == 0x20, TextPiece.isPlain(html[index + 1]) {
          index += 2
          while index < source.upperBound, TextPiece.isPlain(html[index]) { index += 1 }
        }
        literal(html, start..<index, element, isSymbolFont)
        continue
      }
      let piece = TextPiece(html, at: index, limit: source.upperBound, decodes: decodes)
      let range = index..<(index + piece.length)
      index = range.upperBound
      switch piece.meaning {
      case .lineEnd where keepsLineEnds: endLine(html, forced: true)
      case .lineEnd, .space: builder.appendSpace(range)
      case .blank:
        hasBlank = true
        builder.appendSpace(range)
      case .nothing: break
      case .literal: literal(html, range, element, isSymbolFont)
      case .scalars(let first, let second):
        guard begin(element, isSymbolFont) else { continue }
        builder.appendUnit(first, range)
        if let second { builder.extendUnit(second) }
      }
    }
  }

  private mutating func literal(
    _ html: Span<UInt8>, _ source: Range<Int>, _ element: OpenElement?, _ isSymbolFont: Bool
  ) {
    guard begin(element, isSymbolFont) else { return }
    builder.appendLiteral(html, source)
  }

  /// Before a visible character: false when it is a symbol that is left out.
  private mutating func begin(_ element: OpenElement?, _ isSymbolFont: Bool) -> Bool {
    guard !isSymbolFont else {
      hasSymbols = true
      return false
    }
    if builder.isEmpty {
      context = (element?.language ?? 0, element?.quoteDepth ?? 0)
      noteEnclosing()
    }
    return true
  }

  /// The elements around the first visible byte that were opened in earlier lines, up to the nearest block.
  private mutating func noteEnclosing() {
    var seen = 0
    for element in open.elements.reversed() {
      seen += 1
      guard seen <= Self.maximumEnclosing else { return }
      if element.lineSerial < serial, !element.identifying.isEmpty { identifying.append(element.identifying) }
      if element.kind.isBlock { return }
    }
  }

  // MARK: Lines

  /// - Parameter forced: whether an empty line counts as one, as at `br`.
  private mutating func endLine(_ html: Span<UInt8>, forced: Bool) {
    if builder.isEmpty {
      if forced || hasBlank { blanks += 1 }
    } else {
      builder.endLabel()
      append(html, span: nil, isRule: false)
    }
    builder.reset()
    hasBlank = false
    hasSymbols = false
    if !identifying.isEmpty { identifying.removeAll(keepingCapacity: true) }
    serial += 1
  }

  private mutating func append(_ html: Span<UInt8>, span: Range<Int>?, isRule: Bool) {
    let collected: (text: [UInt8], runs: [SourceRun]) = isRule ? ([], []) : builder.collected
    lines.append(
      ProjectedLine(
        text: collected.text, links: isRule ? [] : builder.links, span: span ?? visibleSpan, isRule: isRule,
        identifiers: identifiers(html),
        language: languages[context.language], quoteDepth: context.quoteDepth, blanksBefore: blanks,
        hasSymbols: hasSymbols, runs: collected.runs))
    blanks = 0
    identifying.removeAll(keepingCapacity: true)
  }

  private mutating func identifiers(_ html: Span<UInt8>) -> [[UInt8]] {
    // Paragraph after paragraph has the same class.
    if identifying.count == 1 {
      if !html.areEqual(identifying[0], lastIdentified.range) {
        lastIdentified = (identifying[0], StartTagReading.identifiers(html, identifying[0]))
      }
      return lastIdentified.names
    }
    var result: [[UInt8]] = []
    for attributes in identifying { result += StartTagReading.identifiers(html, attributes) }
    return result
  }

  private var visibleSpan: Range<Int> {
    guard let first = builder.runs.first, let last = builder.runs.last else { return 0..<0 }
    return first.source..<(last.source + last.sourceLength)
  }
}

extension ElementKind {
  /// Whether line ends count inside; nil for elements that have no say.
  fileprivate var isPreformatted: Bool? {
    switch self {
    case .pre, .listing, .xmp, .plaintext, .textarea: true
    case .table: false
    default: nil
    }
  }
}
