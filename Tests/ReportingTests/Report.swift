import Redialing
import Reporting

/// A run's report as `apply` writes it, in memory.
struct Report {
  let entries: [MeetingEntry]
  let totals: RunTotals

  var jsonLines: [UInt8] { entries.flatMap { JSONLines.line(of: $0) } }
  var csv: [UInt8] { entries.reduce(into: CSVReport.header) { $0 += CSVReport.line(of: $1) } }
  var summary: [UInt8] { figures().json }

  var html: [UInt8] {
    let page = HTMLReport(figures())
    return entries.filter(HTMLReport.lists).reduce(into: page.opening) { $0 += HTMLReport.row(of: $1) } + page.closing
  }

  func figures(_ stage: RunSummary.Stage = .applied) -> RunSummary {
    var figures = RunFigures()
    for entry in entries { figures.add(entry) }
    return RunSummary(figures, totals: totals, stage: stage)
  }
}
