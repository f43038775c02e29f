/// A body prepared for the grammars: blank lines are gone, so that a double-spaced rendition reads like any other, and every
/// question about what lies around a line costs one look.
struct BlockScan: Sendable {
  let source: MeetingText
  let content: [ContentLine]
  let hints: BlockReader.Hints
  /// Conferences that the item's own properties name.
  let hinted: [JoinLink]
  /// Positions in `content` at which a forwarded or quoted message begins, ascending.
  let headers: [Int]
  /// For each position the next one at or after it that is a fence of any kind; `content.count` where there is none.
  private let nextFences: [Int]

  init(_ text: MeetingText, links: LinkedLines, hints: BlockReader.Hints) {
    source = text
    self.hints = hints
    hinted = hints.conferenceValues.map { JoinLink($0) }
    let reach = BlockReach(text, links: links)
    content = reach.indices.map { ContentLine(text.lines[$0], targets: links.targets(ofLine: $0), index: $0) }
    headers = ForwardHeader.positions(in: content, candidates: reach.headers)
    var next = Array(repeating: content.count, count: content.count + 1)
    for position in content.indices.reversed() {
      next[position] = content[position].isFence ? position : next[position + 1]
    }
    nextFences = next
  }

  /// The next dot or underscore fence at `position` or after it.
  func fence(from position: Int) -> Int? {
    let found = nextFences[min(position, content.count)]
    return found < content.count ? found : nil
  }

  subscript(position: Int) -> ContentLine { content[position] }

  subscript(positions: Range<Int>) -> ArraySlice<ContentLine> { content[positions] }

  func line(_ position: Int) -> MeetingLine { source.lines[content[position].index] }

  /// The item's own properties name this conference.
  func isHinted(_ link: JoinLink) -> Bool { hinted.contains { $0.isSameConference(as: link) } }

  /// The first header below a line.
  func header(below position: Int) -> Int? {
    var (low, high) = (0, headers.count)
    while low < high {
      let middle = (low + high) / 2
      if headers[middle] > position { high = middle } else { low = middle + 1 }
    }
    return low < headers.count ? headers[low] : nil
  }

  func isUnderForwardHeader(_ position: Int) -> Bool { headers.first.map { $0 < position } ?? false }

  /// A forwarded message begins within the next few lines.
  func startsForwardedMessage(at position: Int) -> Bool {
    header(below: position - 1).map { $0 <= position + 1 } ?? false
  }
}
