public import Splicing

/// A body in base64 (RFC 2045 section 6.8).
///
/// Kept: everything before the quantum (three bytes, four characters) that an edit touches first, line width, line ends, and
/// what stands behind the encoded text. While no edit changes the length, only touched quanta change, in place. From the
/// first that does, the text is encoded anew to its end; where that comes out as it was (the length changed by whole lines),
/// it stays.
public struct Base64Layer: Layer {
  public let decoded: [UInt8]
  /// Message offset of the first byte that does not belong into base64; what is decoded from there on is a guess.
  public let brokenAt: Int?
  private let message: [UInt8]
  private let body: Range<Int>
  private let characters: Int
  private let marks: [Int]
  /// Behind the last character and its padding.
  private let end: Int

  public init(_ message: [UInt8], in body: Range<Int>) {
    precondition(body.lowerBound >= 0 && body.upperBound <= message.count)
    self.message = message
    self.body = body
    let reader = message.withUnsafeBytes { Base64Reader($0, body) }
    decoded = reader.decoded
    brokenAt = reader.brokenAt
    characters = reader.characters
    marks = reader.marks
    end = reader.end
  }

  /// - Throws: `.undecodable` for a body that is broken anywhere: what follows the edit would be lost; `.cannotTransfer` where
  ///   foreign text behind the encoded text would be taken for more of it.
  public func lower(_ edits: EditList<PartBytes>) throws(LoweringError) -> EditList<MessageBytes> {
    let joined = joinedWhereTouching(edits)
    guard let first = joined.first else { return EditList() }
    for edit in joined where edit.range.upperBound > decoded.count { throw .unaligned(offset: edit.range.upperBound) }
    if brokenAt != nil { throw .undecodable(offset: first.range.lowerBound) }
    let firstShift = joined.firstIndex { $0.bytes.count != $0.range.count } ?? joined.count
    var result: [EditList<MessageBytes>.Replacement] = []
    // Equal lengths: in place, but for those whose quantum the tail begins in.
    var tailStart = firstShift < joined.count ? joined[firstShift].range.lowerBound / 3 * 3 : Int.max
    var tailEdits = joined[firstShift...]
    for (index, edit) in joined[..<firstShift].enumerated().reversed() where edit.range.upperBound > tailStart {
      tailStart = min(tailStart, edit.range.lowerBound / 3 * 3)
      tailEdits = joined[index...]
    }
    result += inPlace(joined[..<tailEdits.startIndex])
    if !tailEdits.isEmpty, let tail = tail(from: tailStart, tailEdits) { result.append(tail) }
    let lowered: EditList<MessageBytes> = try checked(result)
    if !isReadBack(lowered, as: edits) { throw .cannotTransfer(encoding: "base64") }
    return lowered
  }

  /// Where the character that holds the first bits of a decoded byte stands in the message, for showing.
  public func outerOffset(of inner: Int) -> Int { offset(of: inner / 3 * 4 + inner % 3) }

  /// Padding is what keeps text behind the end apart; new text may need none. So what has text behind it is read again.
  private func isReadBack(_ lowered: EditList<MessageBytes>, as edits: EditList<PartBytes>) -> Bool {
    guard message[end..<body.upperBound].contains(where: { !isBlank($0) && !isLineEnd($0) }) else { return true }
    let local: EditList<MessageBytes>? = try? checked(
      lowered.replacements.map {
        .init(
          range: ($0.range.lowerBound - body.lowerBound)..<($0.range.upperBound - body.lowerBound), bytes: $0.bytes)
      })
    guard let text = local?.applied(to: Array(message[body])) else { return false }
    let reread = Base64Layer(text, in: 0..<text.count)
    return reread.brokenAt == nil && reread.decoded == edits.applied(to: decoded)
  }

  // MARK: In place

