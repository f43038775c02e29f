import Splicing

/// The lines that one or more edits touch, before and after.
struct MailboxLines {
  /// Decoded offset of the first line.
  let start: Int
  /// Behind the last line.
  private(set) var end: Int
  /// The lines after the edits.
  private(set) var text: [UInt8]
  /// Is the first line's beginning, as far as quoting looks at it, untouched?
  let keepsFirstLineStart: Bool
  private let source: [UInt8]

  init(_ source: [UInt8], startingWith edit: EditList<MessageBytes>.Replacement) {
    self.source = source
    var start = edit.range.lowerBound
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    self.start = start
    text = Array(source[start..<edit.range.lowerBound])
    keepsFirstLineStart = Self.isDecided(text)
    end = edit.range.lowerBound
    add(edit)
  }

  /// - Precondition: the edit begins inside the lines, behind the edits that were added before.
  mutating func add(_ edit: EditList<MessageBytes>.Replacement) {
    // What was taken up to the end of the line, and lies behind the new edit's start, is taken back.
    text.removeLast(end - edit.range.lowerBound)
    text += edit.bytes
    end = edit.range.upperBound
    let isAtLine = end == 0 || source[end - 1] == 0x0A
    let staysAtLine = text.isEmpty ? start == 0 || source[start - 1] == 0x0A : text.last == 0x0A
    // A line that began behind the edit and still does is not touched.
    if isAtLine, staysAtLine { return }
    let next = ByteSearch.end(ofLine: end, in: source)
    text += source[end..<next]
    end = next
  }

  /// Does the text before the edit settle whether the line is one of `>…>From `?
  private static func isDecided(_ prefix: [UInt8]) -> Bool {
    let rest = prefix.drop { $0 == 0x3E }
    let word = Array("From ".utf8)
    return rest.count >= word.count || !word.starts(with: rest)
  }
}

extension ByteSearch {
  /// Behind the LF that ends the line, or the end.
  static func end(ofLine start: Int, in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { Swift.min(byte(0x0A, in: $0, from: start, to: $0.count) + 1, $0.count) }
  }
}
