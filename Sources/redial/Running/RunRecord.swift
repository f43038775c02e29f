import Calendars
import Delivery
import Digests
import Ledger
import Redialing
import Splicing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the ledger is told of a run, gathered while outcomes come in: ranges and digests, no content.
struct RunRecord {
  private(set) var sources: [LedgerSource] = []
  private(set) var messages: [LedgerMessage] = []

  mutating func add(_ outcome: FileOutcome, output: [UInt8], outputPath: [UInt8]) {
    var shift = 0
    let edits = outcome.plan.edits.replacements.map { edit in
      let new = (edit.range.lowerBound + shift)..<(edit.range.lowerBound + shift + edit.bytes.count)
      shift += edit.bytes.count - edit.range.count
      return LedgerEdit(
        old: edit.range, new: new, oldDigest: SHA256Digest(of: Array(outcome.bytes[edit.range])).bytes,
        newDigest: SHA256Digest(of: edit.bytes).bytes)
    }
    sources.append(
      LedgerSource(
        location: Self.absolute(outcome.file.path), path: outcome.file.shown, kind: outcome.kind,
        digest: SHA256Digest(of: outcome.bytes).bytes, size: outcome.bytes.count, outputLocation: outputPath,
        outputDigest: SHA256Digest(of: output).bytes, outputSize: output.count, edits: edits))
  }

  mutating func add(_ message: UpdateMessage, _ invitation: OutgoingInvitation) {
    messages.append(
      LedgerMessage(
        name: "outbox/" + message.fileName, messageID: String(message.messageID.dropFirst().dropLast()),
        digest: SHA256Digest(of: message.bytes).bytes, organizer: invitation.from.address, uid: invitation.uid,
        recurrenceID: invitation.recurrenceID, sequence: invitation.sequence))
  }

  /// Takes back a message whose place another copy's took.
  mutating func removeMessage(named fileName: String) { messages.removeAll { $0.name == "outbox/" + fileName } }

  /// Where `verify` finds a source again, whatever folder it is called from.
  static func absolute(_ path: [UInt8]) -> [UInt8] {
    guard path.first != UInt8(ascii: "/") else { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder).utf8 + [UInt8(ascii: "/")] + path
  }
}

/// The ledger of an output folder, held by one run at a time.
struct OutputLedger: ~Copyable {
  private let ledger: Ledger
  private let lock: RunLock
  private let startedAt: Instant

  /// Takes the folder's lock and opens its ledger.
  static func held(in folder: String) throws -> OutputLedger {
    guard !isLink(folder + "/ledger.sqlite") else {
      throw RunFailure(
        ExitStatus.cannotCreate, "\(folder.printable)/ledger.sqlite is a symbolic link; nothing is written through it")
    }
    let lock = try failing { () throws(LedgerError) in try RunLock(folder: folder) }
    let ledger = try failing { () throws(LedgerError) in try Ledger(at: folder + "/ledger.sqlite") }
    return OutputLedger(ledger: ledger, lock: lock, startedAt: Instant(seconds: time(nil)))
  }

  private init(ledger: Ledger, lock: consuming RunLock, startedAt: Instant) {
    self.ledger = ledger
    self.lock = lock
    self.startedAt = startedAt
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func failing<Value: ~Copyable>(_ body: () throws(LedgerError) -> Value) throws(RunFailure) -> Value {
    do throws(LedgerError) { return try body() } catch { throw RunFailure(error) }
  }

  /// Everything that earlier runs wrote into the folder.
  func outputsOfEarlierRuns() throws -> [[UInt8]] {
    do throws(LedgerError) { return try ledger.outputs() } catch { throw RunFailure(error) }
  }

  consuming func record(_ result: RunResult, settings: RunSettings, roots: [[UInt8]]) throws {
    let run = LedgerRun(
      now: settings.now.rfc3339, startedAt: startedAt.rfc3339, options: ["target": settings.target],
      roots: roots.map(RunRecord.absolute))
    do throws(LedgerError) {
      try ledger.record(
        run, totals: result.totals, sources: result.record.sources,
        components: result.entries.map(LedgerComponent.init(applied:)), messages: result.record.messages)
      try ledger.close()
    } catch {
      throw RunFailure(error)
    }
  }
}

extension RunFailure {
  init(_ error: LedgerError) {
    switch error {
    case .busy: self.init(ExitStatus.locked, "another run holds the output folder; try again later")
    case .cannotOpen(let why): self.init(ExitStatus.cannotCreate, "cannot open the ledger: \(why)")
    case .notALedger(let why): self.init(ExitStatus.inputOutput, "ledger.sqlite is no ledger: \(why)")
    case .fromLaterVersion: self.init(ExitStatus.inputOutput, "the ledger was written by a later version of redial")
    case .inputOutput(let why): self.init(ExitStatus.inputOutput, "the ledger failed: \(why)")
    }
  }
}
