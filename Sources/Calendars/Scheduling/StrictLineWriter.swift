/// Writes content lines as strict readers of RFC 5545 want them.
struct StrictLineWriter {
  private(set) var bytes: [UInt8] = []

  private static let style = FoldStyle(lineEnd: [.carriageReturn, .lineFeed])

  mutating func append(_ line: StaticString) {
    line.withUTF8Buffer { bytes += $0 }
    bytes += Self.style.lineEnd
  }

  /// Folds are laid anew; a line that is none is left out.
  mutating func append(_ line: ContentLine) {
    guard !line.isBlank, !line.isBroken else { return }
    let content = Self.sound(Self.delimited(line))
    bytes += Self.style.folded(content)
    bytes += Self.style.lineEnd
  }

  mutating func append(_ lines: some Sequence<ContentLine>) {
    for line in lines { append(line) }
  }

  /// BEGIN and END without white space; parameters without quotes if one of them is never closed.
  private static func delimited(_ line: ContentLine) -> [UInt8] {
    let content = line.unfolded()
    if !line.record.traits.isDisjoint(with: [.begin, .end]) { return content.filter { !$0.isBlank } }
    let syntax = PropertySyntax(content)
    if syntax.heedsQuotes { return content }
    return content[..<syntax.colon].filter { $0 != .quote } + content[syntax.colon...]
  }

  /// Valid UTF-8 without control bytes (RFC 5545 section 3.1: TSAFE-CHAR), tabs kept.
  private static func sound(_ content: [UInt8]) -> [UInt8] {
    let isSound = content.allSatisfy { $0 >= .space && $0 < 0x7F || $0 == .tab }
    if isSound { return content }
    return String(decoding: content, as: UTF8.self).utf8.filter { $0 >= .space && $0 != 0x7F || $0 == .tab }
  }
}

extension Component {
  /// From BEGIN to END, everything inside included.
  var allLines: Slice<ContentLines> {
    ContentLines(storage: storage)[record.beginLine..<record.linesEnd]
  }
}
