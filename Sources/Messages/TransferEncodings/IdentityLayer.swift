public import Splicing

/// A body in 7bit, 8bit or binary: the bytes are themselves.
///
/// Kept: everything. An edit is refused that brings octets above 127 into a 7bit body that has none, or makes a line longer
/// than 998 octets (RFC 5322 section 2.1.1) that was not so before; binary bodies have no lines.
public struct IdentityLayer: Layer {
  public static let longestLine = 998

  private let message: [UInt8]
  private let body: Range<Int>
  private let encoding: TransferEncoding

  public init(_ message: [UInt8], in body: Range<Int>, encoding: TransferEncoding) {
    precondition(body.lowerBound >= 0 && body.upperBound <= message.count)
    self.message = message
    self.body = body
    self.encoding = encoding
  }

  public var decoded: [UInt8] { Array(message[body]) }

  /// Where a decoded byte stands in the message.
  public func outerOffset(of inner: Int) -> Int { body.lowerBound + inner }

  /// - Throws: `.cannotTransfer` as the type says, and for an encoding that is not known.
  public func lower(_ edits: EditList<PartBytes>) throws(LoweringError) -> EditList<MessageBytes> {
    let joined = joinedWhereTouching(edits)
    for edit in joined where edit.range.upperBound > body.count { throw .unaligned(offset: edit.range.upperBound) }
    switch encoding {
    case .binary: break
    case .eightBit: try checkLines(joined)
    case .sevenBit:
      try checkOctets(joined)
      try checkLines(joined)
    case .quotedPrintable, .base64, .other:
      if !joined.isEmpty { throw .cannotTransfer(encoding: encoding.name) }
    }
    return edits.shifted(by: body.lowerBound)
  }

  /// QUIRK: a body that holds 8-bit text already is 8bit whatever its label says; one character more changes nothing.
  private func checkOctets(_ edits: [EditList<PartBytes>.Replacement]) throws(LoweringError) {
    guard edits.contains(where: { $0.bytes.contains { $0 >= 0x80 } }) else { return }
    if message[body].allSatisfy({ $0 < 0x80 }) { throw .cannotTransfer(encoding: encoding.name) }
  }

  private func checkLines(_ edits: [EditList<PartBytes>.Replacement]) throws(LoweringError) {
    // Length of the new line up to the current edit, where that began on the line of the one before.
    var column: Int?
    var previousEnd = body.lowerBound
    for (index, edit) in edits.enumerated() {
      let start = body.lowerBound + edit.range.lowerBound
      let end = body.lowerBound + edit.range.upperBound
      let lineStart = lineStart(before: start, floor: previousEnd)
      var length = start - lineStart
      if lineStart == previousEnd, let column { length += column }
      let limit = index + 1 < edits.count ? body.lowerBound + edits[index + 1].range.lowerBound : body.upperBound
      let lineEnd = lineEnd(from: end, limit: limit)
      if wasLong(start) || wasLong(end) {
        column = nil
        previousEnd = end
        continue
      }
      for byte in edit.bytes {
        length = isLineEnd(byte) ? 0 : length + 1
        if length > Self.longestLine { throw .cannotTransfer(encoding: encoding.name) }
      }
      if length + (lineEnd - end) > Self.longestLine { throw .cannotTransfer(encoding: encoding.name) }
      column = length
      previousEnd = end
    }
  }

  private func lineStart(before offset: Int, floor: Int) -> Int {
    var at = offset
    while at > floor, !isLineEnd(message[at - 1]) { at -= 1 }
    return at
  }

  private func lineEnd(from offset: Int, limit: Int) -> Int {
    var at = offset
    while at < limit, !isLineEnd(message[at]) { at += 1 }
    return at
  }

  /// Is the source's line at this offset over the limit already? Looks no farther than the limit on both sides.
  private func wasLong(_ offset: Int) -> Bool {
    let start = lineStart(before: offset, floor: max(body.lowerBound, offset - Self.longestLine - 1))
    let end = lineEnd(from: offset, limit: min(body.upperBound, start + Self.longestLine + 1))
    return end - start > Self.longestLine
  }
}
