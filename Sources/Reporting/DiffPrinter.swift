public import Redialing
import Splicing

/// Prints a plan as a unified diff of decoded text, a heading for every meeting: `~` is updated, `!` needs a person, `=`
/// stays. Passcodes and secret parts of links are covered, everything from a message is made safe for terminals.
public struct DiffPrinter: Sendable {
  private let style: Style
  private let showsSkipped: Bool
  private var counts: [Verdict: Int] = [:]

  /// - Parameters:
  ///   - isColored: with ANSI colours.
  ///   - showsSkipped: with a heading for what stays too; ordinary meetings without a block are only counted.
  public init(isColored: Bool, showsSkipped: Bool = false) {
    style = Style(isColored: isColored)
    self.showsSkipped = showsSkipped
  }

  /// Heading and hunks of an update.
  public mutating func text(of change: PlannedChange) -> [UInt8] {
    counts[change.entry.verdict, default: 0] += 1
    let redaction = Redaction(secrets: change.secrets)
    var text = heading(of: change.entry, redaction)
    for copy in change.copies { text += hunks(of: copy, change.entry, redaction) }
    return Array(text.utf8)
  }

  /// Heading of an entry that has no change to show; empty for what is not shown.
  public mutating func text(of entry: MeetingEntry) -> [UInt8] {
    counts[entry.verdict, default: 0] += 1
    if entry.verdict == .skip, !showsSkipped || entry.reason == .noMeetingBlock { return [] }
    return Array(heading(of: entry, Redaction(secrets: [])).utf8)
  }

  /// `12 to update, 3 need a person, 85 unchanged`, and how many failed where any did; line end included.
  public var closing: [UInt8] {
    let review = counts[.review] ?? 0
    let failed = counts[.fail] ?? 0
    var text = "\(counts[.update] ?? 0) to update, \(review) \(review == 1 ? "needs" : "need") a person, "
    text += "\(counts[.skip] ?? 0) unchanged"
    if failed > 0 { text += ", \(failed) failed" }
    return Array((text + "\n").utf8)
  }

  private func heading(of entry: MeetingEntry, _ redaction: Redaction) -> String {
    let mark = Self.mark(of: entry.verdict)
    var title = "\(mark) \(entry.path)"
    if entry.position > 0 { title += " #\(entry.position)" }
    if let summary = entry.summary, !summary.isEmpty { title += "  \(summary)" }
    if let instance = entry.recurrenceID { title += " (\(instance))" }
    let reason = "  \(entry.reason.rawValue): \(entry.message)"
    return style.heading(safe(title, redaction), of: entry.verdict) + "\n" + safe(reason, redaction) + "\n"
  }

  private func hunks(of copy: CopyChange, _ entry: MeetingEntry, _ redaction: Redaction) -> String {
    let diff = UnifiedDiff(from: copy.old, to: copy.new)
    if diff.hunks.isEmpty { return "" }
    let name = safe("\(entry.path)#\(entry.position) \(copy.name)", redaction)
    var text = style.bold("--- \(name)") + "\n" + style.bold("+++ \(name)") + "\n"
    for hunk in diff.hunks {
      text += style.place(hunk.header) + "\n"
      for line in hunk.lines {
        switch line {
        case .kept(let old, _): text += " " + safe(copy.old[old], redaction)
        case .removed(let old): text += style.removed("-" + safe(copy.old[old], redaction))
        case .added(let new): text += style.added("+" + safe(copy.new[new], redaction))
        }
        text += "\n"
      }
    }
    return text
  }

  private func safe(_ text: String, _ redaction: Redaction) -> String {
    // A tab is harmless and part of the text; a line feed would look like another line of the diff.
    TerminalText.escaped(redaction.covered(text)).replacing("\n", with: "\\n")
  }

  static func mark(of verdict: Verdict) -> Character {
    switch verdict {
    case .update: "~"
    case .review, .fail: "!"
    case .skip: "="
    }
  }
}

/// ANSI colours, or none.
private struct Style {
  let isColored: Bool

  func bold(_ text: String) -> String { painted(text, "1") }
  func place(_ text: String) -> String { painted(text, "36") }
  func removed(_ text: String) -> String { painted(text, "31") }
  func added(_ text: String) -> String { painted(text, "32") }

  func heading(_ text: String, of verdict: Verdict) -> String {
    switch verdict {
    case .update: painted(text, "1;33")
    case .review: painted(text, "1;35")
    case .fail: painted(text, "1;31")
    case .skip: painted(text, "2")
    }
  }

  private func painted(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
