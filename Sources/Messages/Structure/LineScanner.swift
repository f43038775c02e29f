/// Finds line ends: LF, CRLF, CR alone, and CR CR LF as one.
struct LineScanner {
  let bytes: UnsafeRawBufferPointer
  let end: Int
  /// Without a CR that stands alone only LF needs looking for.
  let hasLoneCR: Bool

  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    hasLoneCR = ByteSearch.holds(0x0D, withoutFollowing: 0x0A, in: bytes, range)
  }

  /// End of the line's text, and where the next line begins. At the end of the message both are its end.
  func line(at start: Int) -> (text: Int, next: Int) {
    guard hasLoneCR else {
      let lf = ByteSearch.byte(0x0A, in: bytes, from: start, to: end)
      guard lf < end else { return (end, end) }
      return (lf > start && bytes[lf - 1] == 0x0D ? lf - 1 : lf, lf + 1)
    }
    var index = start
    while index < end, !isLineEnd(bytes[index]) { index += 1 }
    return (index, lineEnd(at: index))
  }

  /// The start of the next line that begins with two hyphens, from `start` (a line's start) on.
  func dashes(from start: Int) -> Int? {
    if start + 1 < end, bytes[start] == 0x2D, bytes[start + 1] == 0x2D { return start }
    if !hasLoneCR {
      var index = start
      while let hit = ByteSearch.pair(0x0A, 0x2D, in: bytes, from: index, to: end) {
        if hit + 2 < end, bytes[hit + 2] == 0x2D { return hit + 1 }
        index = hit + 1
      }
      return nil
    }
    var index = start
    while let hit = ByteSearch.pair(0x2D, 0x2D, in: bytes, from: index, to: end) {
      if hit > start, isLineEnd(bytes[hit - 1]) { return hit }
      index = hit + 1
      while index < end, bytes[index] == 0x2D { index += 1 }
      index = max(hit + 1, index - 1)
    }
    return nil
  }

  /// Where the text of the line before `start` ends, `start` being a line's start behind `floor`.
  func textEnd(before start: Int, floor: Int) -> Int {
    var index = start
    if index > floor, bytes[index - 1] == 0x0A { index -= 1 }
    if index > floor, bytes[index - 1] == 0x0D { index -= 1 }
    return index
  }

  private func lineEnd(at index: Int) -> Int {
    guard index < end else { return end }
    if bytes[index] == 0x0A { return index + 1 }
    if index + 1 < end, bytes[index + 1] == 0x0A { return index + 2 }
    if index + 2 < end, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return index + 3 }
    return index + 1
  }
}
