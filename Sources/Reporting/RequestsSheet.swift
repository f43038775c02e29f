public import Redialing

/// The meetings that still need a new conference, one line a meeting (a series is one), for whoever provisions them. The
/// columns are those that a conference file asks for; `message` names the fields that are missing.
public enum RequestsSheet {
  public static func bytes(of entries: [MeetingEntry]) -> [UInt8] {
    var table = CSVTable()
    let columns = [
      "organizer", "uid", "summary", "start", "attendees", "vendor", "target", "language", "message", "path",
    ]
    table.row(columns.map { .text($0) })
    var seen: Set<[String?]> = []
    let missing = entries.filter { $0.reason == .noConferenceData }
    for entry in missing.sorted(by: {
      ($0.organizer ?? "", $0.path, $0.position) < ($1.organizer ?? "", $1.path, $1.position)
    }) {
      let organizer = entry.organizer ?? entry.owner
      guard entry.uid == nil || seen.insert([organizer, entry.uid]).inserted else { continue }
      table.row([
        .text(organizer), .text(entry.uid), .text(entry.summary), .text(entry.start), .number(entry.attendees),
        .text(entry.vendor), .text(entry.target), .text(entry.language), .text(entry.message), .text(entry.path),
      ])
    }
    return table.bytes
  }
}
