import Splicing
import Testing

@testable import Calendars

@Suite("The law of layers, over random calendars and edits")
struct LayerLawTests {
  @Test("Decoding the edited bytes gives the edited text, and the inverse gives the source back", arguments: 0..<24)
  func law(seed: Int) throws {
    var random = RandomSource(seed: seed)
    for _ in 0..<250 {
      let sample = FoldedSample(&random)
      let calendar = Calendar(reading: sample.text)
      let layer = TextValueLayer(calendar.lines[FoldedSample.lineIndex])
      let edits = try randomEdits(of: layer.decoded, &random)
      try check(sample, calendar, layer, edits)
    }
  }

  private func check(
    _ sample: FoldedSample, _ calendar: Calendar, _ layer: TextValueLayer, _ edits: EditList<PropertyText>
  ) throws {
    let lowered = try edits.lowered(through: layer)
    let output = lowered.applied(to: sample.text)
    let shown = Comment(
      rawValue: String(decoding: sample.text, as: UTF8.self) + " -> " + String(decoding: output, as: UTF8.self))
    #expect(lowered.inverted(over: sample.text).applied(to: output) == sample.text)

    let reread = Calendar(reading: output)
    try #require(reread.lines.count == calendar.lines.count, shown)
    for (old, new) in zip(calendar.lines, reread.lines) where old.index != FoldedSample.lineIndex {
      #expect(sample.text[old.range] == output[new.range], shown)
    }
    let line = reread.lines[FoldedSample.lineIndex]
    #expect(TextValueLayer(line).decoded == edits.applied(to: layer.decoded), shown)
    #expect(line.lineEnd == calendar.lines[FoldedSample.lineIndex].lineEnd, shown)
    checkFolds(calendar.lines[FoldedSample.lineIndex], line, sample, lowered, shown)
  }

  /// Folds of the new line: not too late, none that parts what belongs together, none that nobody needs.
  private func checkFolds(
    _ old: ContentLine, _ new: ContentLine, _ sample: FoldedSample, _ edits: EditList<CalendarText>, _ shown: Comment
  ) {
    let before = PhysicalLines(old)
    let after = PhysicalLines(new)
    if !old.isFolded, before.longest > 75 {
      #expect(!new.isFolded, "a producer that never folds: \(shown)")
      return
    }
    if before.longest <= 75 { #expect(after.longest <= 75, shown) }
    if before.parted == 0 { #expect(after.parted == 0, shown) }
    if !before.hasEmpty { #expect(!after.hasEmpty, shown) }
    if old.isFolded { #expect(after.styles.isSubset(of: before.styles), shown) }
  }

  private func randomEdits(of text: [UInt8], _ random: inout RandomSource) throws -> EditList<PropertyText> {
    let bounds = (0...text.count).filter { $0 == text.count || text[$0] & 0xC0 != 0x80 }
    var edits = EditList<PropertyText>()
    for _ in 0...random.below(4) {
      let first = random.below(bounds.count)
      let longest = [1, 4, 40][random.below(3)]
      let last = min(bounds.count - 1, first + random.below(longest))
      let new = FoldedSample.randomText(&random, length: [0, 1, 3, 60][random.below(4)])
      // Edits that meet one already there are refused; the others stay.
      try? edits.replace(bounds[first]..<bounds[last], with: new)
    }
    return edits
  }
}

/// The physical lines of a content line, measured by code of their own.
private struct PhysicalLines {
  var longest = 0
  /// Folds inside a UTF-8 sequence or an escape pair.
  var parted = 0
  /// Whether a physical line holds nothing but the blank of its fold.
  var hasEmpty = false
  /// The folds, line end and blank.
  var styles: Set<[UInt8]> = []

  init(_ line: ContentLine) {
    let content = Array(line.calendar.text[line.range.lowerBound..<line.contentEnd])
    var column = 0
    var backslashes = 0
    var at = 0
    while at < content.count {
      var end = at
      while end < content.count, content[end] == 0x0D || content[end] == 0x0A { end += 1 }
      if end > at, end < content.count {
        let next = end + 1 < content.count ? content[end + 1] : 0
        if next & 0xC0 == 0x80 || backslashes % 2 == 1 { parted += 1 }
        if end + 1 == content.count || next == 0x0D || next == 0x0A { hasEmpty = true }
        styles.insert(Array(content[at...end]))
        at = end + 1
        column = 1
        continue
      }
      backslashes = content[at] == 0x5C ? backslashes + 1 : 0
      at += 1
      column += 1
      longest = max(longest, column)
    }
  }
}
