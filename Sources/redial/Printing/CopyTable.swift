import Ledger
import Redialing
import Reporting

/// Who copied what from which meeting: for a person, and as JSON Lines.
enum CopyTable {
  /// - Parameter most: so many copies are listed.
  static func text(_ index: ConferenceIndex, most: Int) throws -> [String] {
    var copied = CopiedBlocks()
    var lines: [String] = []
    var (count, listed) = (0, 0)
    try RunFailure.failing {
      try index.forEachShared { meeting in
        guard let copy = copied.add(meeting) else { return }
        count += 1
        guard listed < most else { return }
        listed += 1
        if copy.isFirst || lines.isEmpty { lines.append("  " + heading(copy)) }
        lines.append("      \(word(copy.meeting).padded(to: 8)) \(line(copy.meeting))")
      }
    }
    copied.finish()
    if count > 0 { lines.insert("Blocks of one conference in several meetings", at: 0) }
    if count == 0, most == .max {
      lines.append("No block of one meeting was found in another; the export has to hold both.")
    }
    if count > listed { lines.append("      … and \(count - listed) more; --copies lists them all") }
    if copied.sharedByRight > 0 {
      let many = copied.sharedByRight
      lines.append(
        "  \(many) conference\(many == 1 ? " is" : "s are") shared by meetings of one organizer, which is no sign of pasting."
      )
    }
    return lines
  }

  private static func heading(_ copy: CopiedBlocks.Copy) -> String {
    guard let origin = copy.origin else { return "\(copy.meeting.vendor.printable)  nothing says whose it is" }
    let right = origin.standing == .owned ? "owned by" : "generated in"
    return "\(origin.vendor.printable)  \(right) \(line(origin))"
  }

  /// A block that is complete and somebody else's all the same has no word of its own.
  private static func word(_ meeting: SharedMeeting) -> String {
    meeting.standing == .shown ? meeting.provenance : "also in"
  }

  private static func line(_ meeting: SharedMeeting) -> String {
    MeetingLine.text(meeting.path, meeting.position, meeting.summary, meeting.organizer)
  }

  /// One line a copy.
  static func writeLines(_ index: ConferenceIndex, _ write: ([UInt8]) -> Void) throws {
    var copied = CopiedBlocks()
    try RunFailure.failing {
      try index.forEachShared { meeting in
        if let copy = copied.add(meeting) { write(JSONLines.line(of: copy)) }
      }
    }
  }
}
