import Charsets

/// The certain repairs of a header field body: raw text in place, encoded-words as the words that they should have been.
struct HeaderFieldRepair {
  /// In order; nil when nothing is certain.
  private(set) var replacements: [HeaderReplacement]?

  init(_ field: RiskField) {
    let unfolding = Unfolding(field.bytes, keepsSpace: true)
    guard UTF8Gate.isValid(unfolding.bytes) else { return }
    var decoding = HeaderDecoding(unfolding.bytes)
    decoding.read()
    let text = TextExamination(decoding, nextHop: nil)
    guard text.repair != nil else { return }
    replacements = Self.replacements(text.replacements, decoding, unfolding)
  }

  private static func replacements(
    _ edits: [(range: Range<Int>, bytes: [UInt8])], _ decoding: HeaderDecoding, _ unfolding: Unfolding
  ) -> [HeaderReplacement]? {
    var result: [HeaderReplacement] = []
    var next = 0
    var index = 0
    let segments = decoding.segments
    while index < segments.count {
      // A repair that reaches over several groups of words makes them one.
      var last = index
      var own: [(range: Range<Int>, bytes: [UInt8])] = []
      while next < edits.count, edits[next].range.lowerBound < segments[last].text.upperBound {
        own.append(edits[next])
        while edits[next].range.upperBound > segments[last].text.upperBound {
          last += 1
          guard last < segments.count else { return nil }
        }
        next += 1
      }
      let group = segments[index...last]
      if group.contains(where: \.isLiteral) {
        // Encoded-words and bare text cannot be joined without moving the blank between them.
        guard group.count == 1 else { return nil }
        for edit in own {
          guard let replacement = literal(edit, in: segments[index], unfolding) else { return nil }
          result.append(replacement)
        }
      } else if !own.isEmpty || group.contains(where: \.isRepaired) {
        result.append(words(group, own, decoding.text, unfolding))
      }
      index = last + 1
    }
    return next == edits.count && !result.isEmpty ? result : nil
  }

  /// Bare text may stand in a quoted string or a comment: what it becomes must mean nothing there.
  private static func literal(
    _ edit: (range: Range<Int>, bytes: [UInt8]), in segment: HeaderDecoding.Segment, _ unfolding: Unfolding
  ) -> HeaderReplacement? {
    guard !edit.bytes.contains(where: { specials.contains($0) || $0 < 0x20 }) else { return nil }
    let shift = segment.source.lowerBound - segment.text.lowerBound
    let range = unfolding.raw(edit.range.lowerBound + shift..<edit.range.upperBound + shift)
    return HeaderReplacement(range: range, text: edit.bytes, isEncoded: false)
  }

  private static let specials = Set("()<>[]:;@\\,.\"=?".utf8)

  private static func words(
    _ group: ArraySlice<HeaderDecoding.Segment>, _ edits: [(range: Range<Int>, bytes: [UInt8])], _ text: [UInt8],
    _ unfolding: Unfolding
  ) -> HeaderReplacement {
    let first = group[group.startIndex]
    let last = group[group.endIndex - 1]
    var new: [UInt8] = []
    var copied = first.text.lowerBound
    for edit in edits {
      new += text[copied..<edit.range.lowerBound] + edit.bytes
      copied = edit.range.upperBound
    }
    new += text[copied..<last.text.upperBound]
    return HeaderReplacement(
      range: unfolding.raw(first.source.lowerBound..<last.source.upperBound), text: new, isEncoded: true)
  }
}
