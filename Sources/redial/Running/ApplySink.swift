import Delivery
import Digests
import Ledger
import Redialing

/// Takes outcomes in order and writes what `apply` writes: updated files, messages, and the rows of the ledger, from which the
/// reports are made at the end. It keeps no entry: what a run has to say may be larger than memory.
struct ApplySink {
  private let writer: AtomicFileWriter
  private let settings: RunSettings
  private let recording: LedgerRecording
  private var totals = RunTotals()

  init(output: String, settings: RunSettings, recording: LedgerRecording) throws {
    writer = try AtomicFileWriter(root: output)
    self.settings = settings
    self.recording = recording
  }

  mutating func receive(_ outcome: FileOutcome) throws {
    totals.files[outcome.kind, default: 0] += 1
    if let trouble = outcome.trouble { totals.unreadable.append((outcome.file.shown, trouble)) }
    var entries = outcome.plan.entries
    if let rewrite = outcome.rewrite {
      try write(rewrite, of: outcome)
      for index in entries.indices where entries[index].verdict == .update {
        entries[index].output = "updated/" + outcome.file.shown
      }
      for invitation in outcome.plan.invitations {
        try send(invitation, &entries[invitation.position - entries[0].position])
      }
    }
    if !entries.isEmpty { try RunFailure.failing { try recording.add(entries.map(LedgerComponent.init(applied:))) } }
  }

  private func write(_ rewrite: FileRewrite, of outcome: FileOutcome) throws {
    let path = Array("updated/".utf8) + outcome.file.relativePath
    try writer.write(rewrite.output, to: path)
    try RunFailure.failing {
      try recording.add(
        LedgerSource(
          location: RunRecord.absolute(outcome.file.path), path: outcome.file.shown, kind: outcome.kind,
          digest: rewrite.digest, size: rewrite.size, outputLocation: path, outputDigest: rewrite.outputDigest,
          outputSize: rewrite.output.count, edits: rewrite.edits))
    }
  }

  private func send(_ invitation: OutgoingInvitation, _ entry: inout MeetingEntry) throws {
    let message = UpdateMessage(invitation, now: settings.now)
    let name = "outbox/" + message.fileName
    let row = LedgerMessage(
      name: name, messageID: String(message.messageID.dropFirst().dropLast()),
      digest: SHA256Digest(of: message.bytes).bytes, organizer: invitation.from.address, uid: invitation.uid,
      recurrenceID: invitation.recurrenceID, sequence: invitation.sequence)
    let choice = try RunFailure.failing {
      try recording.choose(row, key: invitation.key, path: entry.path, position: entry.position)
    }
    switch choice {
    case .leave: return
    case .write: break
    case .writeInstead(let older): try writer.remove(Array(older.utf8))
    }
    try writer.write(message.bytes, to: Array(name.utf8))
    entry.outbox = [name]
  }

  /// Writes the reports, removes outputs of an earlier run that this one did not make, and puts the ledger in its place.
  /// - Parameter say: is given every entry, in the order of the report.
  func finish(_ run: LedgerRun, say: (MeetingEntry) -> Void) throws {
    try RunFailure.failing { try recording.settleOutbox(sentence: "The message comes from another copy: ") }
    try ReportFiles(writer: writer, recording: recording).write(totals, say: say)
    for path in try RunFailure.failing({ try recording.staleOutputs() }) { try writer.remove(path) }
    try removeStrayMessages()
    // The ledger vouches for files, so they are on disk before it is.
    try writer.synchronize()
    try RunFailure.failing { try recording.finish(run, totals: totals) }
  }

  /// Messages that a run left behind which ended before its ledger was written: nothing may send them beside the new ones.
  private func removeStrayMessages() throws {
    for name in writer.names(in: "outbox") {
      let isOurs = UpdateMessage.isFileName(name)
      guard isOurs || AtomicFileWriter.isTemporary(name) else { continue }
      let path = Array("outbox/".utf8) + name
      let isKnown = try RunFailure.failing {
        try isOurs && recording.holdsMessage(named: String(decoding: path, as: UTF8.self))
      }
      if !isKnown { try writer.remove(path) }
    }
  }
}
