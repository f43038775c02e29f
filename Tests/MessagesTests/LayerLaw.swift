import Messages
import Splicing
import Testing

/// Random replacements over decoded bytes; those that conflict are left out.
func randomEdits<S: Space>(
  over count: Int, from alphabet: [[UInt8]], longest: Int = 12, using random: inout SeededGenerator
) -> EditList<S> {
  var edits = EditList<S>()
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    let a = Int.random(in: 0...count, using: &random)
    let b = min(count, a + Int.random(in: 0...longest, using: &random))
    let pieces = Int.random(in: 0...longest, using: &random)
    let bytes = (0..<pieces).flatMap { _ in alphabet.randomElement(using: &random)! }
    try? edits.replace(a..<b, with: bytes)
  }
  return edits
}

/// The law of `Layer`, and that undoing gives the source again.
/// - Parameter reread: decodes the new outer bytes; the range is where they begin to where they now end.
func expectLaw<L: Layer>(
  _ layer: L, over outer: [UInt8], in range: Range<Int>, _ edits: EditList<L.Inner>, _ lowered: EditList<L.Outer>,
  _ reread: ([UInt8], Range<Int>) -> [UInt8], sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [UInt8] {
  let result = lowered.applied(to: outer)
  let newRange = range.lowerBound..<(range.upperBound + lowered.delta)
  #expect(reread(result, newRange) == edits.applied(to: layer.decoded), sourceLocation: sourceLocation)
  #expect(lowered.inverted(over: outer).applied(to: result) == outer, sourceLocation: sourceLocation)
  for edit in lowered.replacements {
    #expect(
      edit.range.lowerBound >= range.lowerBound && edit.range.upperBound <= range.upperBound,
      sourceLocation: sourceLocation)
  }
  return result
}

extension [UInt8] {
  init(_ text: String) { self = Array(text.utf8) }
}

/// The physical lines of a text, without their line ends (LF or CRLF).
func physicalLines(_ bytes: [UInt8]) -> [[UInt8]] {
  bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
    $0.last == 0x0D ? Array($0.dropLast()) : Array($0)
  }
}

/// A message with one body under a header that ends in the given line end.
func framed(_ body: [UInt8], _ ending: LineEnding) -> (bytes: [UInt8], body: Range<Int>) {
  let head = [UInt8]("Subject: x") + ending.bytes + ending.bytes
  return (head + body + ending.bytes + [UInt8]("--b--"), head.count..<(head.count + body.count))
}
