/// Cuts a text into content lines (RFC 5545 section 3.1), every byte belonging to one of them.
///
/// A line ends at LF with any CRs before it (CRLF, CRCRLF), or, in a text without any LF, at CR. Some text has both: there a
/// lone CR ends a line only if a content line visibly begins behind it; otherwise it is a stray byte of the value. A
/// physical line that begins with a blank or tab goes on with the line before, an empty one included.
struct ContentLineReader {
  private let text: [UInt8]
  /// LF, or CR in a text without LF.
  let mark: UInt8
  private(set) var lines: [LineRecord] = []

  init(_ text: [UInt8], mark: UInt8? = nil) {
    self.text = text
    let hasLineFeed = text.withUnsafeBytes { $0.firstIndex(of: .lineFeed, in: 0..<$0.count) != nil }
    self.mark = mark ?? (hasLineFeed ? .lineFeed : .carriageReturn)
  }

  mutating func read() {
    lines.reserveCapacity(text.count / 40)
    text.withUnsafeBytes { bytes in
      let mayHoldLoneReturns = mark == .lineFeed && bytes.holdsLoneReturn
      var start = 0
      while start < bytes.count {
        let end = bytes.firstIndex(of: mark, in: start..<bytes.count).map { $0 + 1 } ?? bytes.count
        if mayHoldLoneReturns {
          appendSplitting(start..<end, of: bytes)
        } else {
          append(start..<end, of: bytes)
        }
        start = end
      }
      for index in lines.indices { classify(index, in: bytes) }
    }
  }

  /// One physical line up to LF, cut at those CRs that end a line.
  private mutating func appendSplitting(_ range: Range<Int>, of bytes: UnsafeRawBufferPointer) {
    var start = range.lowerBound
    var at = start
    while let found = bytes.firstIndex(of: .carriageReturn, in: at..<range.upperBound) {
      at = found + 1
      guard bytes.beginsContentLine(at: at, before: range.upperBound) else { continue }
      append(start..<at, of: bytes)
      start = at
    }
    append(start..<range.upperBound, of: bytes)
  }

  /// One physical line, its line end included.
  private mutating func append(_ range: Range<Int>, of bytes: UnsafeRawBufferPointer) {
    var contentEnd = range.upperBound
    if bytes[contentEnd - 1] == mark {
      contentEnd -= 1
      while mark == .lineFeed, contentEnd > range.lowerBound, bytes[contentEnd - 1] == .carriageReturn {
        contentEnd -= 1
      }
    } else if bytes[contentEnd - 1] == .carriageReturn {
      contentEnd -= 1
    }
    let first = bytes[range.lowerBound]
    if first == .space || first == .tab, !lines.isEmpty {
      lines[lines.count - 1].contentEnd = contentEnd
      lines[lines.count - 1].traits.insert(.folded)
    } else {
      lines.append(LineRecord(start: range.lowerBound, contentEnd: contentEnd, nameLength: 0, traits: []))
    }
  }

  /// Finds the name and what kind of line it is.
  private mutating func classify(_ index: Int, in bytes: UnsafeRawBufferPointer) {
    var line = lines[index]
    if bytes.beginsWithMark(at: line.start, before: line.contentEnd) { line.traits.insert(.marked) }
    let start = line.contentStart
    var at = start
    var isLawful = true
    while at < line.contentEnd {
      let byte = bytes[at]
      if byte == .colon || byte == .semicolon { break }
      if !byte.isNameByte { isLawful = false }
      at += 1
    }
    line.nameLength = UInt32(clamping: at - start)
    if at < line.contentEnd, bytes[at] == .semicolon, bytes.firstIndex(of: .colon, in: at..<line.contentEnd) == nil {
      line.traits.insert(.broken)
    }
    if !isLawful || at == start || at == line.contentEnd {
      settleOddName(&line, end: at, in: bytes)
    }
    lines[index] = line
  }

  /// A name that holds a fold, or is none at all.
  private func settleOddName(_ line: inout LineRecord, end: Int, in bytes: UnsafeRawBufferPointer) {
    var isBlank = end == line.contentEnd
    var isLawful = true
    var count = 0
    var at = line.contentStart
    while at < end {
      let byte = bytes[at]
      if byte == mark, line.traits.contains(.folded), at + 1 < end {
        line.traits.insert(.foldedName)
        at += 2
        continue
      }
      at += 1
      if byte == .carriageReturn, line.traits.contains(.folded) { continue }
      count += 1
      if !byte.isBlank { isBlank = false }
      if !byte.isNameByte { isLawful = false }
    }
    if isBlank {
      line.traits.insert(.blank)
    } else if !isLawful || count == 0 || end == line.contentEnd {
      line.traits.insert(.broken)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a CR stands anywhere but before LF or before such a CR.
  fileprivate var holdsLoneReturn: Bool {
    var at = 0
    while let found = firstIndex(of: .carriageReturn, in: at..<count) {
      at = found + 1
      while at < count, self[at] == .carriageReturn { at += 1 }
      if at == count || self[at] != .lineFeed { return true }
    }
    return false
  }

  /// A UTF-8 byte order mark: at the start of a text, or where texts were put together.
  fileprivate func beginsWithMark(at start: Int, before end: Int) -> Bool {
    end - start >= 3 && self[start] == 0xEF && self[start + 1] == 0xBB && self[start + 2] == 0xBF
  }

  /// BEGIN: or END: in any case, or a name in upper case of two letters or more before a colon or semicolon.
  fileprivate func beginsContentLine(at start: Int, before end: Int) -> Bool {
    var at = start
    var isUpperCase = true
    while at < end, self[at].isNameByte {
      if self[at] != self[at].uppercasedASCII { isUpperCase = false }
      at += 1
    }
    guard at < end, at - start >= 2, self[at] == .colon || self[at] == .semicolon else { return false }
    if isUpperCase { return true }
    let name = self[start..<at].uppercasedASCII()
    return name.elementsEqual("BEGIN".utf8) || name.elementsEqual("END".utf8)
  }
}

extension Calendar {
  /// Reads with a line end that is known already: one line cut out of a text.
  init(reading text: [UInt8], lineEndMark: UInt8) {
    storage = CalendarStorage(reading: text, lineEndMark: lineEndMark)
  }
}
