extension [UInt8] {
  /// Calls `body` with the range of each physical line's content within `range`, which lies in the content of one content
  /// line. Between two of them stands a fold: a line end and one blank or tab. Linear.
  /// - Parameter mark: LF, or CR in a text without LF.
  func forEachPhysicalLine(in range: Range<Int>, mark: UInt8, _ body: (Range<Int>) -> Void) {
    var start = range.lowerBound
    while let found = withUnsafeBytes({ $0.firstIndex(of: mark, in: start..<range.upperBound) }) {
      var end = found
      while mark == .lineFeed, end > start, self[end - 1] == .carriageReturn { end -= 1 }
      body(start..<end)
      start = Swift.min(found + 2, range.upperBound)
    }
    body(start..<range.upperBound)
  }
}

extension CalendarStorage {
  func forEachPhysicalLine(in range: Range<Int>, _ body: (Range<Int>) -> Void) {
    text.forEachPhysicalLine(in: range, mark: lineEndMark, body)
  }
}
