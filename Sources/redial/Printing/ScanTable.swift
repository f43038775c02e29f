import Redialing
import Reporting

/// What `scan` tells a person: kinds of files, meetings by vendor and verdict, and the odd ones. Counts as entries go by and
/// keeps none of them.
struct ScanTable {
  /// Whether conference data was given, so that verdicts mean something.
  let isPlanned: Bool
  private var files: [String: Int] = [:]
  private var meetings = 0
  private var years: (first: String, last: String)?
  private var verdicts: [String: Int] = [:]
  private var blocks: [String: Int] = [:]
  private var dialects: [String: Int] = [:]
  private(set) var mailboxes: [String: MailboxRow] = [:]
  /// Lines about blocks that are not the item's own, so that somebody can look; the first of them.
  private var odd: [String] = []
  private var oddCount = 0
  private static let mostOdd = 20

  init(isPlanned: Bool) { self.isPlanned = isPlanned }

  mutating func add(_ outcome: FileOutcome) {
    if outcome.countsAsFile { files[outcome.kind, default: 0] += 1 }
    if outcome.countsAsFile, outcome.kind != "archive", outcome.kind != "other" || outcome.file.owner != nil {
      mailboxes[outcome.file.mailboxName, default: MailboxRow(owner: outcome.file.owner)].files += 1
    }
    for entry in outcome.plan.entries { add(entry, outcome.file) }
  }

  private mutating func add(_ entry: MeetingEntry, _ file: InputEntry) {
    meetings += 1
    if let start = entry.start.map({ String($0.prefix(10)) }), !start.isEmpty {
      years = years.map { (min($0.first, start), max($0.last, start)) } ?? (start, start)
    }
    if isPlanned { verdicts["\(entry.verdict.rawValue) / \(entry.reason.rawValue)", default: 0] += 1 }
    if let dialect = entry.dialect { dialects[dialect, default: 0] += 1 }
    mailboxes[file.mailboxName, default: MailboxRow(owner: file.owner)].add(entry)
    guard let vendor = entry.vendor else { return }
    let name = vendor.padded(to: 20) + " " + (entry.generation ?? "").padded(to: 10)
    blocks[name + " " + (entry.language ?? "?").padded(to: 8) + " " + entry.provenance, default: 0] += 1
    if entry.provenance == "pasted" || entry.provenance == "unclear" {
      oddCount += 1
      guard odd.count < Self.mostOdd else { return }
      odd.append(
        "  \(entry.provenance.padded(to: 8)) \(entry.path.printable)#\(entry.position)  \((entry.summary ?? "").printable)"
      )
    }
  }

  var text: String {
    var lines: [String] = []
    let kinds = files.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    lines.append("Files      " + (kinds.isEmpty ? "none" : kinds.joined(separator: ", ")))
    lines.append("Meetings   \(meetings)" + (years.map { ", from \($0.first) to \($0.last)" } ?? ""))
    let owned = mailboxes.values.filter { $0.owner != nil }.count
    if owned > 0 { lines.append("Mailboxes  \(owned)") }
    if !dialects.isEmpty {
      let names = dialects.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      lines.append("Dialects   " + names.joined(separator: ", "))
    }
    lines.append("")
    lines += blocks.isEmpty ? ["No online-meeting blocks were found."] : Self.counts("Block", blocks)
    lines.append("")
    if meetings > 0, isPlanned { lines += Self.counts("Verdict", verdicts) }
    if oddCount > 0 { lines += ["", "Pasted or unclear"] + odd }
    if oddCount > odd.count { lines.append("  … and \(oddCount - odd.count) more; --json lists them all") }
    lines.append("")
    if owned == 0, meetings > 0 {
      lines.append(
        "No mailbox is known: without --owner or --owners no message is written. --mailboxes lists what was found.")
    }
    lines.append(
      isPlanned
        ? "Next: redial diff with the same arguments shows what apply would change."
        : "Next: redial diff PATH… --conferences FILE shows what would change.")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line per distinct text with its count, the most frequent first.
  private static func counts(_ heading: String, _ counts: [String: Int]) -> [String] {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return [heading] + sorted.map { "  " + String($0.value).leftPadded(to: 6) + "  " + $0.key }
  }
}

extension String {
  func leftPadded(to width: Int) -> String {
    count >= width ? self : String(repeating: " ", count: width - count) + self
  }
}
