/// Lays rendered HTML out: the caller's line ends, and no line that mail would have to break itself.
struct HTMLLayout {
  let lineEnd: [UInt8]

  /// RFC 5321 allows 998 octets; room is left for whatever stands on the same line.
  static let longestLine = 900

  func bytes(of text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 64)
    for line in PlainLayout.lines(of: text) {
      if !result.isEmpty { result += lineEnd }
      append(line, to: &result)
    }
    return result
  }

  /// A template without HTML of its own: its lines, escaped, with links behind their labels.
  func bytes(ofPlain text: [UInt8]) -> [UInt8] {
    let lines = PlainLayout.lines(of: text).map { String(decoding: $0, as: UTF8.self) }
    let divisions = lines.map { $0.isEmpty ? "<div>&nbsp;</div>" : "<div>" + Self.linked($0) + "</div>" }
    return bytes(of: Array(divisions.joined(separator: "\n").utf8))
  }

  /// Breaks at blanks, which are white space to HTML like any other.
  private func append(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var rest = line
    while rest.count > Self.longestLine {
      let window = rest.prefix(Self.longestLine)
      guard let blank = window.lastIndex(of: 0x20) ?? rest.firstIndex(of: 0x20), blank > rest.startIndex else { break }
      result += rest[..<blank]
      result += lineEnd
      rest = rest[(blank + 1)...]
    }
    result += rest
  }

  /// `label<https://…>` becomes an anchor; everything is escaped.
  private static func linked(_ line: String) -> String {
    guard line.hasSuffix(">"), let open = line.range(of: "<https://"), !line.dropLast().contains(">") else {
      return SafeText.html(line)
    }
    let url = String(line[line.index(after: open.lowerBound)...].dropLast())
    let label = String(line[..<open.lowerBound])
    return "<a href=\"" + SafeText.html(url) + "\">" + SafeText.html(label.isEmpty ? url : label) + "</a>"
  }
}
