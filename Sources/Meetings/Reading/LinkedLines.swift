/// The lines of a text that hold links, with what the links lead to: each is read once.
struct LinkedLines: Sendable {
  /// By index into `MeetingText.lines`.
  private var targets: [[JoinLink]]
  private var anchors: [Bool]

  /// Whether any link joins a conference whose blocks a grammar reads.
  private(set) var holdAnchor = false

  init(_ text: MeetingText) {
    targets = Array(repeating: [], count: text.lines.count)
    anchors = Array(repeating: false, count: text.lines.count)
    for (index, line) in text.lines.enumerated() where !line.links.isEmpty {
      let links = line.links.map { JoinLink($0.url) }
      targets[index] = links
      if links.contains(where: { VendorRegistry.grammar(for: $0) != nil }) {
        anchors[index] = true
        holdAnchor = true
      }
    }
  }

  /// Whether a link of the line joins a conference whose blocks a grammar reads.
  func isAnchor(_ index: Int) -> Bool { anchors[index] }

  func targets(ofLine index: Int) -> [JoinLink] { targets[index] }
}
