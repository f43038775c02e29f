import Redialing
import Reporting

/// The blocks of an export as `scan` tells them to a person: vendor, generation and language with where they came from, and those
/// that somebody has to look at, by what speaks against them. Counts as entries go by and keeps a few examples.
struct BlockTable {
  private struct Kind: Hashable {
    let vendor: String
    let generation: String
  }

  private struct Counts {
    var all = 0
    var byProvenance: [String: Int] = [:]
    var byLanguage: [String: Int] = [:]
  }

  private struct Oddity: Hashable {
    let provenance: String
    let why: String
  }

  private var kinds: [Kind: Counts] = [:]
  private var oddities: [Oddity: (count: Int, examples: [String])] = [:]
  private static let mostExamples = 4
  private static let mostLanguages = 6
  private static let provenances = ["add-in", "pasted", "unclear", "none"]

  mutating func add(_ entry: MeetingEntry) {
    guard let vendor = entry.vendor else { return }
    let kind = Kind(vendor: vendor, generation: entry.generation ?? "")
    var counts = kinds[kind] ?? Counts()
    counts.all += 1
    counts.byProvenance[entry.provenance, default: 0] += 1
    counts.byLanguage[entry.language ?? "?", default: 0] += 1
    kinds[kind] = counts
    guard entry.provenance == "pasted" || entry.provenance == "unclear" else { return }
    let why = entry.evidence.first { $0.says == entry.provenance }?.detail ?? entry.message
    let oddity = Oddity(provenance: entry.provenance, why: why)
    oddities[oddity, default: (0, [])].count += 1
    if let known = oddities[oddity]?.examples.count, known < Self.mostExamples {
      oddities[oddity]?.examples.append(MeetingLine.text(entry.path, entry.position, entry.summary, entry.organizer))
    }
  }

  var text: [String] {
    kinds.isEmpty ? ["No online-meeting blocks were found."] : table + odd
  }

  private var table: [String] {
    let columns = Self.provenances.filter { name in kinds.values.contains { $0.byProvenance[name] != nil } }
    let vendors = max(12, kinds.keys.map(\.vendor.printable.count).max() ?? 0) + 2
    let generations = max(10, kinds.keys.map(\.generation.printable.count).max() ?? 0)
    var lines = [
      "Block".padded(to: vendors + 2) + "Generation".padded(to: generations)
        + (["all"] + columns).map { $0.leftPadded(to: 9) }.joined() + "  Languages"
    ]
    let sorted = kinds.sorted {
      ($1.value.all, $0.key.vendor, $0.key.generation) < ($0.value.all, $1.key.vendor, $1.key.generation)
    }
    for (kind, counts) in sorted {
      let cells = [String(counts.all)] + columns.map { counts.byProvenance[$0].map(String.init) ?? "." }
      lines.append(
        "  " + kind.vendor.printable.padded(to: vendors) + kind.generation.printable.padded(to: generations)
          + cells.map { $0.leftPadded(to: 9) }.joined() + "  " + languages(counts.byLanguage))
    }
    return lines
  }

  /// The most frequent ones.
  private func languages(_ counts: [String: Int]) -> String {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = sorted.prefix(Self.mostLanguages).map { "\($0.value) \($0.key.printable)" }
    let rest = sorted.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", \(rest) more" : "")
  }

  private var odd: [String] {
    guard !oddities.isEmpty else { return [] }
    var lines = ["", "Pasted or unclear"]
    let sorted = oddities.sorted {
      ($1.value.count, $0.key.provenance, $0.key.why) < ($0.value.count, $1.key.provenance, $1.key.why)
    }
    for (oddity, found) in sorted {
      lines.append("  " + String(found.count).leftPadded(to: 6) + "  \(oddity.provenance): \(oddity.why.printable)")
      lines += found.examples.map { "            " + $0 }
      if found.count > found.examples.count {
        lines.append("            … and \(found.count - found.examples.count) more; --json lists them all")
      }
    }
    return lines
  }
}

/// One meeting on a line of a terminal.
enum MeetingLine {
  static func text(_ path: String, _ position: Int, _ summary: String?, _ organizer: String?) -> String {
    var line = "\(path.printable)#\(position)"
    if let summary, !summary.isEmpty { line += "  \"\(summary.printable)\"" }
    if let organizer { line += "  of \(organizer.printable)" }
    return line
  }
}
