public import Splicing

/// The law of `Layer`, and that undoing gives the source again.
/// - Parameters:
///   - range: where the layer stands in `outer`.
///   - reread: decodes the new outer bytes; the range is where they now are.
/// - Returns: the new outer bytes; nil when the layer refused the edits, which it may.
@discardableResult
public func checkLaw<L: Layer>(
  _ layer: L, over outer: [UInt8], in range: Range<Int>, _ edits: EditList<L.Inner>,
  _ reread: ([UInt8], Range<Int>) -> [UInt8]
) -> [UInt8]? {
  guard let lowered = try? layer.lower(edits) else { return nil }
  for edit in lowered.replacements {
    law(
      edit.range.lowerBound >= range.lowerBound && edit.range.upperBound <= range.upperBound,
      "\(L.self) edits \(edit.range) outside its \(range)")
  }
  let result = lowered.applied(to: outer)
  law(lowered.inverted(over: outer).applied(to: result) == outer, "\(L.self): the inverse gives the source")
  let new = range.lowerBound..<(range.upperBound + lowered.delta)
  law(
    reread(result, new) == edits.applied(to: layer.decoded),
    "\(L.self): reading the edited bytes gives the edited text, for \(edits.replacements)")
  return result
}

/// Pieces of new text that layers have to be careful with.
public let pieces: [[UInt8]] = [
  "a", "word ", " ", ",", ";", "\\", "\"", ":", "=", "=3D", "é", "ß", "会", "😀", "https://x.example/?a=b", "From ", "--",
  ".",
].map { Array($0.utf8) }
