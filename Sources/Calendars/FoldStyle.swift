/// How new text in a content line is folded (RFC 5545 section 3.1): as its neighbourhood does it.
struct FoldStyle: Sendable, Equatable {
  /// Longest physical line in octets, line end not counted.
  static let limit = 75

  /// CRLF, LF, CR or CRCRLF.
  var lineEnd: [UInt8]
  /// Blank or tab.
  var blank: UInt8
  /// False for a line that is longer than the limit and has no fold: its producer never folds.
  var folds: Bool

  var fold: [UInt8] { lineEnd + [blank] }

  /// The style of its first fold; without one, its own line end and a blank. The last line of a text may have no line end:
  /// then that of the line before counts.
  init(of line: ContentLine) {
    if let fold = line.firstFold {
      lineEnd = Array(fold.dropLast())
      blank = fold.last ?? .space
      folds = true
    } else {
      lineEnd = line.lineEndOrNeighbours
      blank = .space
      folds = line.contentEnd - line.range.lowerBound <= Self.limit
    }
  }

  init(lineEnd: [UInt8], blank: UInt8 = .space, folds: Bool = true) {
    self.lineEnd = lineEnd
    self.blank = blank
    self.folds = folds
  }

  /// `content` as physical lines, the last without a line end.
  func folded(_ content: [UInt8]) -> [UInt8] {
    var folder = LineFolder(style: self, column: 0)
    folder.append(content, mayFoldFirst: false)
    return folder.bytes
  }
}

extension ContentLine {
  /// Line end and blank of the first fold.
  var firstFold: [UInt8]? {
    guard isFolded else { return nil }
    var ends: [Int] = []
    storage.forEachPhysicalLine(in: record.contentStart..<record.contentEnd) { segment in
      if ends.isEmpty { ends.append(segment.upperBound) } else if ends.count == 1 { ends.append(segment.lowerBound) }
    }
    return ends.count == 2 ? Array(storage.text[ends[0]..<ends[1]]) : nil
  }

  /// Its own line end. For the last line of a text without one, and for one that a lone CR ends among others that LF ends,
  /// that of the line before; CRLF where there is neither.
  var lineEndOrNeighbours: [UInt8] {
    for candidate in [index, index - 1] where candidate >= 0 {
      let end = ContentLine(storage: storage, index: candidate).lineEnd
      if end.contains(storage.lineEndMark) { return end }
    }
    return [.carriageReturn, .lineFeed]
  }
}
