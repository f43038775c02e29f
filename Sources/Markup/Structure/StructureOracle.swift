/// How libxml2 pairs the tags of a source, as indices of our own tokens.
///
/// libxml2 is fed a copy of equal length in which every byte that could move its offsets (invalid UTF-8, control characters)
/// is replaced, and is held to UTF-8 whatever a `meta` says; then the cursor in its SAX callbacks stands exactly at the
/// end of each tag. Its tree builder is not used: that stops at 256 levels.
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
    guard let events = SAXRecorder.events(of: Self.plainView(html, range)) else { return nil }
    var matcher = EventMatcher(tokens: tree.tokens, origin: range.lowerBound)
    for event in events { matcher.take(event) }
    ends = matcher.ends
    parents = matcher.parents
    starts = matcher.starts
  }

  /// The source with every byte replaced that libxml2 would stumble over; same length.
  private static func plainView(_ html: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var view = Array(html[range])
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
    return view
  }

  /// Bytes of the well-formed scalar at `index`; 0 when it is none or a noncharacter of the BMP.
  private static func scalarLength(_ bytes: [UInt8], at index: Int) -> Int {
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

/// Walks libxml2's events and our tokens side by side.
private struct EventMatcher {
  let tokens: [MarkupToken]
  let origin: Int
  var ends: [Int32]
  var parents: [Int32]
  var starts: [Int32]
  /// Start tag of each open element; -1 for those libxml2 implied.
  private var open: [Int32] = []
  /// For each of them, itself or the nearest one around it that has a start tag and is not void.
  private var holders: [Int32] = []
  /// The first token that no event has passed.
  private var next = 0

  init(tokens: [MarkupToken], origin: Int) {
    self.tokens = tokens
    self.origin = origin
    ends = Array(repeating: StructureOracle.unseen, count: tokens.count)
    parents = Array(repeating: StructureOracle.none, count: tokens.count)
    starts = parents
  }

  mutating func take(_ event: SAXEvent) {
    let offset = origin + Int(event.offset)
    if event.isStart { start(event.name, offset) } else { end(event.name, offset) }
  }

  private mutating func start(_ name: TagName, _ offset: Int) {
    // The cursor stands before `>` or `/>`.
    advance(to: offset)
    guard next < tokens.count, tokens[next].kind == .startTag, tokens[next].name == name,
      tokens[next].range.upperBound - offset <= 2, ends[next] == StructureOracle.unseen
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
    guard next < tokens.count, tokens[next].kind == .endTag, tokens[next].range.upperBound == offset,
      tokens[next].name == name, starts[next] == StructureOracle.none, last >= 0
    else { return }
    starts[next] = last
    ends[Int(last)] = Int32(next)
  }

  /// To the token that holds this offset; events never go back by more than the tag they stand at.
  private mutating func advance(to offset: Int) {
    while next > 0, tokens[next - 1].range.upperBound > offset { next -= 1 }
    while next < tokens.count, tokens[next].range.upperBound <= offset { next += 1 }
  }
}
