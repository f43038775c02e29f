extension MeetingText {
  /// Reads plain text: lines end in LF, CRLF or CR; links are `label<url>`, `label <url>` or bare. Links that run over a line
  /// end are not joined. Bytes that are no UTF-8 pass through. Linear in the length of `range`.
  public init(plain bytes: [UInt8], in range: Range<Int>) {
    let lines = bytes.withUnsafeBufferPointer { Self.lines(of: $0, in: range) }
    self.init(form: .plain, lines: lines, span: range)
  }

  public init(plain bytes: [UInt8]) { self.init(plain: bytes, in: 0..<bytes.count) }

  private static func lines(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [MeetingLine] {
    var lines: [MeetingLine] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      while index < range.upperBound, bytes[index] > 0x0D { index += 1 }
      guard index < range.upperBound else { break }
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
    return lines
  }
}

/// Reads one line. A cursor goes through the source once; what a failed link costs is bounded by the distance to the next
/// `<`, so the whole stays linear.
private struct PlainLineReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  var index: Int
  var text: [UInt8] = []
  var links: [MeetingLink] = []
  var pieces: [TextPiece] = []
  var quoteDepth = 0
  var layout = LineLayout()
  var blankIsPending = false
  /// End of the last link's label, and whether that link was bare.
  var labelEnd = 0
  var lastIsBare = false

  static func line(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> MeetingLine {
    guard let last = span.last else { return MeetingLine(text: [], span: span, pieces: nil) }
    var reader = PlainLineReader(bytes: bytes, end: span.upperBound, index: span.lowerBound)
    reader.layout.endsInBlank = bytes[last] == 0x20 || bytes[last] == 0x09
    reader.readQuoteMarks()
    let startsLink = bytes[span.lowerBound] | 0x20 == 0x68 && reader.mayStartLink(span.lowerBound)
    if reader.index == span.lowerBound, !startsLink, reader.ordinaryRun() == span.count {
      // Most lines are nothing but words.
      return MeetingLine(text: Array(bytes[span]), span: span, pieces: nil, layout: reader.layout)
    }
    reader.text.reserveCapacity(span.count)
    while reader.index < reader.end { reader.step() }
    return MeetingLine(
      text: reader.text, links: reader.links, span: span, quoteDepth: reader.quoteDepth, pieces: reader.pieces,
      layout: reader.layout)
  }

  private mutating func readQuoteMarks() {
    var probe = index
    while probe < end {
      if bytes[probe] == 0x3E {
        quoteDepth += 1
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
      blankIsPending = !text.isEmpty
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
    case 0x68, 0x48: if !readBareLink() { append(max(1, ordinaryRun())) }
    default: append(max(1, ordinaryRun()))
    }
  }

  /// Bytes from here that are visible whatever follows, words with single blanks between them, and the start of nothing: they move in
  /// one go. 0 where the first byte is none of them.
  private func ordinaryRun() -> Int {
    var stop = index
    while stop < end {
      // Letters but h, digits and most marks need no second look, nor does a blank between two of them.
      if Self.isPlain(bytes[stop]) {
        stop += 1
        if stop + 1 < end, bytes[stop] == 0x20, Self.isPlain(bytes[stop + 1]) { stop += 2 }
        continue
      }
      guard isOrdinary(stop) || stop > index && isBlankBetweenWords(stop) else { break }
      stop += 1
    }
    return stop - index
  }

  /// Visible ASCII that begins neither a bracket nor, as `h` may, a link.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte &- 0x21 < 0x5F && byte != 0x3C && byte | 0x20 != 0x68 }

  private func isOrdinary(_ place: Int) -> Bool {
    let byte = bytes[place]
    if byte >= 0x80 { return !VisibleText.mayLeadInvisible(byte) }
    return byte > 0x20 && byte != 0x3C && (byte | 0x20 != 0x68 || place == index || !mayStartLink(place))
  }

  /// `htt`, in any case.
  private func mayStartLink(_ place: Int) -> Bool {
    place + 2 < end && bytes[place + 1] | 0x20 == 0x74 && bytes[place + 2] | 0x20 == 0x74
  }

  private func isBlankBetweenWords(_ place: Int) -> Bool {
    bytes[place] == 0x20 && place + 1 < end && bytes[place - 1] != 0x20 && isOrdinary(place + 1)
  }

  /// Moves `count` source bytes into the text.
  private mutating func append(_ count: Int) {
    if blankIsPending {
      text.append(0x20)
      blankIsPending = false
    }
    let start = text.count
    text.append(contentsOf: bytes[index..<(index + count)])
    if let last = pieces.last, last.text.upperBound == start, last.source + last.text.count == index {
      pieces[pieces.count - 1].text = last.text.lowerBound..<text.count
    } else {
      pieces.append(TextPiece(text: start..<text.count, source: index))
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
    if lastIsBare, labelEnd == text.count, let last = links.indices.last {
      links[last].url = url
      lastIsBare = false
      return
    }
    var label = labelEnd..<text.count
    while let first = label.first, text[first] == 0x20 || text[first] == 0x7C {
      label = (first + 1)..<label.upperBound
    }
    if label.isEmpty {
      index += 1
      append(url.count)
      label = (text.count - url.count)..<text.count
    } else if isSpaced {
      layout.spacedLinks += 1
    } else {
      layout.gluedLinks += 1
    }
    links.append(MeetingLink(label: label, url: url))
    labelEnd = text.count
    lastIsBare = false
  }

  private mutating func readBareLink() -> Bool {
    let target = bytes[index..<end]
    guard target.starts(caseless: "http://") || target.starts(caseless: "https://") else { return false }
    if !blankIsPending, let before = text.last, ASCII.isAlphanumeric(before), labelEnd != text.count {
      return false
    }
    let count = VisibleText.bareLinkLength(bytes, at: index, end: end)
    append(count)
    let label = (text.count - count)..<text.count
    links.append(MeetingLink(label: label, url: Array(text[label])))
    labelEnd = text.count
    lastIsBare = true
    return true
  }
}
