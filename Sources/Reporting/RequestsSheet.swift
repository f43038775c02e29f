public import Redialing

/// The meetings that still need a new conference, one line a meeting (a series is one), for whoever provisions them. The
/// first columns say what to make; the others are those of a conference file, empty: filled in, the table is conference data.
public enum RequestsSheet {
  /// Columns for people and for scripts; `redial` reads past them.
  static let said = ["subject", "start", "end", "recurrence", "why", "missing"]
  /// Columns to fill in.
  static let asked = [
    "join-url", "short-url", "meeting-id", "passcode", "conference-id", "toll", "toll-label", "toll-free",
    "toll-free-label", "local-numbers-url",
  ]

  /// Whether an entry belongs in the table. What has no UID would not be found again.
  public static func asks(for entry: MeetingEntry) -> Bool { entry.reason == .noConferenceData && entry.uid != nil }

  /// - Parameter entries: in any order.
  public static func bytes(of entries: [MeetingEntry]) -> [UInt8] {
    var table = CSVTable()
    table.row((["uid", "organizer"] + said + asked).map { .text($0) })
    var seen: Set<[String?]> = []
    for entry in entries.filter(asks).sorted(by: precedes) {
      let organizer = entry.organizer ?? entry.owner
      guard seen.insert([organizer, entry.uid]).inserted else { continue }
      let cells: [String?] = [
        entry.uid, organizer, entry.summary, entry.start, entry.end, entry.recurrence, entry.message,
        entry.missing.joined(separator: " "),
      ]
      table.row((cells + [String?](repeating: nil, count: asked.count)).map { .text($0) })
    }
    return table.bytes
  }

  /// By organizer and time; of a series the master first.
  private static func precedes(_ a: MeetingEntry, _ b: MeetingEntry) -> Bool {
    func key(_ entry: MeetingEntry) -> (String, String, Int, String, Int) {
      (
        entry.organizer ?? entry.owner ?? "", entry.uid ?? "", entry.recurrenceID == nil ? 0 : 1, entry.path,
        entry.position
      )
    }
    return key(a) < key(b)
  }
}
