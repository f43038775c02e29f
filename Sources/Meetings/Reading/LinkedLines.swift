/// The lines of a text that hold links, with what the links lead to: each is read once.
struct LinkedLines: Sendable {
  /// By index into `MeetingText.lines`.
  private var targets: [Int: [JoinLink]] = [:]
  private var anchors: Set<Int> = []

  /// Whether any link joins a conference whose blocks a grammar reads.
  var holdAnchor: Bool { !anchors.isEmpty }

  init(_ text: MeetingText) {
    for (index, line) in text.lines.enumerated() where !line.links.isEmpty {
      let links = line.links.map { JoinLink($0.url) }
      targets[index] = links
      if links.contains(where: { VendorRegistry.grammar(for: $0) != nil }) { anchors.insert(index) }
    }
  }

  /// Whether a link of the line joins a conference whose blocks a grammar reads.
  func isAnchor(_ index: Int) -> Bool { anchors.contains(index) }

  func targets(ofLine index: Int) -> [JoinLink] { targets[index] ?? [] }
}
