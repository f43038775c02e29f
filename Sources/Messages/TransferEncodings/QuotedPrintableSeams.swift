/// Encodes one edit after another so that what stands before and behind it in the body is undisturbed.
struct QuotedPrintableSeams {
  let message: [UInt8]
  let body: Range<Int>
  let lineEnding: LineEnding
  /// Where the edit before ended, and the new column there.
  private var previous: (end: Int, column: Int)?

  init(message: [UInt8], body: Range<Int>, lineEnding: LineEnding) {
    self.message = message
    self.body = body
    self.lineEnding = lineEnding
  }

  /// - Parameters:
  ///   - place: message offsets, at unit boundaries.
  ///   - next: where the next edit begins.
  mutating func encode(_ text: [UInt8], at place: Range<Int>, next: Int?) -> [UInt8] {
    let floor = previous?.end ?? body.lowerBound
    let last = place.lowerBound > floor ? message[place.lowerBound - 1] : nil
    var writer = QuotedPrintableWriter(
      column: column(at: place.lowerBound), endsInBlank: last.map(isBlank) ?? false, lineEnding: lineEnding)
    let restStart = place.upperBound
    let isBeforeLineEnd = restStart == body.upperBound || isLineEnd(message[restStart])
    if runsTogether(place, text) { writer.breakSoftly() }
    writer.write(text, isBeforeLineEnd: isBeforeLineEnd)
    if writer.column > 0, !fits(writer.column, from: restStart, next: next) { writer.breakSoftly() }
    previous = (restStart, writer.column)
    return writer.output
  }

  /// Would a stray `=` before the edit and the new bytes behind it become an octet or a soft break, or a CR and an LF one
  /// line end?
  private func runsTogether(_ place: Range<Int>, _ text: [UInt8]) -> Bool {
    let before = message[max(body.lowerBound, place.lowerBound - 2)..<place.lowerBound]
    guard let last = before.last else { return false }
    if last == 0x3D { return true }
    if last == 0x0D {
      return (text.first ?? (place.upperBound < body.upperBound ? message[place.upperBound] : nil)) == 0x0A
    }
    return before.count == 2 && before.first == 0x3D && hexDigit(last) != nil
  }

  private func column(at offset: Int) -> Int {
    let floor = previous?.end ?? body.lowerBound
    var start = offset
    while start > floor, !isLineEnd(message[start - 1]) { start -= 1 }
    if start == floor, let previous { return previous.column + offset - start }
    return offset - start
  }

  /// Can the rest of the physical line stand behind this column?
  private func fits(_ column: Int, from start: Int, next: Int?) -> Bool {
    let limit = next ?? body.upperBound
    var end = start
    while end < limit, !isLineEnd(message[end]), end - start <= 80 { end += 1 }
    // An edit later on the line must have room for a soft break of its own.
    let room = end == next ? QuotedPrintableWriter.longestText : QuotedPrintableWriter.longestText + 1
    return column + end - start <= room || end == start
  }
}
