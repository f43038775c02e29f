import Ledger
import Redialing
import Reporting

/// Writes the reports of a run from its rows in the ledger, each row read once or twice and none kept. Rows are read while
/// those before them become text.
struct ReportFiles {
  let writer: AtomicFileWriter
  let recording: LedgerRecording

  func write(_ totals: RunTotals, say: (MeetingEntry) -> Void) async throws {
    let summary = RunSummary(try await writeLines(say), totals: totals, stage: .applied)
    try writer.write(summary.json, to: Array("summary.json".utf8))
    try await writePage(HTMLReport(summary))
  }

  /// `report.jsonl` and `report.csv`.
  private func writeLines(_ say: (MeetingEntry) -> Void) async throws -> RunFigures {
    var figures = RunFigures()
    let (lines, table) = (try writer.stream(to: "report.jsonl"), try writer.stream(to: "report.csv"))
    try table.write(CSVReport.header)
    func write(_ page: ReportLines) throws {
      try lines.write(page.lines)
      try table.write(page.table)
      for entry in page.entries {
        figures.add(entry)
        say(entry)
      }
    }
    try await forEachPage(limit: .max, ReportLines.init, write)
    try lines.finish()
    try table.finish()
    return figures
  }

  private func writePage(_ page: HTMLReport) async throws {
    let file = try writer.stream(to: "report.html")
    try file.write(page.opening)
    try await forEachPage(
      listedOnly: true, limit: HTMLReport.mostMeetings, { $0.flatMap(HTMLReport.row) }, file.write)
    try file.write(page.closing)
    try file.finish()
  }

  /// Entries read at once.
  private static let pageSize = 128

  /// Makes something of the entries, in their order, page by page.
  private func forEachPage<Page: Sendable>(
    listedOnly: Bool = false, limit: Int, _ make: @escaping @Sendable ([MeetingEntry]) -> Page,
    _ body: (Page) throws -> Void
  ) async throws {
    var last: MeetingEntry?
    var rest = limit
    func next() throws -> [MeetingEntry]? {
      let count = min(rest, Self.pageSize)
      let entries = try RunFailure.failing {
        try recording.entries(listedOnly: listedOnly, behind: last, limit: count)
      }
      last = entries.last ?? last
      rest -= entries.count
      return entries.isEmpty ? nil : entries
    }
    // Each page is a task.
    try await OrderedRun<[MeetingEntry], Page, Page>(jobs: 1, chunkSize: 1).run(next, weight: { _ in 0 }, make, body)
  }
}

/// A page of entries as text.
private struct ReportLines: Sendable {
  let entries: [MeetingEntry]
  var lines: [UInt8] = []
  var table: [UInt8] = []

  init(_ entries: [MeetingEntry]) {
    self.entries = entries
    for entry in entries {
      lines += JSONLines.line(of: entry)
      table += CSVReport.line(of: entry)
    }
  }
}
