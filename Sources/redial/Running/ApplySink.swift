import Calendars
import Delivery
import Digests
import Exports
import Redialing
import Reporting
import Splicing

/// Takes outcomes in order and writes what `apply` writes: updated files, messages, reports, ledger.
struct ApplySink {
  private let writer: AtomicFileWriter
  private let settings: RunSettings
  private var entries: [MeetingEntry] = []
  private var totals = RunTotals()
  private var outbox = OutboxSelection()
  private var record = RunRecord()
  /// Paths of all outputs of this run, relative to the folder.
  private var written: Set<[UInt8]> = []

  init(output: String, settings: RunSettings) throws {
    writer = try AtomicFileWriter(root: output)
    self.settings = settings
  }

  mutating func receive(_ outcome: FileOutcome) throws {
    totals.files[outcome.kind, default: 0] += 1
    if let trouble = outcome.trouble { totals.unreadable.append((outcome.file.shown, trouble)) }
    let first = entries.count
    entries += outcome.plan.entries
    guard !outcome.plan.edits.isEmpty else { return }
    let output = outcome.plan.edits.applied(to: outcome.bytes)
    let path = Array("updated/".utf8) + outcome.file.relativePath
    try writer.write(output, to: path)
    written.insert(path)
    for index in first..<entries.count where entries[index].verdict == .update {
      entries[index].output = "updated/" + outcome.file.shown
    }
    record.add(outcome, output: output, outputPath: path)
    for invitation in outcome.plan.invitations { try send(invitation, from: first) }
  }

  private mutating func send(_ invitation: OutgoingInvitation, from first: Int) throws {
    let message = UpdateMessage(invitation, now: settings.now)
    let entry = first + (invitation.position - entries[first].position)
    let path = Array("outbox/\(message.fileName)".utf8)
    switch outbox.add(invitation, entry: entry, fileName: message.fileName) {
    case .leave: return
    case .write: break
    case .writeInstead(let older):
      let stale = Array("outbox/\(older)".utf8)
      try writer.remove(stale)
      written.remove(stale)
      record.removeMessage(named: older)
    }
    try writer.write(message.bytes, to: path)
    written.insert(path)
    record.add(message, invitation)
  }

  /// Messages that a run left behind which ended before its ledger was written: nothing may send them beside the new ones.
  private func strayMessages() -> [[UInt8]] {
    writer.names(in: "outbox").filter { UpdateMessage.isFileName($0) || $0 == AtomicFileWriter.temporaryName.bytes }
      .map { Array("outbox/".utf8) + $0 }
  }

  /// Writes the reports and the ledger, and removes outputs of an earlier run that this one did not make.
  mutating func finish(earlier: [[UInt8]]) throws -> RunResult {
    for (entry, name) in outbox.chosen { entries[entry].outbox = ["outbox/" + name] }
    for (entry, other) in outbox.deferred {
      entries[entry].outboxReason = "The message comes from another copy: \(entries[other].path)"
    }
    // Entries come in the order of paths, and positions rise within a file.
    let report = Report(entries: entries, totals: totals)
    try writer.write(report.jsonLines, to: Array("report.jsonl".utf8))
    try writer.write(report.csv, to: Array("report.csv".utf8))
    try writer.write(report.html, to: Array("report.html".utf8))
    try writer.write(report.summary, to: Array("summary.json".utf8))
    for path in earlier + strayMessages() where !written.contains(path) { try writer.remove(path) }
    return RunResult(entries: entries, totals: totals, record: record, outputs: written)
  }
}

/// What a run leaves to say.
struct RunResult {
  let entries: [MeetingEntry]
  let totals: RunTotals
  let record: RunRecord
  let outputs: Set<[UInt8]>
}
