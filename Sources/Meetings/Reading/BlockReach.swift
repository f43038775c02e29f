/// The lines of a text that a grammar can ask for: those that are not blank and lie near a link that joins a conference, and
/// wherever a line might introduce a forwarded message. All others say nothing about any block, so nothing is read out of them.
struct BlockReach {
  /// Grammars look at `GrammarLimit.lines` lines below an anchor and two more.
  private static let below = GrammarLimit.lines + 8
  /// None looks up farther than eight.
  private static let above = 16
  /// A forwarded message's header is told by a line and three more.
  private static let header = 3

  /// Ascending, of `MeetingText.lines`.
  private(set) var indices: [Int] = []
  /// Positions in `indices` of the lines that might introduce a forwarded message.
  private(set) var headers: [Int] = []
  private var kept = 0

  /// - Parameter links: of the same text.
  init(_ text: MeetingText, links: LinkedLines) {
    /// Lines that were passed over since the last one that was kept; only the last few count.
    var passed: [Int] = []
    indices.reserveCapacity(text.lines.count)
    for (index, line) in text.lines.enumerated() {
      guard !line.text.isEmpty || line.isRule || !line.links.isEmpty else { continue }
      let mayBeginHeader = ForwardHeader.mayBegin(line.text)
      let needed = links.isAnchor(index) ? Self.below + 1 : mayBeginHeader ? Self.header + 1 : 0
      if needed > 0 {
        // Gaps never come near a line that matters: what stands above it is there too.
        indices.append(contentsOf: passed.suffix(Self.above))
        passed.removeAll(keepingCapacity: true)
        kept = max(kept, needed)
        if mayBeginHeader { headers.append(indices.count) }
      }
      guard kept > 0 else {
        if passed.count >= 8 * Self.above { passed.removeFirst(7 * Self.above) }
        passed.append(index)
        continue
      }
      indices.append(index)
      kept -= 1
    }
  }
}
