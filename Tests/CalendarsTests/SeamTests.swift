import Splicing
import Testing

@testable import Calendars

@Suite("Seams, over random calendars")
struct SeamTests {
  @Test("Around one edit all bytes are the source's, but for a fold at either seam", arguments: 0..<20)
  func seams(seed: Int) throws {
    var random = RandomSource(seed: 1000 + seed)
    for _ in 0..<250 {
      let sample = FoldedSample(&random)
      let layer = TextValueLayer(Calendar(reading: sample.text).lines[FoldedSample.lineIndex])
      let bounds = (0...layer.decoded.count).filter { $0 == layer.decoded.count || layer.decoded[$0] & 0xC0 != 0x80 }
      let first = random.below(bounds.count)
      let last = min(bounds.count - 1, first + random.below(30))
      let new = FoldedSample.randomText(&random, length: random.below(40))
      let edits = try EditList<PropertyText>([.init(range: bounds[first]..<bounds[last], bytes: new)])
      let lowered = try edits.lowered(through: layer)
      let output = lowered.applied(to: sample.text)
      let edit = try #require(lowered.replacements.first)
      let before = withoutFoldBehind(Array(sample.text[..<edit.range.lowerBound]))
      let after = withoutFoldBefore(Array(sample.text[edit.range.upperBound...]))
      #expect(output.starts(with: before))
      #expect(output.reversed().starts(with: after.reversed()))
      #expect(output.count >= before.count + after.count)
      // What was replaced is what the edit names: as many decoded bytes, one fold more at most.
      let replaced = Array(sample.text[edit.range])
      let unfolded = withoutFolds(replaced)
      #expect(
        TextEscapingLayer(unfolded: unfolded, value: 0..<unfolded.count).decoded
          == Array(layer.decoded[bounds[first]..<bounds[last]]))
      if edit.range.isEmpty { #expect(bounds[first] == bounds[last]) }
    }
  }

  private func withoutFoldBehind(_ bytes: [UInt8]) -> [UInt8] {
    guard let last = bytes.last, last == 0x20 || last == 0x09 else { return bytes }
    var end = bytes.count - 1
    while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end == bytes.count - 1 ? bytes : Array(bytes[..<end])
  }

  private func withoutFoldBefore(_ bytes: [UInt8]) -> [UInt8] {
    let rest = bytes.drop { $0 == 0x0D || $0 == 0x0A }
    guard rest.count < bytes.count, let first = rest.first, first == 0x20 || first == 0x09 else { return bytes }
    return Array(rest.dropFirst())
  }

  private func withoutFolds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isAfterEnd = false
    for byte in bytes {
      if byte == 0x0D || byte == 0x0A {
        isAfterEnd = true
      } else if isAfterEnd {
        isAfterEnd = false
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
