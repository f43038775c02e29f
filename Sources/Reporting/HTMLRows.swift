import Redialing

/// The rows of the report's long tables. There are thousands of them, so they are written straight as bytes; a template
/// engine took longer over them than the planning of the meetings they show.
struct HTMLRows {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ user: UserSummary) {
    raw("<tr><td>")
    text(user.user ?? "(unknown)")
    raw("</td><td>")
    text(user.state.rawValue)
    for number in [user.totalMeeting, user.succeededMeeting, user.failedMeeting, user.invitesUpdate] {
      raw("</td><td class=\"number\">")
      text(String(number))
    }
    raw("</td><td>")
    text(user.lastMessage ?? "")
    raw("</td></tr>\n")
  }

  mutating func add(_ entry: MeetingEntry) {
    raw("<tr class=\"")
    text(entry.verdict.rawValue)
    raw(" ")
    text(entry.reason.rawValue)
    raw("\"><td class=\"verdict\">")
    text(entry.verdict.rawValue)
    raw("</td><td>")
    text(entry.summary ?? "(no subject)")
    raw("<div class=\"soft\">")
    text(entry.start ?? "")
    raw("</div><div class=\"soft\">")
    text(entry.path)
    raw(" #")
    text(String(entry.position))
    raw("</div></td><td>")
    text(entry.organizer ?? "")
    raw("</td><td>")
    text([entry.vendor, entry.generation].compactMap { $0 }.joined(separator: " "))
    raw("</td><td><span class=\"verdict\">")
    text(entry.reason.rawValue)
    raw("</span><div>")
    text(entry.message)
    raw("</div>")
    addDetails(of: entry)
    raw("</td></tr>\n")
  }

  private mutating func addDetails(of entry: MeetingEntry) {
    details("Text that was lost", entry.lostText.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) })
    details("Evidence: \(entry.provenance)", entry.evidence.map { "\($0.signal) says \($0.says): \($0.detail)" })
    details("Findings", entry.findings.map(Self.line))
    details("Message", entry.outbox)
    details("No message", entry.outboxReason.map { [$0] } ?? [])
  }

  private static func line(of finding: Finding) -> String {
    var line = "\(finding.code) \(finding.property) \(finding.line):\(finding.column): \(finding.message)"
    switch finding.outcome {
    case nil: break
    case .goesAway: line += " Goes away."
    case .repaired: line += " Repaired."
    case .restored(let source): line += " Restored from \(source)."
    case .left(let why): line += " Left: \(why)."
    }
    return line
  }

  private mutating func details(_ name: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    raw("<details><summary>")
    text(name)
    raw("</summary>")
    for line in lines {
      raw("<div class=\"soft\">")
      text(line)
      raw("</div>")
    }
    raw("</details>")
  }

  private mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Anything that is no markup of ours.
  private mutating func text(_ text: String) { HTMLEscaping.append(text, to: &bytes) }
}

/// Makes text safe anywhere in a page: between tags, in quoted attributes, in the page's source on a terminal. By scalar, not by
/// character: a `<` with a combining accent is one character that is not `<`.
enum HTMLEscaping {
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      guard utf8.allSatisfy(isPlain) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if isWritten { return }
    var line = TerminalText.line(text)
    line.withUTF8 { line in
      var copied = 0
      for (index, byte) in line.enumerated() {
        guard let reference = Self.reference(to: byte) else { continue }
        bytes.append(contentsOf: line[copied..<index])
        reference.withUTF8Buffer { bytes.append(contentsOf: $0) }
        copied = index + 1
      }
      bytes.append(contentsOf: line[copied...])
    }
  }

  private static func reference(to byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
      && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
  }
}
