import Redialing
import Reporting

/// What `scan` tells a person: kinds of files, mailboxes, meetings by vendor and verdict, the odd ones, and what to type next. Counts
/// as entries go by and keeps none of them.
struct ScanTable {
  /// Whether conference data was given, so that verdicts are those of `diff`.
  let isPlanned: Bool
  private var files: [String: Int] = [:]
  private var meetings = 0
  private var days: (first: String, last: String)?
  /// By vendor; an empty one stands for items without a block.
  private var verdicts: [String: [Verdict: Int]] = [:]
  private var reasons: [Reason: Int] = [:]
  private var blocks = BlockTable()
  private var dialects: [String: Int] = [:]
  private(set) var mailboxes: [String: MailboxRow] = [:]
  /// Who copied what from whom; set behind the last entry.
  var copies: [String] = []

  init(isPlanned: Bool) { self.isPlanned = isPlanned }

  mutating func add(_ outcome: FileOutcome) {
    if outcome.countsAsFile { files[outcome.kind, default: 0] += 1 }
    if outcome.countsAsFile, outcome.kind != "archive", outcome.kind != "other" || outcome.file.owner != nil {
      let owner = outcome.file.owner
      mailboxes[outcome.file.mailboxName, default: MailboxRow(owner: owner)].addFile(of: owner)
    }
    for entry in outcome.plan.entries { add(entry, outcome.file) }
  }

  private mutating func add(_ entry: MeetingEntry, _ file: InputEntry) {
    // A file that could not be read is no meeting.
    guard entry.reason != .ioError else { return }
    meetings += 1
    if let start = entry.start.map({ String($0.prefix(10)) }), !start.isEmpty {
      days = days.map { (min($0.first, start), max($0.last, start)) } ?? (start, start)
    }
    verdicts[entry.vendor ?? "", default: [:]][entry.verdict, default: 0] += 1
    reasons[entry.reason, default: 0] += 1
    if let dialect = entry.dialect { dialects[dialect, default: 0] += 1 }
    mailboxes[file.mailboxName, default: MailboxRow(owner: file.owner)].add(entry)
    blocks.add(entry)
  }

  // MARK: Text

  /// - Parameter arguments: what was typed behind `scan`, for the command that comes next.
  func text(arguments: [String]) -> String {
    var lines = overview + [""] + blocks.text
    if !copies.isEmpty { lines += [""] + copies }
    if meetings > 0 { lines += [""] + verdictLines + [""] + reasonLines }
    if meetings > 0 { lines += [""] + next(arguments) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var overview: [String] {
    let kinds = files.sorted { $0.key < $1.key }.map { "\($0.value.grouped) \($0.key)" }
    var lines = ["Files      " + (kinds.isEmpty ? "none" : kinds.joined(separator: ", "))]
    if meetings > 0 {
      let owned = mailboxes.values.filter { $0.owner != nil }.count
      let others = mailboxes.count - owned
      let parts = [
        owned > 0 ? "\(owned.grouped) with a known owner" : nil, others > 0 ? "\(others.grouped) without" : nil,
      ].compactMap { $0 }
      lines.append("Mailboxes  " + (owned > 0 ? parts.joined(separator: ", ") : "\(others.grouped), no owner is known"))
    }
    lines.append("Meetings   \(meetings.grouped)" + (days.map { ", from \($0.first) to \($0.last)" } ?? ""))
    if !dialects.isEmpty {
      let names = dialects.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value.grouped) \($0.key)" }
      lines.append("Dialects   " + names.joined(separator: ", "))
    }
    return lines
  }

  private var verdictLines: [String] {
    // Without new data nothing can be an update.
    let columns = Verdict.allCases.filter { isPlanned || $0 != .update }
    let rows = verdicts.sorted {
      ($0.key.isEmpty ? 1 : 0, $1.value.values.reduce(0, +), $0.key)
        < ($1.key.isEmpty ? 1 : 0, $0.value.values.reduce(0, +), $1.key)
    }
    return [Self.row("Verdict", columns.map(\.rawValue))]
      + rows.map { vendor, counts in
        Self.row(
          "  " + (vendor.isEmpty ? "no block" : vendor), columns.map { counts[$0].map(\.grouped) ?? "-" })
      }
  }

  private var reasonLines: [String] {
    ["Reason"]
      + Reason.allCases.compactMap { reason in
        guard let count = reasons[reason] else { return nil }
        let note = !isPlanned && reason == .noConferenceData ? "  (what the new data is for)" : ""
        return "  " + count.grouped.leftPadded(to: 9) + "  \(reason.verdict.rawValue) / \(reason.rawValue)" + note
      }
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    cells.reduce(name.padded(to: 44)) { $0 + $1.leftPadded(to: 9) }
  }

  // MARK: What to type next

  private func next(_ arguments: [String]) -> [String] {
    let typed = Self.shellWords(Self.withoutHabits(arguments))
    let diff = ["redial diff", typed, isPlanned ? nil : "--conferences FILE"].compactMap { $0 }.joined(separator: " ")
    guard mailboxes.values.allSatisfy({ $0.owner == nil }) else { return ["Next: \(diff)"] }
    return [
      "No mailbox has a known owner, so no message would be written. Fill in who owns what:",
      "Next: redial scan \(typed) --mailboxes > owners.csv", "      \(diff) --owners owners.csv",
    ]
  }

  /// Options that change how a run is made and not what it says would make the page of one run unlike another's.
  private static func withoutHabits(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      index += 1
      switch word {
      case "-j", "--jobs", "--color", "--progress": index += 1
      case "-v", "--verbose": continue
      case let word where ["-j", "--jobs=", "--color=", "--progress="].contains(where: word.hasPrefix): continue
      default: result.append(word)
      }
    }
    return result
  }

  /// As a shell takes them; few enough for a line.
  private static func shellWords(_ arguments: [String]) -> String {
    let words = arguments.map { word -> String in
      let isPlain =
        !word.isEmpty
        && word.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || "0123456789-_./=:,@+%".unicodeScalars.contains($0)
        }
      return isPlain ? word : "'" + word.replacing("'", with: "'\\''").printable + "'"
    }
    let line = words.joined(separator: " ")
    return line.count <= 120 ? line : "PATH…"
  }
}

extension String {
  func leftPadded(to width: Int) -> String {
    count >= width ? " " + self : String(repeating: " ", count: width - count) + self
  }
}
