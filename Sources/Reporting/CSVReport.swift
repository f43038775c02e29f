public import Redialing

/// `report.csv`: RFC 4180, UTF-8 without byte order mark, one line an entry, lists joined by `; `.
public enum CSVReport {
  private static let columns = [
    "path", "position", "uid", "recurrence_id", "organizer", "owner", "summary", "start", "attendees", "verdict",
    "reason",
    "message", "vendor", "generation", "language", "target", "provenance", "sequence_old", "sequence_new", "copies",
    "lost_text", "recipients_internal", "recipients_external", "output", "outbox", "outbox_reason", "findings",
    "dialect",
  ]

  /// The names of the columns, line end included.
  public static var header: [UInt8] { line(columns.map { .text($0) }) }

  /// One entry, line end included.
  public static func line(of entry: MeetingEntry) -> [UInt8] { line(cells(of: entry)) }

  private static func line(_ cells: [CSVTable.Cell]) -> [UInt8] {
    var table = CSVTable()
    table.row(cells)
    return table.bytes
  }

  private static func cells(of entry: MeetingEntry) -> [CSVTable.Cell] {
    [
      .text(entry.path), .number(entry.position), .text(entry.uid), .text(entry.recurrenceID), .text(entry.organizer),
      .text(entry.owner), .text(entry.summary), .text(entry.start), .number(entry.attendees),
      .text(entry.verdict.rawValue), .text(entry.reason.rawValue), .text(entry.message), .text(entry.vendor),
      .text(entry.generation), .text(entry.language), .text(entry.target), .text(entry.provenance),
      .number(entry.sequence?.old), .number(entry.sequence?.new), .text(entry.copies.joined(separator: "; ")),
      .text(entry.lostText.joined(separator: "; ")), .number(entry.recipients?.internal),
      .number(entry.recipients?.external), .text(entry.output), .text(entry.outbox.joined(separator: "; ")),
      .text(entry.outboxReason), .text(entry.findings.map(\.code).joined(separator: "; ")),
      .text(entry.dialect),
    ]
  }
}
