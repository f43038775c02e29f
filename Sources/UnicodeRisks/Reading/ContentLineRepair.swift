import Splicing

/// The certain repairs of one content line: its value, its text parameters, and folds inside characters.
struct ContentLineRepair {
  /// Of the unfolded line; nil when there is nothing that can be made right.
  private(set) var edits: EditList<UnfoldedLine>?

  /// - Parameter value: what makes the value right, where that is known already.
  init(_ field: RiskField, content: RiskField.Content, value: [(range: Range<Int>, bytes: [UInt8])]? = nil) {
    let unfolding = Unfolding(field.bytes)
    let line = ContentLineParts(unfolding.bytes)
    var replacements: [(range: Range<Int>, bytes: [UInt8])] = []
    var lost: [Range<Int>] = []

    func add(_ range: Range<Int>, _ form: TextForm?) {
      let label = LabelReading(Array(unfolding.bytes[range]), label: field.declaredCharset, default: .utf8)
      guard let form else {
        if label.text == nil { lost.append(range) }
        return
      }
      let text = TextExamination(label, form: form, nextHop: nil)
      if label.text == nil || label.isLost { lost.append(range) }
      guard text.repair != nil else { return }
      var found = text.replacements
      if let pairs = label.surrogatePairs {
        // Offsets of the one are not those of the other.
        guard found.isEmpty else { return }
        found = pairs
      } else if label.isRepaired {
        return
      }
      add(found, behind: range.lowerBound)
    }

    func add(_ found: [(range: Range<Int>, bytes: [UInt8])], behind start: Int) {
      replacements += found.map { (range: $0.range.lowerBound + start..<$0.range.upperBound + start, bytes: $0.bytes) }
    }

    for parameter in line.parameters where !ContentLineReading.tokenParameters.contains(parameter.name) {
      add(parameter.value, .parameter)
    }
    if let value {
      add(value, behind: line.value.lowerBound)
    } else {
      add(line.value, content == .opaque ? nil : content == .html ? .escapedMarkup : .escaped)
    }
    replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
    replacements += Self.splitCharacters(field.bytes, unfolding).filter { character in
      !(lost + replacements.map(\.range)).contains { $0.overlaps(character) }
    }.map { (range: $0, bytes: Array(unfolding.bytes[$0])) }
    guard !replacements.isEmpty, let all: EditList<UnfoldedLine> = RiskReader.edits(replacements),
      Self.keepsForm(unfolding.bytes, all)
    else { return }
    edits = all
  }

  /// Characters that a fold stands in, in the unfolded line.
  private static func splitCharacters(_ raw: [UInt8], _ unfolding: Unfolding) -> [Range<Int>] {
    let split = FoldInsideCharacter.places(in: raw, folds: unfolding.folds)
    guard !split.isEmpty else { return [] }
    var result: [Range<Int>] = []
    var removed = 0
    var index = 0
    for fold in unfolding.folds {
      if index < split.count, split[index] == fold.range {
        index += 1
        let place = fold.range.lowerBound - removed
        var start = place
        while start > 0, place - start < 3, unfolding.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        if case .scalar(_, let length) = UTF8Sequence.read({ unfolding.bytes[safe: start + $0] }),
          result.last.map({ $0.upperBound <= start }) ?? true
        {
          result.append(start..<start + length)
        }
      }
      removed += fold.range.count
    }
    return result
  }

  /// A repaired parameter must not have become two, nor have moved the colon.
  private static func keepsForm(_ line: [UInt8], _ edits: EditList<UnfoldedLine>) -> Bool {
    let (old, new) = (ContentLineParts(line), ContentLineParts(edits.applied(to: line)))
    let grown = edits.replacements.filter { $0.range.lowerBound < old.value.lowerBound }
      .reduce(0) { $0 + $1.bytes.count - $1.range.count }
    return old.parameters.map(\.name) == new.parameters.map(\.name)
      && new.value.lowerBound == old.value.lowerBound + grown
      && !edits.replacements.contains { $0.bytes.contains(0x0A) || $0.bytes.contains(0x0D) }
  }
}
