import Delivery
import Digests
import Exports
import Ledger
import Redialing
import Splicing

/// Takes outcomes in order and writes what `apply` writes: updated files, messages, and the rows of the ledger, from which the
/// reports are made at the end. It keeps no entry: what a run has to say may be larger than memory.
struct ApplySink {
  private let writer: AtomicFileWriter
  private let settings: RunSettings
  private let recording: LedgerRecording
  private var totals = RunTotals()
  /// As they were before the archive whose entries come in.
  private var beforeArchive: RunTotals?
  /// Between the first piece of a large mailbox and its end.
  private var isInMailbox = false
  private var rewriting: MailboxRewrite?
  /// What went wrong with an earlier piece of it: one piece cannot be left out, so its end takes all of it back.
  private var problem: ReadError?

  /// - Parameter recording: of the output folder, held by this run alone.
  init(output: String, settings: RunSettings, recording: LedgerRecording) throws {
    writer = try AtomicFileWriter(root: output)
    try writer.sweep()
    self.settings = settings
    self.recording = recording
  }

  /// - Returns: what became of it, for whoever counts: that a source changed may be found as late as when it is copied.
  mutating func receive(_ outcome: FileOutcome) throws -> FileOutcome {
    var outcome = outcome
    switch outcome.part {
    case .whole:
      if let rewrite = outcome.rewrite { try write(rewrite, of: outcome) }
      try add(outcome.plan, of: outcome.file)
    case .piece(let mailbox, let base, let bytes):
      try writePiece(of: mailbox, base, bytes, outcome)
      try add(outcome.plan, of: outcome.file)
    case .end:
      outcome = try end(outcome)
    case .archiveBegin:
      beforeArchive = totals
      try RunFailure.failing { try recording.beginArchive() }
    case .archiveEnd: try endArchive(outcome)
    }
    if outcome.countsAsFile {
      totals.files[outcome.kind, default: 0] += 1
      if let trouble = outcome.trouble { totals.unreadable.append((outcome.file.shown, trouble)) }
    }
    return outcome
  }

  /// Messages and rows of a file, or of a piece of one.
  private func add(_ plan: FilePlan, of file: InputEntry) throws {
    var entries = plan.entries
    guard let first = entries.first?.position else { return }
    for index in entries.indices where entries[index].verdict == .update {
      entries[index].output = "updated/" + file.shown
    }
    for invitation in plan.invitations { try send(invitation, &entries[invitation.position - first]) }
    try RunFailure.failing { try recording.add(entries.map(LedgerComponent.init(applied:))) }
  }

  private func row(for file: InputEntry, kind: String) -> LedgerSource {
    LedgerSource(
      location: RunRecord.location(of: file), path: file.shown, kind: kind,
      digest: [], size: 0, outputLocation: Array("updated/".utf8) + file.relativePath, outputDigest: [], outputSize: 0,
      edits: [])
  }

  private func write(_ rewrite: FileRewrite, of outcome: FileOutcome) throws {
    var row = row(for: outcome.file, kind: outcome.kind)
    try writer.write(rewrite.output, to: row.outputLocation)
    (row.digest, row.size) = (rewrite.digest, rewrite.size)
    (row.outputDigest, row.outputSize) = (rewrite.outputDigest, rewrite.output.count)
    row.edits = rewrite.edits
    try RunFailure.failing { try recording.add(row) }
  }

  // MARK: Large mailboxes

  private mutating func writePiece(
    of mailbox: PiecewiseFile, _ base: Int, _ bytes: [UInt8], _ outcome: FileOutcome
  ) throws {
    if !isInMailbox { try RunFailure.failing { try recording.beginFile() } }
    isInMailbox = true
    guard problem == nil, !outcome.plan.edits.isEmpty else { return }
    let rewriting = try rewriting ?? begin(mailbox, outcome)
    self.rewriting = rewriting
    do {
      let edits = try rewriting.add(outcome.plan.edits, base: base, bytes: bytes)
      try RunFailure.failing { try recording.add(edits, of: rewriting.source) }
    } catch let error as ReadError {
      problem = error
    }
  }

  private func begin(_ mailbox: PiecewiseFile, _ outcome: FileOutcome) throws -> MailboxRewrite {
    let row = row(for: outcome.file, kind: outcome.kind)
    let source = try RunFailure.failing { try recording.begin(row) }
    return MailboxRewrite(mailbox, to: try writer.stream(to: row.outputLocation), source: source)
  }

  private mutating func end(_ outcome: FileOutcome) throws -> FileOutcome {
    defer { (isInMailbox, rewriting, problem) = (false, nil, nil) }
    var trouble = outcome
    if outcome.trouble == nil {
      do {
        if let problem { throw problem }
        if let rewriting {
          let row = try rewriting.finish(row(for: outcome.file, kind: outcome.kind))
          try RunFailure.failing { try recording.complete(rewriting.source, as: row) }
        }
        if isInMailbox { try RunFailure.failing { try recording.keepFile() } }
        return outcome
      } catch let error as ReadError {
        trouble = PlanRun.unreadable(outcome.file, error.sentence)
      }
    }
    // A file that changed while it was read is left: what was said of its messages is taken back.
    if isInMailbox { try RunFailure.failing { try recording.dropFile() } }
    trouble.plan.renumberFromZero()
    try add(trouble.plan, of: trouble.file)
    return trouble
  }

  // MARK: Archives

  /// An archive that changed while it was read is left as a whole: what was said and written of its entries is taken back.
  private mutating func endArchive(_ outcome: FileOutcome) throws {
    defer { beforeArchive = nil }
    guard outcome.trouble != nil else { return try RunFailure.failing { try recording.keepArchive() } }
    for path in try RunFailure.failing({ try recording.dropArchive() }) { try writer.removeWithFolders(path) }
    if let beforeArchive { totals = beforeArchive }
    try add(outcome.plan, of: outcome.file)
  }

  // MARK: Messages

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
    // The message that this one is better than goes with the strays: should this file be taken back, it is needed again.
    case .write, .writeInstead: break
    }
    try writer.write(message.bytes, to: Array(name.utf8))
    entry.outbox = [name]
  }

  /// Writes the reports, removes outputs of an earlier run that this one did not make, and puts the ledger in its place.
  /// - Parameter say: is given every entry, in the order of the report.
  func finish(_ run: LedgerRun, say: (MeetingEntry) -> Void) async throws {
    try RunFailure.failing { try recording.settleOutbox(sentence: "The message comes from another copy: ") }
    try await ReportFiles(writer: writer, recording: recording).write(totals, say: say)
    for path in try RunFailure.failing({ try recording.staleOutputs() }) { try writer.remove(path) }
    try removeStrayMessages()
    // The ledger vouches for files, so they are on disk before it is.
    try writer.synchronize()
    try RunFailure.failing { try recording.finish(run, totals: totals) }
  }

  /// Messages that a run left behind which ended before its ledger was written: nothing may send them beside the new ones.
  private func removeStrayMessages() throws {
    for name in try writer.names(in: "outbox") {
      guard UpdateMessage.isFileName(name) else { continue }
      let path = Array("outbox/".utf8) + name
      let isKnown = try RunFailure.failing {
        try recording.holdsMessage(named: String(decoding: path, as: UTF8.self))
      }
      if !isKnown { try writer.remove(path) }
    }
  }
}
