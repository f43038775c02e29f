/// How libxml2 pairs the tags of a source, as indices of our own tokens.
///
/// libxml2 is fed an `OracleView` and is held to UTF-8 whatever a `meta` says; then the cursor in its SAX callbacks stands exactly
/// at the end of each tag. Its tree builder is not used: that stops at 256 levels.
struct StructureOracle: Sendable {
  /// For each token: the token of the end tag that closes this start tag, -1 for an implied end, -2 when libxml2 saw no
  /// element start here.
  let ends: [Int32]
  /// For each start tag seen: the start tag of the nearest enclosing element that has one of its own; -1 for the top.
  let parents: [Int32]
  /// For each end tag: the start tag it closes; -1 when it closes nothing.
  let starts: [Int32]

  static let unseen: Int32 = -2
  static let none: Int32 = -1

  /// Nil when libxml2 could not be set up.
  init?(_ html: [UInt8], _ range: Range<Int>, _ tree: MarkupTree) {
    self.init(OracleView(html, range, tree.tokens), tree)
  }

  init?(_ view: OracleView, _ tree: MarkupTree) {
    guard let events = SAXRecorder.events(of: view.bytes) else { return nil }
    var matcher = EventMatcher(tokens: tree.tokens, stops: view.ends)
    for event in events { matcher.take(event) }
    ends = matcher.ends
    parents = matcher.parents
    starts = matcher.starts
  }
}

/// Walks libxml2's events and our tokens side by side.
private struct EventMatcher {
  let tokens: [MarkupToken]
  /// Where each token ends in what libxml2 reads.
  let stops: [Int]
  var ends: [Int32]
  var parents: [Int32]
  var starts: [Int32]
  /// Start tag of each open element; -1 for those libxml2 implied.
  private var open: [Int32] = []
  /// For each of them, itself or the nearest one around it that has a start tag and is not void.
  private var holders: [Int32] = []
  /// The first token that no event has passed.
  private var next = 0

  init(tokens: [MarkupToken], stops: [Int]) {
    self.tokens = tokens
    self.stops = stops
    ends = Array(repeating: StructureOracle.unseen, count: tokens.count)
    parents = Array(repeating: StructureOracle.none, count: tokens.count)
    starts = parents
  }

  mutating func take(_ event: SAXEvent) {
    let offset = Int(event.offset)
    if event.isStart { start(event.name, offset) } else { end(event.name, offset) }
  }

  private mutating func start(_ name: TagName, _ offset: Int) {
    // The cursor stands before `>` or `/>`.
    advance(to: offset)
    guard next < tokens.count, tokens[next].kind == .startTag, tokens[next].name == name,
      stops[next] - offset <= 2, ends[next] == StructureOracle.unseen
    else {
      open.append(StructureOracle.none)
      holders.append(holders.last ?? StructureOracle.none)
      return
    }
    ends[next] = StructureOracle.none
    parents[next] = holders.last ?? StructureOracle.none
    open.append(Int32(next))
    holders.append(ElementKind(name).isVoid ? parents[next] : Int32(next))
  }

  private mutating func end(_ name: TagName, _ offset: Int) {
    guard let last = open.popLast() else { return }
    holders.removeLast()
    // The cursor stands after `>` when the end has a tag.
    advance(to: offset - 1)
    guard next < tokens.count, tokens[next].kind == .endTag, stops[next] == offset,
      tokens[next].name == name, starts[next] == StructureOracle.none, last >= 0
    else { return }
    starts[next] = last
    ends[Int(last)] = Int32(next)
  }

  /// To the token that holds this offset; events never go back by more than the tag they stand at.
  private mutating func advance(to offset: Int) {
    while next > 0, stops[next - 1] > offset { next -= 1 }
    while next < tokens.count, stops[next] <= offset { next += 1 }
  }
}
