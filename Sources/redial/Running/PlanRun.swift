import Exports
import Messages
import Redialing
import Splicing

/// Plans many files: the road up to the plan, the same for `scan`, `diff` and `apply`.
struct PlanRun: Sendable {
  let planner: FilePlanner
  let jobs: Int
  /// Whether changed files are made, for whoever writes them.
  let writes: Bool
  let progress: Progress

  func run(_ files: InputGathering, _ consume: (FileOutcome) throws -> Void) async throws {
    var counts = PieceCounts()
    try await run(RunInputs(files.next)) { outcome in
      guard case .archiveBegin = outcome.part else { return try consume(counts.placed(outcome, progress)) }
      try await runEntries(of: outcome, files) { try consume(counts.placed($0, progress)) }
    }
    progress.clear()
  }

  private func run(_ inputs: RunInputs, _ consume: (FileOutcome) async throws -> Void) async throws {
    try await OrderedRun<RunInput, ProvedInput, FileOutcome>(jobs: jobs).run(
      inputs.next, weight: \.weight, ready: RunInput.read, proved, finish: outcome, consume)
  }

  /// The entries of an archive, as a run of its own in the place of the file.
  private func runEntries(
    of archive: FileOutcome, _ files: InputGathering, _ consume: (FileOutcome) throws -> Void
  ) async throws {
    let entries = EntryGathering(archive.file, files, progress)
    try consume(archive)
    try await run(RunInputs(entries.next)) { try consume($0) }
    var end = archive
    if let problem = entries.problem {
      end = Self.unreadable(archive.file, problem.sentence)
      // The shard that the archive is of says it.
      if archive.file.isOnlyOpened { end.plan = FilePlan() }
    }
    end.part = .archiveEnd
    try consume(end)
  }

  @Sendable
  private func proved(_ input: RunInput) -> ProvedInput {
    guard case .contents(let entry, let kind, let bytes) = input else { return .outcome(outcome(input)) }
    let file = planner.prove(bytes, kind: kind, path: entry.shown, pathBytes: entry.shownBytes, owner: entry.owner)
    return .file(entry, kind, bytes, file)
  }

  /// What is said of a file whose edits are proved, and its new bytes.
  @Sendable
  private func outcome(_ proved: ProvedInput) -> FileOutcome {
    switch proved {
    case .outcome(let outcome): return outcome
    case .file(let entry, let kind, let bytes, let file):
      let plan = file.plan()
      let rewrite = writes && !plan.edits.isEmpty ? FileRewrite(plan.edits, of: bytes) : nil
      return FileOutcome(file: entry, kind: kind.rawValue, plan: plan, rewrite: rewrite)
    }
  }

  private func outcome(_ input: RunInput) -> FileOutcome {
    switch input {
    case .contents: outcome(proved(input))
    case .passed(let entry, let kind): FileOutcome(file: entry, kind: kind.rawValue, plan: FilePlan())
    case .archive(let entry):
      FileOutcome(file: entry, kind: Kind.archive.rawValue, plan: FilePlan(), part: .archiveBegin)
    case .unreadable(let entry, let sentence): Self.unreadable(entry, sentence)
    // Work begins when it was read.
    case .file: outcome(RunInput.read(input))
    case .tooLarge(let entry, let kind):
      FileOutcome(file: entry, kind: kind.rawValue, plan: Self.tooLong(entry, "The file is", entry.size))
    case .run(let entry, let file, let dialect, .messages(let base, let bytes)):
      piece(file, base, bytes, dialect, entry)
    case .run(let entry, let file, _, .tooLong(let range, let mayHoldCalendar)):
      FileOutcome(
        file: entry, kind: Kind.mbox.rawValue,
        plan: mayHoldCalendar ? Self.tooLong(entry, "A message is", range.count) : FilePlan(),
        part: .piece(file, base: range.lowerBound, bytes: []))
    case .end(let entry, let file, let error):
      FileOutcome(
        file: entry, kind: error == nil ? Kind.mbox.rawValue : "unreadable",
        plan: error.map { Self.unreadable(entry, $0.sentence).plan } ?? FilePlan(), part: .end(file),
        trouble: error?.sentence)
    }
  }

  private func piece(
    _ file: PiecewiseFile, _ base: Int, _ bytes: [UInt8], _ dialect: MailboxDialect, _ entry: InputEntry
  ) -> FileOutcome {
    let plan = planner.plan(
      messages: bytes, at: base, dialect: dialect, path: entry.shown, pathBytes: entry.shownBytes, owner: entry.owner)
    // Bytes without a change are read again if they must; there may be far more of them than memory holds.
    return FileOutcome(
      file: entry, kind: Kind.mbox.rawValue, plan: plan,
      part: .piece(file, base: base, bytes: writes && !plan.edits.isEmpty ? bytes : []))
  }

  static func unreadable(_ entry: InputEntry, _ sentence: String) -> FileOutcome {
    let plan = failed(entry, .ioError, "The file could not be read: \(sentence)")
    return FileOutcome(file: entry, kind: "unreadable", plan: plan, trouble: sentence)
  }

  private static func tooLong(_ entry: InputEntry, _ what: String, _ size: Int) -> FilePlan {
    failed(
      entry, .malformed,
      "\(what) \(size) bytes long; more than \(FileReader.largestSize >> 20) MiB are not read. It was left.")
  }

  private static func failed(_ entry: InputEntry, _ reason: Reason, _ message: String) -> FilePlan {
    FilePlan(failed: reason, path: entry.shown, pathBytes: entry.shownBytes, owner: entry.owner, message: message)
  }
}

/// What the work on one input gave.
private enum ProvedInput: Sendable {
  /// A whole file, of which nothing is said yet.
  case file(InputEntry, Kind, [UInt8], ProvedFile)
  case outcome(FileOutcome)
}

/// Events and lines of a file are counted through all its pieces.
private struct PieceCounts {
  private var events = 0
  private var lines = 0

  mutating func placed(_ outcome: FileOutcome, _ progress: Progress) -> FileOutcome {
    var outcome = outcome
    outcome.plan.renumber(after: events)
    events += outcome.plan.entries.count
    outcome.plan.moveDown(by: lines)
    lines += outcome.plan.lineEnds
    progress.add(outcome)
    if outcome.endsFile { (events, lines) = (0, 0) }
    return outcome
  }
}
