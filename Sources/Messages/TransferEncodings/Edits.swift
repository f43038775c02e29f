import Splicing

/// The edits that change anything, those that touch made one, so that bytes of the source stand on both sides of each.
func joinedWhereTouching<S: Space>(_ edits: EditList<S>) -> [ByteReplacement] {
  var result: [ByteReplacement] = []
  result.reserveCapacity(edits.replacements.count)
  var pieces: [UInt8] = []
  var open: Range<Int>?
  for edit in edits.replacements where !edit.range.isEmpty || !edit.bytes.isEmpty {
    if let range = open, range.upperBound == edit.range.lowerBound {
      pieces += edit.bytes
      open = range.lowerBound..<edit.range.upperBound
    } else {
      if let range = open { result.append(.init(range: range, bytes: pieces)) }
      pieces = edit.bytes
      open = edit.range
    }
  }
  if let range = open { result.append(.init(range: range, bytes: pieces)) }
  return result
}

/// A replacement without the bytes at its ends that stay as they are.
func trimmed(_ range: Range<Int>, _ bytes: [UInt8], over source: [UInt8]) -> ByteReplacement? {
  let shorter = min(range.count, bytes.count)
  var head = 0
  while head < shorter, source[range.lowerBound + head] == bytes[head] { head += 1 }
  var tail = 0
  while tail < shorter - head, source[range.upperBound - 1 - tail] == bytes[bytes.count - 1 - tail] { tail += 1 }
  if head == range.count, head == bytes.count { return nil }
  return .init(
    range: (range.lowerBound + head)..<(range.upperBound - tail), bytes: Array(bytes[head..<(bytes.count - tail)]))
}

/// Sorted replacements as a list; layers make them disjoint, and a mistake there is a conflict, not a trap.
func checked<S: Space>(_ replacements: [ByteReplacement]) throws(LoweringError) -> EditList<S> {
  do { return try EditList(replacements) } catch { throw .conflict(error) }
}
