/// Lays a rendered template out as the plain-text habits of the old block want it.
struct PlainLayout {
  let rendition: Rendition
  let lineEnd: [UInt8]

  func bytes(of text: [UInt8]) -> [UInt8] {
    let lines = Self.lines(of: text)
    var result: [UInt8] = []
    result.reserveCapacity(text.count + lines.count * 4)
    for (index, line) in lines.enumerated() {
      if rendition.isDoubleSpaced, line.isEmpty { continue }
      if index > 0 { result += rendition.isDoubleSpaced ? lineEnd + lineEnd : lineEnd }
      result += line
      if rendition.hasTrailingBlanks, !line.isEmpty, !Self.isFence(line) { result.append(0x20) }
    }
    return result
  }

  /// Lines without their ends; empty ones at either end taken off. A line's own blanks stay, but at its end.
  static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    let all = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    var lines = all.map { line in
      // Blanks that follow a link belong to the rendition.
      let kept = line.lastIndex { $0 != 0x20 }.map { line[...$0] } ?? line[..<line.startIndex]
      return kept.last == 0x3E && line.count > kept.count ? line[...kept.endIndex] : kept
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines.drop { $0.isEmpty })
  }

  /// A line of one character over and over.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= 32 && (line.allSatisfy { $0 == line.first } || line.starts(with: "-::~".utf8))
  }
}
