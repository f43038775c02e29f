/// An element whose start tag was seen and whose end was not.
struct OpenElement: Sendable {
  let name: TagName
  let kind: ElementKind
  /// The attributes that identify the element and what stands between them; else empty.
  let identifying: Range<Int>
  /// The line during which it was opened.
  let lineSerial: Int
  // What holds inside it.
  var language: Int
  var quoteDepth: Int
  var isHidden: Bool
  var isSymbolFont: Bool
  var keepsLineEnds: Bool
}

/// The stack of open elements for the projection. Tag soup is tolerated as browsers do, roughly: what an end tag closes only
/// decides how far a language, a font or a quotation reaches.
///
/// End tags look at no more than `reach` elements, so that hostile nesting stays linear.
struct OpenElements: Sendable {
  static let reach = 256
  private(set) var elements: [OpenElement] = []

  /// How many of them are `a`.
  private(set) var linkCount = 0
  private var paragraphCount = 0
  /// How many open elements have a name of this hash, so that most stray end tags cost nothing.
  private var namesByHash = [Int32](repeating: 0, count: 256)

  var last: OpenElement? { elements.last }

  mutating func push(_ element: OpenElement) {
    elements.append(element)
    count(element, 1)
  }

  private mutating func count(_ element: OpenElement, _ step: Int) {
    if element.kind == .a { linkCount += step }
    if element.kind == .p { paragraphCount += step }
    namesByHash[element.name.shortHash] += Int32(step)
  }

  private mutating func removeAll(from index: Int) {
    while elements.count > index { removeLast() }
  }

  private mutating func removeLast() {
    count(elements.removeLast(), -1)
  }

  /// Closes what the start of `kind` closes by implication.
  mutating func closeImplied(by kind: ElementKind) {
    guard let last = elements.last else { return }
    if paragraphCount > 0, kind.closesParagraph { close(.p) }
    switch kind {
    case .li: close(.li, boundedBy: [.ul, .ol, .menu, .dir])
    case .dd, .dt:
      close(.dd, boundedBy: [.dl])
      close(.dt, boundedBy: [.dl])
    case .td, .th: closeTableParts { $0.isCell }
    case .tr: closeTableParts { $0.isCell || $0 == .tr }
    case .tbody, .thead, .tfoot: closeTableParts { $0 != .table && ($0.isTablePart || $0.isCell) }
    case .a where last.kind == .a: removeLast()
    case .option where last.kind == .option: removeLast()
    default: break
    }
  }

  /// Closes the nearest open element that the end tag names; one that names nothing open is ignored.
  mutating func close(_ name: TagName, _ kind: ElementKind) {
    guard namesByHash[name.shortHash] > 0 else { return }
    var seen = 0
    for index in elements.indices.reversed() {
      seen += 1
      guard seen <= Self.reach else { return }
      let element = elements[index]
      if element.name == name { return remove(at: index, kind) }
      if kind.isBlock || kind.isTablePart || kind.isCell {
        if element.kind == .td || element.kind == .th || element.kind == .table, !kind.isTablePart, !kind.isCell {
          return
        }
        if element.kind == .table, kind != .table { return }
      } else if element.kind.isScopeBoundary, element.kind != kind {
        return
      }
    }
  }

  /// An inline element is taken out from between blocks that were opened inside it; a block takes its contents along.
  private mutating func remove(at index: Int, _ kind: ElementKind) {
    if kind.isSpecial {
      removeAll(from: index)
    } else {
      count(elements.remove(at: index), -1)
    }
  }

  private mutating func close(_ kind: ElementKind, boundedBy bounds: [ElementKind] = []) {
    var seen = 0
    for index in elements.indices.reversed() {
      seen += 1
      let found = elements[index].kind
      if found == kind { return removeAll(from: index) }
      guard seen <= Self.reach, !found.isScopeBoundary, !bounds.contains(found) else { return }
    }
  }

  private mutating func closeTableParts(where isClosed: (ElementKind) -> Bool) {
    var lowest: Int?
    var seen = 0
    for index in elements.indices.reversed() {
      seen += 1
      let kind = elements[index].kind
      if kind == .table || seen > Self.reach { break }
      if isClosed(kind) { lowest = index }
    }
    if let lowest { removeAll(from: lowest) }
  }
}
