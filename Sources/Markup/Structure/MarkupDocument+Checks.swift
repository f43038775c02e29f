extension MarkupDocument {
  /// Everything that must hold before a run is given out.
  func check(_ run: Run) throws(MarkupRefusal) {
    try checkWholeness(run)
    try checkConditionals(run)
    try checkAgreement(run)
    try checkRest(run)
  }

  /// No element, tag or comment is left open in the run, and the document's own elements are not part of it.
  private func checkWholeness(_ run: Run) throws(MarkupRefusal) {
    for index in run.tokens {
      let token = tree.tokens[index]
      guard token.isTerminated else { throw MarkupRefusal(.unclosedElement, at: token.range.lowerBound) }
      guard token.kind == .startTag || token.kind == .endTag else { continue }
      if ElementKind(token.name).isDocumentPart { throw MarkupRefusal(.documentStructure, at: token.range.lowerBound) }
      let node = tree.owners[index]
      if token.kind == .endTag, node < 0, !isHarmless(token) {
        throw MarkupRefusal(.unclosedElement, at: token.range.lowerBound)
      }
      guard token.kind == .startTag, node >= 0 else { continue }
      try checkEnd(of: node, run)
    }
    if run.parent >= 0, !tree.nodes[run.parent].kind.isDocumentPart { try checkParent(run.parent) }
  }

  /// A stray `</p>` or `</br>` is an empty line to every reader; others may belong to an element that was cut up before.
  private func isHarmless(_ token: MarkupToken) -> Bool {
    let kind = ElementKind(token.name)
    return kind == .p || kind == .br
  }

  private func checkEnd(of index: Int, _ run: Run) throws(MarkupRefusal) {
    let node = tree.nodes[index]
    let isClosed = node.isEmpty || node.end != nil || node.kind.mayOmitEndTag || isEndedByLink(node)
    guard isClosed, node.last <= run.tokens.upperBound else {
      throw MarkupRefusal(.unclosedElement, at: tree.range(of: index).lowerBound)
    }
  }

  /// A link ends where the next one starts.
  private func isEndedByLink(_ node: MarkupTree.Node) -> Bool {
    guard node.kind == .a, node.last + 1 < tree.tokens.count else { return false }
    let next = tree.tokens[node.last + 1]
    return next.kind == .startTag && ElementKind(next.name) == .a
  }

  private func checkParent(_ index: Int) throws(MarkupRefusal) {
    let node = tree.nodes[index]
    guard node.end != nil || node.kind.mayOmitEndTag else {
      throw MarkupRefusal(.unclosedElement, at: tree.range(of: index).lowerBound)
    }
  }

  /// `<![if …]>` and `<![endif]>` (or the same spelled with comments) are opened and closed in the run alike.
  private func checkConditionals(_ run: Run) throws(MarkupRefusal) {
    var depth = 0
    for index in run.tokens {
      depth += conditionalStep(tree.tokens[index])
      guard depth >= 0 else { throw MarkupRefusal(.splitConditional, at: tree.tokens[index].range.lowerBound) }
    }
    guard depth == 0 else { throw MarkupRefusal(.splitConditional, at: run.range.lowerBound) }
  }

  /// +1 for what opens a downlevel-revealed conditional, -1 for what closes one.
  private func conditionalStep(_ token: MarkupToken) -> Int {
    guard token.kind == .comment || token.kind == .bogusComment else { return 0 }
    let text = html[token.range].filter { !$0.isMarkupSpace }[...]
    if token.kind == .bogusComment {
      return text.hasPrefix("<![if") ? 1 : text.hasPrefix("<![endif") ? -1 : 0
    }
    if text.hasPrefix("<!--<![endif") { return -1 }
    // `<!--[if !mso]><!-->` reveals what follows; `<!--[if mso]> … <![endif]-->` is whole.
    guard text.hasPrefix("<!--[if") else { return 0 }
    return text.suffix(6).hasPrefix("><!-->") || text.suffix(8).hasPrefix("><!---->") ? 1 : 0
  }

  /// Both readers pair the tags of the run alike, and put the run, what follows it and the element around it in one place.
  private func checkAgreement(_ run: Run) throws(MarkupRefusal) {
    guard let oracle else { throw MarkupRefusal(.tooLarge, at: run.range.lowerBound) }
    for index in run.tokens where !agree(index, oracle) {
      throw MarkupRefusal(.readersDisagree, at: tree.tokens[index].range.lowerBound)
    }
    if run.parent >= 0, !tree.nodes[run.parent].kind.isDocumentPart, !agree(tree.nodes[run.parent].start, oracle) {
      throw MarkupRefusal(.readersDisagree, at: tree.range(of: run.parent).lowerBound)
    }
    // The next element stands outside the run for both, or the run leaks.
    let rest = tree.tokens[(run.tokens.upperBound + 1)...]
    if let next = rest.firstIndex(where: { $0.kind == .startTag }), tree.owners[next] >= 0, !agreeOnParent(next, oracle)
    {
      throw MarkupRefusal(.readersDisagree, at: tree.tokens[next].range.lowerBound)
    }
  }

  private func agree(_ index: Int, _ oracle: StructureOracle) -> Bool {
    let token = tree.tokens[index]
    let owner = tree.owners[index]
    switch token.kind {
    case .startTag:
      guard owner >= 0, tree.nodes[owner].start == index, oracle.ends[index] != StructureOracle.unseen else {
        return false
      }
      let end = tree.nodes[owner].end.map(Int32.init) ?? StructureOracle.none
      return oracle.ends[index] == end && agreeOnParent(index, oracle)
    case .endTag:
      return oracle.starts[index] == (owner >= 0 ? Int32(tree.nodes[owner].start) : StructureOracle.none)
    default: return true
    }
  }

  private func agreeOnParent(_ index: Int, _ oracle: StructureOracle) -> Bool {
    let parent = tree.nodes[tree.owners[index]].parent
    let ours = parent >= 0 ? Int32(tree.nodes[parent].start) : StructureOracle.none
    return unlessTop(ours) == unlessTop(oracle.parents[index])
  }

  /// `html`, `head` and `body` are as good as none: their tags may be missing or stand in odd places.
  private func unlessTop(_ start: Int32) -> Int32 {
    guard start >= 0, !ElementKind(tree.tokens[Int(start)].name).isDocumentPart else { return StructureOracle.none }
    return start
  }

  /// With a rule in the place of the run, every line before and after it reads as it did.
  private func checkRest(_ run: Run) throws(MarkupRefusal) {
    let rule = Array("<hr>".utf8)
    var rest = Array(html[range.lowerBound..<run.range.lowerBound])
    let place = rest.count
    rest += rule
    rest += html[run.range.upperBound..<range.upperBound]
    let after = TextProjection(of: rest)
    let shift = place + rule.count - run.range.upperBound
    let kept = projection.lines.lazy.filter { !$0.span.overlaps(run.span) && !run.span.contains($0.span.lowerBound) }
    let wanted = Array(kept)
    var position = 0
    for line in after.lines where line.span != place..<(place + rule.count) {
      let isBefore = line.span.lowerBound < place
      let origin = isBefore ? line.span.lowerBound + range.lowerBound : line.span.lowerBound - shift
      if position < wanted.count, wanted[position].text == line.text, wanted[position].quoteDepth == line.quoteDepth {
        position += 1
      } else if !isGlued(line.text, at: origin, run) {
        throw MarkupRefusal(.changesElsewhere, at: origin)
      }
    }
    guard position == wanted.count else { throw MarkupRefusal(.changesElsewhere, at: wanted[position].span.lowerBound) }
  }

  /// Whether the text is what stays of a line that the run begins or ends in.
  private func isGlued(_ text: [UInt8], at origin: Int, _ run: Run) -> Bool {
    projection.lines.contains { line in
      line.span.overlaps(run.span) && line.span.contains(origin)
        && (line.text.starts(with: text) || line.text.reversed().starts(with: text.reversed()))
    }
  }
}
