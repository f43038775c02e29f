import Diagnosing

// Halves of UTF-16 surrogate pairs where whole characters belong.

/// Surrogates written in UTF-8, or alone in UTF-16.
enum SurrogateCodePoint: RiskRule {
  static let entry = RiskEntry(
    .u108, "SURROGATE", .mangled, repair: .conditional("all of them stand in pairs"),
    title: "half of a surrogate pair",
    sentence: "A UTF-16 surrogate is written as a character of its own.",
    meaning:
      "A program treated UTF-16 units as characters: it wrote each half of an emoji as three bytes (CESU-8), or cut a text"
      + " between the halves.",
    whyItMatters: "It is no UTF-8: strict readers refuse the whole text, others show two replacement characters.",
    example: "ED A0 BD ED BA 80 for \u{1F680}.",
    whatToDo: "Pairs are joined by the repair. A lone half cannot be: the other one was cut off.")

  /// The text with all pairs joined, nil when a half stands alone.
  static func repaired(_ bytes: [UInt8], _ survey: ByteSurvey) -> [UInt8]? {
    var out: [UInt8] = []
    var index = 0
    var pending: (range: Range<Int>, value: UInt32)?
    for (range, fault) in survey.faults {
      guard case .surrogate(let value) = fault else { return nil }
      if let high = pending {
        guard high.range.upperBound == range.lowerBound, value >= 0xDC00 else { return nil }
        out += bytes[index..<high.range.lowerBound]
        out.appendScalar(UTF16Text.joined(high.value, value))
        index = range.upperBound
        pending = nil
      } else {
        guard value < 0xDC00 else { return nil }
        pending = (range, value)
      }
    }
    return pending == nil ? out + bytes[index...] : nil
  }

  /// Each pair with its character. All faults are surrogates in pairs: `repaired` has seen to it.
  static func pairs(_ survey: ByteSurvey) -> [(range: Range<Int>, bytes: [UInt8])] {
    var result: [(range: Range<Int>, bytes: [UInt8])] = []
    var index = 0
    while index + 1 < survey.faults.count {
      if case (.surrogate(let high), .surrogate(let low)) = (survey.faults[index].fault, survey.faults[index + 1].fault)
      {
        var bytes: [UInt8] = []
        bytes.appendScalar(UTF16Text.joined(high, low))
        let range = survey.faults[index].range.lowerBound..<survey.faults[index + 1].range.upperBound
        result.append((range: range, bytes: bytes))
      }
      index += 2
    }
    return result
  }
}

/// Surrogates written as character references.
enum SurrogateReference: TextRule {
  static let entry = RiskEntry(
    .u109, "SURROGATE-ENTITY", .mangled, repair: .conditional("a high half is followed by a low one"),
    title: "a character reference to half of a surrogate pair",
    sentence: "A character reference names a UTF-16 surrogate, which is no character.",
    meaning: "A program escaped UTF-16 units one by one instead of characters, so an emoji became two references.",
    whyItMatters: "HTML readers show two replacement characters; XML readers stop.",
    example: "&#55357;&#56832; for \u{1F600}.",
    whatToDo: "Neighbouring halves are joined by the repair; a lone one is lost.")

  static func examine(_ reading: inout TextReading) {
    guard reading.form.isMarkup else { return }
    var repairs: [(range: Range<Int>, scalars: [UInt32])] = []
    let scalars = reading.scalars
    var index = 0
    while index < scalars.count {
      guard let high = Self.half(scalars, index) else {
        index += 1
        continue
      }
      let end = index + high.length
      if high.value < 0xDC00, let low = Self.half(scalars, end), low.value >= 0xDC00 {
        let range = index..<end + low.length
        reading.note(.u109, range)
        repairs.append((range: range, scalars: [UTF16Text.joined(high.value, low.value)]))
        index = range.upperBound
      } else {
        reading.note(.u109, index..<end)
        reading.isLost = true
        index = end
      }
    }
    reading.repair(repairs)
  }

  private static func half(_ scalars: [UInt32], _ index: Int) -> CharacterReferences.Reference? {
    guard scalars[safe: index] == 0x26, let found = CharacterReferences.read(at: index, { scalars[safe: $0] }),
      (0xD800...0xDFFF).contains(found.value)
    else { return nil }
    return found
  }
}
