import Charsets
public import Splicing

extension Message {
  /// A text/plain part made UTF-8 in quoted-printable as a whole, for a text that its charset or transfer encoding cannot
  /// hold: the value of `charset` (added where it is absent), the value of Content-Transfer-Encoding (the field added where
  /// it is absent) and the body. No other byte. The caller sees to it that the old body decodes strictly.
  ///
  /// Line ends of the text, of whatever kind, become those of the message. The new body is ASCII in lines of at most 76.
  /// - Parameter text: the whole new body, UTF-8.
  /// - Throws: `.cannotTransfer` for a part that is not text/plain, or whose fields are in a form that cannot be edited in
  ///   place; `.cannotEncode` for text that is no UTF-8.
  public func promoted(_ entity: Entity, text: [UInt8]) throws(LoweringError) -> EditList<MessageBytes> {
    let refusal = LoweringError.cannotTransfer(encoding: entity.transferEncoding.name)
    guard entity.contentType.is("text/plain"), !entity.isContainer else { throw refusal }
    if !UTF8Gate.isValid(text) { throw .cannotEncode(scalar: "\u{FFFD}", charset: "utf-8") }
    let ending = LineEnding(before: entity.header.upperBound, in: bytes) ?? lineEnding
    let body = Self.quotedPrintable(text, ending)
    if !isApart(body, of: entity) || holdsBoundary(body, of: entity) { throw refusal }
    var edits: [EditList<MessageBytes>.Replacement] = []
    guard let label = charsetEdit(entity, ending, to: "utf-8"), let encoding = encodingEdit(entity, ending) else {
      throw refusal
    }
    // Both may be new fields at one place.
    if label.range == encoding.range {
      edits.append(.init(range: label.range, bytes: label.bytes + encoding.bytes))
    } else {
      edits += [label, encoding]
    }
    edits.append(.init(range: entity.body, bytes: body))
    return try checked(edits)
  }

  /// The `charset` parameter of a part set to another label; no other byte.
  /// - Throws: `.cannotTransfer` where the parameter is in a form that cannot be edited in place.
  public func relabelled(_ entity: Entity, charset: String) throws(LoweringError) -> EditList<MessageBytes> {
    let ending = LineEnding(before: entity.header.upperBound, in: bytes) ?? lineEnding
    guard entity.contentType.type == "text", entity.field(.contentType) != nil,
      let edit = charsetEdit(entity, ending, to: charset)
    else { throw .cannotTransfer(encoding: entity.transferEncoding.name) }
    return try checked([edit])
  }

  private static func quotedPrintable(_ text: [UInt8], _ ending: LineEnding) -> [UInt8] {
    var writer = QuotedPrintableWriter(lineEnding: ending)
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, !isLineEnd(text[end]) { end += 1 }
      // A line's text holds no line end, so that the writer takes every byte for text.
      writer.write(Array(text[start..<end]), isBeforeLineEnd: true)
      guard end < text.count else { break }
      writer.writeLineEnd()
      start = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A ? end + 2 : end + 1
    }
    return writer.output
  }

  private func charsetEdit(
    _ entity: Entity, _ ending: LineEnding, to charset: String
  ) -> EditList<MessageBytes>.Replacement? {
    guard let field = entity.field(.contentType) else {
      let line = "Content-Type: text/plain; charset=\(charset)"
      return .init(range: insertionPoint(entity), bytes: newLine(line, ending))
    }
    guard let parameter = entity.contentType.parameter("charset") else {
      var end = field.valueRange.upperBound
      while end > field.valueRange.lowerBound, isBlank(bytes[end - 1]) || isLineEnd(bytes[end - 1]) { end -= 1 }
      let isClosed = end > field.valueRange.lowerBound && bytes[end - 1] == 0x3B
      return .init(range: end..<end, bytes: Array((isClosed ? " charset=\(charset)" : "; charset=\(charset)").utf8))
    }
    guard let range = parameter.valueRange else { return nil }
    return .init(range: range, bytes: Array((parameter.isExtended ? "utf-8''\(charset)" : charset).utf8))
  }

  private func encodingEdit(_ entity: Entity, _ ending: LineEnding) -> EditList<MessageBytes>.Replacement? {
    guard let field = entity.field(.contentTransferEncoding) else {
      let place = entity.field(.contentType).map { $0.range.upperBound..<$0.range.upperBound } ?? insertionPoint(entity)
      return .init(range: place, bytes: newLine("Content-Transfer-Encoding: quoted-printable", ending))
    }
    // Only the word: comments and folds around it stay.
    var start = field.valueRange.lowerBound
    while start < field.valueRange.upperBound, isBlank(bytes[start]) || isLineEnd(bytes[start]) { start += 1 }
    var end = start
    while end < field.valueRange.upperBound, bytes[end] > 0x20, bytes[end] != 0x28, bytes[end] != 0x3B { end += 1 }
    guard end > start || start == field.valueRange.upperBound else { return nil }
    return .init(range: start..<end, bytes: Array("quoted-printable".utf8))
  }

  /// Behind the last field.
  private func insertionPoint(_ entity: Entity) -> Range<Int> {
    let end = entity.fields.last?.range.upperBound ?? entity.header.lowerBound
    return end..<end
  }

  private func newLine(_ line: String, _ ending: LineEnding) -> [UInt8] {
    Array(line.utf8) + ending.bytes
  }
}
