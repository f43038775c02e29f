import Redialing
import Reporting

/// What `scan` tells a person: kinds of files, meetings by vendor and verdict, and the odd ones.
struct ScanTable {
  let entries: [MeetingEntry]
  let totals: RunTotals
  /// Whether conference data was given, so that verdicts mean something.
  let isPlanned: Bool

  var text: String {
    var lines: [String] = []
    let files = totals.files.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    lines.append("Files      " + (files.isEmpty ? "none" : files.joined(separator: ", ")))
    let years = entries.compactMap { $0.start?.prefix(10) }.filter { !$0.isEmpty }.sorted()
    lines.append("Meetings   \(entries.count)" + (years.first.map { ", from \($0) to \(years.last ?? $0)" } ?? ""))
    let owners = Set(entries.compactMap(\.owner))
    if !owners.isEmpty { lines.append("Mailboxes  \(owners.count)") }
    lines.append("")
    lines += blocks()
    lines.append("")
    if !entries.isEmpty, isPlanned {
      lines += count("Verdict", entries.map { "\($0.verdict.rawValue) / \($0.reason.rawValue)" })
    }
    lines += odd()
    lines.append("")
    lines.append(
      isPlanned
        ? "Next: redial diff with the same arguments shows what apply would change."
        : "Next: redial diff PATH… --conferences FILE shows what would change.")
    return lines.joined(separator: "\n") + "\n"
  }

  private func blocks() -> [String] {
    let blocks = entries.filter { $0.vendor != nil }
    guard !blocks.isEmpty else { return ["No online-meeting blocks were found."] }
    return count(
      "Block",
      blocks.map { entry in
        let vendor = (entry.vendor ?? "").padded(to: 20)
        let generation = (entry.generation ?? "").padded(to: 10)
        return vendor + " " + generation + " " + (entry.language ?? "?").padded(to: 8) + " " + entry.provenance
      })
  }

  /// One line per distinct text with its count, the most frequent first.
  private func count(_ heading: String, _ texts: [String]) -> [String] {
    let counts = texts.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return [heading] + sorted.map { "  " + String($0.value).leftPadded(to: 6) + "  " + $0.key }
  }

  /// Blocks that are not the item's own, so that somebody can look.
  private func odd() -> [String] {
    let odd = entries.filter { $0.provenance == "pasted" || $0.provenance == "unclear" }
    guard !odd.isEmpty else { return [] }
    let shown = odd.prefix(20).map { entry in
      "  \(entry.provenance.padded(to: 8)) \(entry.path.printable)#\(entry.position)  \((entry.summary ?? "").printable)"
    }
    let rest = odd.count > 20 ? ["  … and \(odd.count - 20) more; --json lists them all"] : []
    return ["", "Pasted or unclear"] + shown + rest
  }
}

extension String {
  func leftPadded(to width: Int) -> String {
    count >= width ? self : String(repeating: " ", count: width - count) + self
  }
}
