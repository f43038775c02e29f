import Ledger
import Redialing
import Reporting

/// Writes the reports of a run from its rows in the ledger, each row read once or twice and none kept.
struct ReportFiles {
  let writer: AtomicFileWriter
  let recording: LedgerRecording

  func write(_ totals: RunTotals, say: (MeetingEntry) -> Void) throws {
    let summary = RunSummary(try writeLines(say), totals: totals, stage: .applied)
    try writer.write(summary.json, to: Array("summary.json".utf8))
    try writePage(HTMLReport(summary))
  }

  /// `report.jsonl` and `report.csv`.
  private func writeLines(_ say: (MeetingEntry) -> Void) throws -> RunFigures {
    var figures = RunFigures()
    let (lines, table) = (try writer.stream(to: "report.jsonl"), try writer.stream(to: "report.csv"))
    try table.write(CSVReport.header)
    try RunFailure.failing {
      try recording.forEachEntry { entry in
        figures.add(entry)
        try lines.write(JSONLines.line(of: entry))
        try table.write(CSVReport.line(of: entry))
        say(entry)
      }
    }
    try lines.finish()
    try table.finish()
    return figures
  }

  private func writePage(_ page: HTMLReport) throws {
    let file = try writer.stream(to: "report.html")
    try file.write(page.opening)
    try RunFailure.failing {
      try recording.forEachEntry(listedOnly: true, limit: HTMLReport.mostMeetings) { entry in
        try file.write(HTMLReport.row(of: entry))
      }
    }
    try file.write(page.closing)
    try file.finish()
  }
}
