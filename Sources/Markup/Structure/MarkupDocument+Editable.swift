extension MarkupDocument {
  /// The source bytes to take out so that exactly one run of whole sibling nodes goes that holds the text in `span`. A text
  /// node may be cut, but only at the ends of `span`.
  ///
  /// The run is widened to an element around it when that holds nothing else to see and is inline or a paragraph (which
  /// could not hold a new block), a table or list that would be left in pieces, or accepted by `isOwnWrapper`.
  ///
  /// - Parameters:
  ///   - span: source bytes from the first to the last visible one, as `ProjectedLine.span` gives them.
  ///   - isOwnWrapper: whether an element that holds nothing but the run belongs to it, such as the one with class
  ///     `me-email-text`. Never asked for `html`, `body`, `td` or `th`.
  /// - Returns: a range that holds `span`, or why there is none. Linear in the length of the source.
  public func editableRange(
    covering span: Range<Int>, isOwnWrapper: (MarkupElement) -> Bool = { _ in false }
  ) -> Result<Range<Int>, MarkupRefusal> {
    do throws(MarkupRefusal) {
      let run = try widened(lowestRun(covering: span), isOwnWrapper)
      try check(run)
      return .success(run.range)
    } catch {
      return .failure(error)
    }
  }

  /// Sibling nodes in a row.
  struct Run {
    /// The visible text that is meant.
    let span: Range<Int>
    var range: Range<Int>
    /// Indices of the first and last token in `range`; text tokens at the ends may be there in part.
    var tokens: ClosedRange<Int>
    /// The node that holds the siblings; -1 for the top.
    var parent: Int
  }

  // MARK: Finding the run

  private func lowestRun(covering span: Range<Int>) throws(MarkupRefusal) -> Run {
    guard let oracle, oracle.ends.count == tree.tokens.count else {
      throw MarkupRefusal(.tooLarge, at: span.lowerBound)
    }
    guard !span.isEmpty, let first = tree.token(at: span.lowerBound), let last = tree.token(at: span.upperBound - 1),
      isVisible(first), isVisible(last), visibleOffset(in: span) != nil
    else { throw MarkupRefusal(.noSuchText, at: span.lowerBound) }
    let pair = siblings(first, last)
    var run = Run(span: span, range: span, tokens: first...last, parent: pair.parent)
    let lower = pair.first.map { tree.range(of: $0).lowerBound } ?? span.lowerBound
    let upper = pair.last.map { tree.range(of: $0).upperBound } ?? span.upperBound
    run.range = lower..<max(lower, upper)
    run.tokens = (pair.first.map { tree.nodes[$0].start } ?? first)...(pair.last.map { tree.nodes[$0].last } ?? last)
    if let offset = visibleOffset(in: run.range, outside: span) { throw MarkupRefusal(.sharedElement, at: offset) }
    return run
  }

  private func isVisible(_ token: Int) -> Bool {
    switch tree.tokens[token].kind {
    case .text, .rawText, .startTag: true
    default: false
    }
  }

  /// The lowest node that holds both tokens, and its children around them; nil for a child that is the token itself.
  private func siblings(_ first: Int, _ last: Int) -> (parent: Int, first: Int?, last: Int?) {
    let firstPath = path(of: first)
    let lastPath = path(of: last)
    var shared = 0
    while shared < firstPath.count, shared < lastPath.count, firstPath[shared] == lastPath[shared] { shared += 1 }
    // A visible void element is a leaf itself, never the parent.
    if shared > 0, shared == firstPath.count || shared == lastPath.count, tree.nodes[firstPath[shared - 1]].isEmpty {
      shared -= 1
    }
    return (
      shared > 0 ? firstPath[shared - 1] : -1,
      shared < firstPath.count ? firstPath[shared] : nil,
      shared < lastPath.count ? lastPath[shared] : nil
    )
  }

  /// Nodes from the top down to the one that holds the token.
  private func path(of token: Int) -> [Int] {
    var path: [Int] = []
    var node = tree.owners[token]
    while node >= 0 {
      path.append(node)
      node = tree.nodes[node].parent
    }
    return path.reversed()
  }

  // MARK: Widening

  private func widened(_ lowest: Run, _ isOwnWrapper: (MarkupElement) -> Bool) throws(MarkupRefusal) -> Run {
    var run = lowest
    while run.parent >= 0 {
      let node = tree.nodes[run.parent]
      guard !node.kind.isDocumentPart, !node.kind.isCell else { break }
      let isPart = node.kind.isTablePart || node.kind.isListPart
      guard isPart || node.kind.isWrapper || isOwnWrapper(element(run.parent)) else { break }
      let range = tree.range(of: run.parent)
      if let offset = visibleOffset(in: range, outside: run.span) {
        if isPart { throw MarkupRefusal(node.kind.isTablePart ? .insideTable : .insideList, at: offset) }
        break
      }
      run = Run(span: run.span, range: range, tokens: node.start...node.last, parent: node.parent)
    }
    return run
  }

  private func element(_ node: Int) -> MarkupElement {
    let token = tree.tokens[tree.nodes[node].start]
    return MarkupElement(
      name: html[token.nameRange].map(\.asciiLowercased),
      identifiers: StartTagReading.identifiers(html.span, token.attributesRange))
  }

  /// First byte in `range` but not in `span` at which something is to be seen.
  private func visibleOffset(in range: Range<Int>, outside span: Range<Int>) -> Int? {
    visibleOffset(in: range.lowerBound..<max(range.lowerBound, span.lowerBound))
      ?? visibleOffset(in: min(span.upperBound, range.upperBound)..<range.upperBound)
  }

  private func visibleOffset(in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    return projection.visibleOffset(in: range)
  }
}

extension ElementKind {
  /// An element that can only hold running text, so that a run which fills it takes it along.
  fileprivate var isWrapper: Bool {
    switch self {
    case .other, .a, .p, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .listing: true
    default: false
    }
  }
}
