import Ledger
import Redialing
import Reporting

/// Writes what `lint --repair` writes: repaired files, the findings, and a ledger for `verify`.
struct LintSink: ~Copyable {
  private let writer: AtomicFileWriter
  private let ledger: OutputLedger
  private var totals = RunTotals()
  private let report: OutputStream

  init(folder: String) throws {
    try AtomicFileWriter.makeFolders(folder)
    let ledger = try OutputLedger.held(in: folder, by: .lint)
    let writer = try AtomicFileWriter(root: folder)
    try writer.sweep()
    report = try writer.stream(to: "report.jsonl")
    self.writer = writer
    self.ledger = ledger
  }

  mutating func receive(_ outcome: LintOutcome) throws {
    switch outcome.part {
    case .archiveBegin: try RunFailure.failing { try ledger.recording.beginArchive() }
    case .archiveEnd: try endArchive(outcome)
    case .file: break
    }
    guard outcome.countsAsFile else { return }
    totals.files[outcome.kind, default: 0] += 1
    if let trouble = outcome.trouble { totals.unreadable.append((outcome.file.shown, trouble)) }
    for finding in outcome.findings { try report.write(JSONLines.line(of: finding)) }
    guard let rewrite = outcome.rewrite else { return }
    let path = Array("updated/".utf8) + outcome.file.relativePath
    try writer.write(rewrite.output, to: path)
    try RunFailure.failing {
      try ledger.recording.add(
        LedgerSource(
          location: RunRecord.location(of: outcome.file), path: outcome.file.shown, kind: outcome.kind,
          digest: rewrite.digest, size: rewrite.size, outputLocation: path, outputDigest: rewrite.outputDigest,
          outputSize: rewrite.output.count, edits: rewrite.edits))
    }
  }

  /// Of an archive that changed while it was read no repaired file stays.
  private func endArchive(_ outcome: LintOutcome) throws {
    guard outcome.trouble != nil else { return try RunFailure.failing { try ledger.recording.keepArchive() } }
    for path in try RunFailure.failing({ try ledger.recording.dropArchive() }) { try writer.removeWithFolders(path) }
  }

  /// Writes the report and the ledger, and removes repaired files of an earlier run that this one did not make.
  consuming func finish(roots: [[UInt8]]) throws {
    try report.finish()
    for path in try RunFailure.failing({ try ledger.recording.staleOutputs() }) { try writer.remove(path) }
    try writer.synchronize()
    let settings = RunSettings(now: try RunContext.now(nil), target: "current")
    let run = ledger.run(settings, roots: roots, options: ["command": "lint"])
    try RunFailure.failing { try ledger.recording.finish(run, totals: totals) }
  }
}
