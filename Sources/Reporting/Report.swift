public import Redialing

/// The report of a run in all its forms, from the same entries. No clock, no order of a hash table: equal entries give equal
/// bytes.
public struct Report: Sendable {
  /// Sorted by path, position.
  public let entries: [MeetingEntry]
  public let totals: RunTotals
  public let stage: RunSummary.Stage

  /// - Parameter stage: whether updates are planned or were written.
  public init(entries: [MeetingEntry], totals: RunTotals, stage: RunSummary.Stage = .applied) {
    self.entries = entries.sorted { ($0.path, $0.position) < ($1.path, $1.position) }
    self.totals = totals
    self.stage = stage
  }

  /// `report.jsonl`: one object a line (contract section 4).
  public var jsonLines: [UInt8] { JSONLines.bytes(of: entries) }
  /// `report.csv`: RFC 4180, UTF-8 without byte order mark, a header line.
  public var csv: [UInt8] { CSVReport.bytes(of: entries) }
  /// `report.html`: one page, nothing outside of it is loaded.
  public var html: [UInt8] { HTMLReport.bytes(of: entries, summary: summaryFigures) }
  /// `summary.json`.
  public var summary: [UInt8] { summaryFigures.json }
  /// The figures of `summary.json` as values.
  public var summaryFigures: RunSummary { RunSummary(entries: entries, totals: totals, stage: stage) }
}
