public import Redialing

/// `report.csv`: one line an entry, lists joined by `; `.
public enum CSVReport {
  private static let columns = [
    "path", "position", "uid", "recurrence_id", "organizer", "owner", "summary", "start", "attendees", "verdict",
    "reason",
    "message", "vendor", "generation", "language", "target", "provenance", "sequence_old", "sequence_new", "copies",
    "lost_text", "recipients_internal", "recipients_external", "output", "outbox", "outbox_reason", "findings",
  ]

  public static func bytes(of entries: [MeetingEntry]) -> [UInt8] {
    var table = CSVTable()
    table.row(columns.map { .text($0) })
    for entry in entries { table.row(cells(of: entry)) }
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
    ]
  }
}
