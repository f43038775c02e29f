/// The elements of a source as our own reader pairs their tags: textual nesting, with the end tags that HTML lets out put
/// where the Standard ends those elements. Tag soup beyond that is not repaired, only noticed when the other reader differs.
struct MarkupTree: Sendable {
  struct Node: Sendable {
    let kind: ElementKind
    /// Index of the start tag's token.
    let start: Int
    /// Index of the enclosing node; -1 at the top.
    let parent: Int
    let depth: Int
    /// Index of the end tag's token; nil for void elements and implied ends.
    var end: Int?
    /// Index of the last token that belongs to the element.
    var last: Int
    /// Void, or `/>` on an element that is not HTML's own.
    let isEmpty: Bool
  }

  let tokens: [MarkupToken]
  private(set) var nodes: [Node] = []
  /// For each token, the node that holds it: for a tag its own element, -1 at the top and for stray end tags.
  private(set) var owners: [Int] = []
  /// False when the source is too long, deep or crowded; the tree is then incomplete.
  private(set) var isWithinLimits = true

  /// The most tokens that are edited.
  static let maximumTokens = 1_000_000

  private var open: [Int] = []

  init(_ html: [UInt8], _ range: Range<Int>) {
    guard range.count <= MarkupDocument.maximumLength else {
      tokens = []
      isWithinLimits = false
      return
    }
    tokens = Self.tokens(html, range)
    guard tokens.count <= Self.maximumTokens else {
      isWithinLimits = false
      return
    }
    owners.reserveCapacity(tokens.count)
    for index in tokens.indices {
      read(index, html)
      guard isWithinLimits else { return }
    }
    while !open.isEmpty { closeLast(before: tokens.count) }
  }

  /// One more than the maximum at most.
  private static func tokens(_ html: [UInt8], _ range: Range<Int>) -> [MarkupToken] {
    var tokens: [MarkupToken] = []
    tokens.reserveCapacity(min(range.count / 32, maximumTokens))
    var scanner = TagScanner(range.clamped(to: 0..<html.count))
    while tokens.count <= maximumTokens, let token = scanner.next(html.span) { tokens.append(token) }
    return tokens
  }

  // MARK: Asking

  /// Source bytes of an element, tags included.
  func range(of node: Int) -> Range<Int> {
    tokens[nodes[node].start].range.lowerBound..<tokens[nodes[node].last].range.upperBound
  }

  /// Index of the token that holds the byte. O(log n).
  func token(at offset: Int) -> Int? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens[low].range.contains(offset) ? low : nil
  }

  // MARK: Building

  private mutating func read(_ index: Int, _ html: [UInt8]) {
    let token = tokens[index]
    switch token.kind {
    case .startTag where token.isTerminated: startTag(index, token, html)
    case .endTag where token.isTerminated: endTag(index, token)
    default: owners.append(open.last ?? -1)
    }
  }

  private mutating func startTag(_ index: Int, _ token: MarkupToken, _ html: [UInt8]) {
    let kind = ElementKind(token.name)
    if token.attributesRange.count > MarkupDocument.maximumAttributes, tooManyAttributes(token, html) {
      isWithinLimits = false
    }
    // A second html or body start tag only adds attributes.
    if kind == .html || kind == .body, open.contains(where: { nodes[$0].kind == kind }) {
      return owners.append(open.last ?? -1)
    }
    closeImplied(by: kind, before: index)
    let isEmpty = kind.isVoid || (token.isSelfClosing && kind == .other)
    owners.append(nodes.count)
    nodes.append(
      Node(
        kind: kind, start: index, parent: open.last ?? -1, depth: open.count, end: nil, last: index, isEmpty: isEmpty))
    guard !isEmpty else { return }
    open.append(nodes.count - 1)
    if open.count > MarkupDocument.maximumDepth { isWithinLimits = false }
  }

  private func tooManyAttributes(_ token: MarkupToken, _ html: [UInt8]) -> Bool {
    var count = 0
    for _ in AttributeReader(html, of: token) {
      count += 1
      if count > MarkupDocument.maximumAttributes { return true }
    }
    return false
  }

  private mutating func endTag(_ index: Int, _ token: MarkupToken) {
    let kind = ElementKind(token.name)
    // Whatever follows the end of the body is read as a part of it.
    guard kind != .html, kind != .body, let place = place(of: token.name, kind) else { return owners.append(-1) }
    while open.count > place + 1 { closeLast(before: index) }
    let node = open.removeLast()
    nodes[node].end = index
    nodes[node].last = index
    owners.append(node)
  }

  /// Where in the stack the element stands that the end tag closes: a block not beyond its table or cell, a table part not
  /// beyond its table, an inline element not beyond the nearest block.
  private func place(of name: TagName, _ kind: ElementKind) -> Int? {
    for place in open.indices.reversed() {
      let node = nodes[open[place]]
      if tokens[node.start].name == name { return place }
      let isBoundary =
        if kind.isTablePart || kind.isCell {
          node.kind == .table
        } else if kind.isBlock {
          node.kind == .table || node.kind.isCell
        } else {
          node.kind.isSpecial
        }
      if isBoundary { return nil }
    }
    return nil
  }

  /// Ends the innermost element by implication, before the token with this index.
  private mutating func closeLast(before index: Int) {
    nodes[open.removeLast()].last = index - 1
  }

  private mutating func closeImplied(by kind: ElementKind, before index: Int) {
    if kind.closesParagraph {
      close(before: index, boundedBy: \.isScopeBoundary, where: { $0 == .p })
    }
    switch kind {
    case .li: close(before: index, boundedBy: { $0.isScopeBoundary || $0.isListPart }, where: { $0 == .li })
    case .dd, .dt:
      close(before: index, boundedBy: { $0.isScopeBoundary || $0.isListPart }, where: { $0 == .dd || $0 == .dt })
    case .td, .th: close(before: index, boundedBy: { $0 == .table }, where: { $0.isCell })
    case .tr: close(before: index, boundedBy: { $0 == .table }, where: { $0.isCell || $0 == .tr })
    case .tbody, .thead, .tfoot:
      close(before: index, boundedBy: { $0 == .table }, where: { $0.isCell || $0.isTablePart })
    case .a, .option: if let last = open.last, nodes[last].kind == kind { closeLast(before: index) }
    case .body: if let last = open.last, nodes[last].kind == .head { closeLast(before: index) }
    default: break
    }
  }

  /// Closes the outermost of the elements meant that stands inside the nearest boundary, and all inside it.
  private mutating func close(
    before index: Int, boundedBy isBoundary: (ElementKind) -> Bool, where isMeant: (ElementKind) -> Bool
  ) {
    var lowest: Int?
    for place in open.indices.reversed() {
      let kind = nodes[open[place]].kind
      if isBoundary(kind) { break }
      if isMeant(kind) { lowest = place }
    }
    guard let lowest else { return }
    while open.count > lowest { closeLast(before: index) }
  }
}
