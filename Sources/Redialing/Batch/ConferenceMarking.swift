import Meetings

extension EventFacts {
  /// Each conference of the component once, by the best right that it has to it.
  var conferenceMarks: [ConferenceMark] {
    var marks: [ConferenceMark] = []
    for (text, judged) in zip(texts, provenance.blockOfCopy) {
      for (index, block) in text.blocks.enumerated() {
        guard let key = block.identity.mainKey else { continue }
        add(mark(of: block, key, isJudged: index == judged), to: &marks)
      }
    }
    for entry in ConferenceProperties(conferenceProperties.map { ($0.name, $0.value) }).entries {
      guard let key = entry.identity.mainKey else { continue }
      add(
        ConferenceMark(key: key, vendor: entry.vendor.rawValue, standing: .owned, provenance: Provenance.none.rawValue),
        to: &marks)
    }
    return marks
  }

  private func mark(of block: MeetingBlock, _ key: String, isJudged: Bool) -> ConferenceMark {
    // A block beside the item's own is somebody else's, or nobody knows whose.
    let said = isJudged ? provenance.provenance : provenance.provenance == .addIn ? .pasted : provenance.provenance
    return ConferenceMark(
      key: key, vendor: block.vendor.rawValue, standing: said == .addIn ? .generated : .shown,
      provenance: said.rawValue)
  }

  private func add(_ mark: ConferenceMark, to marks: inout [ConferenceMark]) {
    guard let known = marks.firstIndex(where: { $0.key == mark.key }) else { return marks.append(mark) }
    guard marks[known].standing.rawValue < mark.standing.rawValue else { return }
    let provenance = mark.provenance == Provenance.none.rawValue ? marks[known].provenance : mark.provenance
    marks[known] = ConferenceMark(key: mark.key, vendor: mark.vendor, standing: mark.standing, provenance: provenance)
  }
}
