import Redialing
import Reporting

/// What `scan --numbers` answers: where each number, id or host is still used by a meeting to come, and which are not.
struct NumberUsage {
  private let wanted: WantedNumbers
  private var uses: [[MeetingEntry]]
  private var past: [Int]
  /// Signed, encrypted or broken items, into which nobody can look.
  private var unsearched = 0

  init(_ wanted: WantedNumbers) {
    self.wanted = wanted
    uses = Array(repeating: [], count: wanted.names.count)
    past = Array(repeating: 0, count: wanted.names.count)
  }

  mutating func add(_ entry: MeetingEntry) {
    if entry.reason == .protected || entry.reason == .malformed { unsearched += 1 }
    for use in entry.uses {
      if entry.isOver || entry.reason == .cancelled { past[use.index] += 1 } else { uses[use.index].append(entry) }
    }
  }

  /// One object a number: how often it is used, and where.
  var jsonLines: [UInt8] {
    wanted.names.indices.flatMap {
      JSONLines.line(ofNumber: wanted.names[$0], at: $0, usedBy: uses[$0], past: past[$0])
    }
  }

  var text: String {
    var lines: [String] = []
    for (index, name) in wanted.names.enumerated() {
      let meetings = Dictionary(grouping: uses[index]) { $0.organizer ?? $0.owner ?? "(no organizer)" }
      let count = Set(uses[index].map { $0.uid ?? "\($0.path)#\($0.position)" }).count
      guard count > 0 else {
        let before = past[index] > 0 ? " (\(past[index]) past or cancelled)" : ""
        lines.append("\(name.printable)  not used by any meeting to come\(before)")
        continue
      }
      let (m, o) = (count == 1 ? "" : "s", meetings.count == 1 ? "" : "s")
      lines.append("\(name.printable)  used by \(count) meeting\(m) to come, of \(meetings.count) organizer\(o)")
      for (organizer, entries) in meetings.sorted(by: { $0.key < $1.key }) {
        lines.append("  \(organizer.printable)")
        for entry in entries {
          let places = entry.uses.first { $0.index == index }?.places ?? []
          lines.append(
            "    \((entry.start ?? "").printable)  \((entry.summary ?? "").printable)  \(entry.path.printable)#\(entry.position)  (\(places.joined(separator: ", ")))"
          )
        }
      }
    }
    if unsearched > 0 {
      lines.append("\(unsearched) signed, encrypted or broken items could not be searched.")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
