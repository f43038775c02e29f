import Meetings

/// The smallest reading of HTML that serves blocks we wrote ourselves: no nesting, no faults.
enum HTMLLines {
  static func text(_ html: [UInt8]) -> MeetingText {
    var lines: [MeetingLine] = []
    var current = Line()
    var index = 0
    func endLine(at offset: Int) {
      if let line = current.finished(end: offset) { lines.append(line) }
      current = Line()
    }
    while index < html.count {
      if html[index] == UInt8(ascii: "<"), let close = html[index...].firstIndex(of: UInt8(ascii: ">")) {
        let tag = String(decoding: html[index...close], as: UTF8.self)
        let end = close + 1
        let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" }.lowercased()
        current.identifiers += attributes(tag).filter { ["class", "id", "name"].contains($0.name) }.map {
          Array($0.value.utf8)
        }
        if let language = attributes(tag).first(where: { $0.name == "lang" })?.value { current.language = language }
        switch name {
        case "a":
          if let url = attributes(tag).first(where: { $0.name == "href" })?.value { current.openLink(url, at: index) }
        case "/a": current.closeLink()
        case "br", "p", "/p", "div", "/div", "tr", "/tr": endLine(at: index)
        case "hr":
          endLine(at: index)
          lines.append(MeetingLine(text: [], span: index..<end, isRule: true))
        default: break
        }
        index = end
      } else {
        let next = html[index...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
        current.append(unescaped(String(decoding: html[index..<next], as: UTF8.self)), at: index..<next)
        index = next
      }
    }
    endLine(at: html.count)
    return MeetingText(form: .html, lines: lines, span: 0..<html.count)
  }

  private struct Line {
    var text: [UInt8] = []
    var start: Int?
    var end = 0
    var links: [MeetingLink] = []
    var open: (start: Int, url: String)?
    var identifiers: [[UInt8]] = []
    var language: String?

    mutating func append(_ piece: String, at range: Range<Int>) {
      for byte in piece.utf8 {
        let isBlank = byte <= 0x20
        if isBlank, text.isEmpty || text.last == 0x20 { continue }
        if start == nil { start = range.lowerBound }
        text.append(isBlank ? 0x20 : byte)
      }
      if start != nil { end = range.upperBound }
    }

    mutating func openLink(_ url: String, at offset: Int) {
      open = (text.count, url)
    }

    mutating func closeLink() {
      guard let open else { return }
      links.append(MeetingLink(label: open.start..<text.count, url: Array(open.url.utf8)))
      self.open = nil
    }

    func finished(end offset: Int) -> MeetingLine? {
      guard let start else { return nil }
      var trimmed = text
      if trimmed.last == 0x20 { trimmed.removeLast() }
      guard !trimmed.isEmpty else { return nil }
      let bounded = links.map { MeetingLink(label: $0.label.clamped(to: 0..<trimmed.count), url: $0.url) }
      return MeetingLine(
        text: trimmed, links: bounded, span: start..<end, identifiers: identifiers, language: language)
    }
  }

  private static func attributes(_ tag: String) -> [(name: String, value: String)] {
    // Odd parts of a tag split at quotes are values; the name stands before `=` in the part ahead.
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2).map { index in
      let name = parts[index].split(whereSeparator: \.isWhitespace).last?.dropLast() ?? ""
      return (name.lowercased(), unescaped(String(parts[index + 1])))
    }
  }

  static func unescaped(_ text: String) -> String {
    var result = text
    for (name, character) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x00e0;", "à"), ("&amp;", "&"),
    ] {
      result = result.split(separator: name, omittingEmptySubsequences: false).joined(separator: character)
    }
    return result
  }
}
