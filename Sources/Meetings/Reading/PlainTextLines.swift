extension MeetingText {
  /// Reads plain text: lines end in LF, CRLF or CR; links are `label<url>`, `label <url>` or bare. Links that run over a line
  /// end are not joined. Bytes that are no UTF-8 pass through. Linear in the length of `range`.
  public init(plain bytes: [UInt8], in range: Range<Int>) {
    var lines: [MeetingLine] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        index += 1
        continue
      }
      lines.append(PlainLineReader.line(bytes, start..<index))
      index += byte == 0x0D && index + 1 < range.upperBound && bytes[index + 1] == 0x0A ? 2 : 1
      start = index
    }
    if start < range.upperBound { lines.append(PlainLineReader.line(bytes, start..<range.upperBound)) }
    self.init(form: .plain, lines: lines, span: range)
  }

  public init(plain bytes: [UInt8]) { self.init(plain: bytes, in: 0..<bytes.count) }
}

/// Reads one line. A cursor goes through the source once; what a failed link costs is bounded by the distance to the next
/// `<`, so the whole stays linear.
private struct PlainLineReader {
  let bytes: [UInt8]
  let end: Int
  var index: Int
  var line: MeetingLine
  var blankIsPending = false
  /// End of the last link's label, and whether that link was bare.
  var labelEnd = 0
  var lastIsBare = false

  static func line(_ bytes: [UInt8], _ span: Range<Int>) -> MeetingLine {
    var reader = PlainLineReader(
      bytes: bytes, end: span.upperBound, index: span.lowerBound, line: MeetingLine(text: [], span: span))
    reader.readQuoteMarks()
    while reader.index < reader.end { reader.step() }
    reader.line.compactPieces()
    reader.line.layout.endsInBlank =
      !span.isEmpty && (bytes[span.upperBound - 1] == 0x20 || bytes[span.upperBound - 1] == 0x09)
    return reader.line
  }

  private mutating func readQuoteMarks() {
    var probe = index
    while probe < end {
      if bytes[probe] == 0x3E {
        line.quoteDepth += 1
        index = probe + 1
      } else if bytes[probe] != 0x20 && bytes[probe] != 0x09 {
        return
      }
      probe += 1
    }
  }

  private mutating func step() {
    let blank = VisibleText.blankLength(bytes, at: index, end: end)
    if blank > 0 {
      blankIsPending = !line.text.isEmpty
      index += blank
      return
    }
    let invisible = VisibleText.invisibleLength(bytes, at: index, end: end)
    if invisible > 0 {
      index += invisible
      return
    }
    switch bytes[index] {
    case 0x3C: if !readBracketedLink() { append(1) }
    case 0x68, 0x48: if !readBareLink() { append(1) }
    default: append(ordinaryRun())
    }
  }

  /// Bytes from here that are neither blank nor the start of anything: they move in one go.
  private func ordinaryRun() -> Int {
    var stop = index + 1
    while stop < end {
      let byte = bytes[stop]
      guard byte > 0x20, byte < 0x80, byte != 0x3C, byte | 0x20 != 0x68 else { break }
      stop += 1
    }
    return stop - index
  }

  /// Moves `count` source bytes into the text.
  private mutating func append(_ count: Int) {
    if blankIsPending {
      line.text.append(0x20)
      blankIsPending = false
    }
    let start = line.text.count
    line.text.append(contentsOf: bytes[index..<(index + count)])
    if let last = line.pieces.last, last.text.upperBound == start, last.source + last.text.count == index {
      line.pieces[line.pieces.count - 1].text = last.text.lowerBound..<line.text.count
    } else {
      line.pieces.append(TextPiece(text: start..<line.text.count, source: index))
    }
    index += count
  }

  private static let schemes: [StaticString] = [
    "http://", "https://", "tel:", "mailto:", "sip:", "sips:", "callto:", "conf:",
  ]

  private mutating func readBracketedLink() -> Bool {
    let target = bytes[(index + 1)..<end]
    guard PlainLineReader.schemes.contains(where: { target.starts(caseless: $0) }) else { return false }
    let url = target.prefix { $0 != 0x3E && $0 != 0x3C && $0 != 0x20 && $0 != 0x09 }
    guard url.endIndex < end, bytes[url.endIndex] == 0x3E else {
      // Broken over the line end: half a link would name a conference that nobody has.
      append(1 + url.count)
      return true
    }
    place(Array(url))
    index = url.endIndex + 1
    return true
  }

  /// Puts a target behind the label that was just read; a target without one is visible itself.
  private mutating func place(_ url: [UInt8]) {
    let isSpaced = blankIsPending
    if lastIsBare, labelEnd == line.text.count, let last = line.links.indices.last {
      line.links[last].url = url
      lastIsBare = false
      return
    }
    var label = labelEnd..<line.text.count
    while let first = label.first, line.text[first] == 0x20 || line.text[first] == 0x7C {
      label = (first + 1)..<label.upperBound
    }
    if label.isEmpty {
      index += 1
      append(url.count)
      label = (line.text.count - url.count)..<line.text.count
    } else if isSpaced {
      line.layout.spacedLinks += 1
    } else {
      line.layout.gluedLinks += 1
    }
    line.links.append(MeetingLink(label: label, url: url))
    labelEnd = line.text.count
    lastIsBare = false
  }

  private mutating func readBareLink() -> Bool {
    let target = bytes[index..<end]
    guard target.starts(caseless: "http://") || target.starts(caseless: "https://") else { return false }
    if !blankIsPending, let before = line.text.last, ASCII.isAlphanumeric(before), labelEnd != line.text.count {
      return false
    }
    let count = VisibleText.bareLinkLength(bytes, at: index, end: end)
    append(count)
    let label = (line.text.count - count)..<line.text.count
    line.links.append(MeetingLink(label: label, url: Array(line.text[label])))
    labelEnd = line.text.count
    lastIsBare = true
    return true
  }
}