  private func inPlace(_ edits: ArraySlice<EditList<PartBytes>.Replacement>) -> [EditList<MessageBytes>.Replacement] {
    var result: [EditList<MessageBytes>.Replacement] = []
    var index = edits.startIndex
    while index < edits.endIndex {
      // Edits that share a quantum are encoded together.
      let start = edits[index].range.lowerBound / 3 * 3
      var bytes: [UInt8] = []
      var stop = start
      while index < edits.endIndex, stop == start || edits[index].range.lowerBound < stop {
        let edit = edits[index]
        bytes += decoded[(start + bytes.count)..<edit.range.lowerBound] + edit.bytes
        stop = min((edit.range.upperBound + 2) / 3 * 3, decoded.count)
        index += 1
      }
      bytes += decoded[(start + bytes.count)..<stop]
      result += replaced(from: start / 3 * 4, by: Base64.encoded(bytes))
    }
    return result
  }

  /// Characters in place of as many, line ends between them passed over; one replacement for each run that differs.
  private func replaced(from character: Int, by text: [UInt8]) -> [EditList<MessageBytes>.Replacement] {
    var result: [EditList<MessageBytes>.Replacement] = []
    var offset = self.offset(of: character)
    var run: (start: Int, bytes: [UInt8])?
    for byte in text {
      while offset < body.upperBound, Base64.values[Int(message[offset])] == 255, message[offset] != 0x3D {
        offset += 1
      }
      // Padding that the source lacks stays lacking.
      guard offset < end else { break }
      if let open = run, open.start + open.bytes.count != offset || message[offset] == byte {
        result.append(.init(range: open.start..<(open.start + open.bytes.count), bytes: open.bytes))
        run = nil
      }
      if message[offset] != byte {
        if run == nil { run = (offset, [byte]) } else { run?.bytes.append(byte) }
      }
      offset += 1
    }
    if let open = run { result.append(.init(range: open.start..<(open.start + open.bytes.count), bytes: open.bytes)) }
    return result
  }

  // MARK: The tail

  private func tail(
    from start: Int, _ edits: ArraySlice<EditList<PartBytes>.Replacement>
  ) -> EditList<MessageBytes>.Replacement? {
    var bytes: [UInt8] = []
    var copied = start
    for edit in edits {
      bytes += decoded[copied..<edit.range.lowerBound]
      bytes += edit.bytes
      copied = edit.range.upperBound
    }
    bytes += decoded[copied...]
    let text = Base64.encoded(bytes)
    var begin = offset(of: start / 3 * 4)
    var column = self.column(at: begin)
    if text.isEmpty, column == 0 {
      // Nothing is left for the last line; its line end goes too, so that what follows the text follows it still.
      while begin > body.lowerBound, isLineEnd(message[begin - 1]) { begin -= 1 }
    }
    let width = self.width
    let ending = LineEnding(ofBody: body, in: message).bytes
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / width * 2 + 4)
    var written = 0
    while written < text.count {
      if column >= width {
        output += ending
        column = 0
      }
      let count = min(width - column, text.count - written)
      output += text[written..<written + count]
      written += count
      column += count
    }
    return trimmed(begin..<max(begin, end), output, over: message)
  }

  /// Characters a line: as the first line has them. A body of one line is wrapped at 76, or, where it is longer than that
  /// already, at its own length.
  private var width: Int {
    guard let first = marks.first else { return 76 }
    var stop = first
    var count = 0
    while stop < end, !isLineEnd(message[stop]) {
      if Base64.values[Int(message[stop])] < 64 || message[stop] == 0x3D { count += 1 }
      stop += 1
    }
    if stop < end { return max(4, count) }
    if count <= 76 { return 76 }
    return count > IdentityLayer.longestLine ? Int.max : count / 4 * 4
  }

  private func column(at offset: Int) -> Int {
    var at = offset
    var count = 0
    while at > body.lowerBound, !isLineEnd(message[at - 1]) {
      at -= 1
      if Base64.values[Int(message[at])] < 64 { count += 1 }
    }
    return count
  }

  /// Where a character of the alphabet stands; for one behind the last, the end of the last.
  private func offset(of character: Int) -> Int {
    guard character < characters else { return end }
    var at = marks[character / Base64Reader.spacing]
    var count = character / Base64Reader.spacing * Base64Reader.spacing
    while true {
      if Base64.values[Int(message[at])] < 64 {
        if count == character { return at }
        count += 1
      }
      at += 1
    }
  }
}
