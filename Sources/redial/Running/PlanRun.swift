import Exports
import Redialing
import Splicing

/// Plans many files: the road up to the plan, the same for `scan`, `diff` and `apply`.
struct PlanRun: Sendable {
  let planner: FilePlanner
  let jobs: Int
  /// Whether changed files are made, for whoever writes them.
  let writes: Bool
  let progress: Progress

  func run(_ inputs: InputGathering, _ consume: (FileOutcome) throws -> Void) async throws {
    var done = 0
    let total = inputs.files.count
    try await OrderedRun<InputEntry, FileOutcome>(jobs: jobs).run(inputs.files, outcome) { outcome in
      try consume(outcome)
      done += 1
      progress.show(done, of: total)
    }
    progress.clear()
  }

  @Sendable
  private func outcome(_ entry: InputEntry) -> FileOutcome {
    var reader = FileReader()
    do {
      if entry.path == Array("-".utf8) {
        let bytes = try StandardInput.whole()
        return bytes.withUnsafeBytes { plan($0, entry) }
      }
      return try reader.withBytes(of: entry.path) { plan($0, entry) }
    } catch {
      let sentence = (error as? ReadError)?.sentence ?? "\(error)"
      let plan = FilePlan(
        unreadable: entry.shown, pathBytes: entry.shownBytes, owner: entry.owner,
        message: "The file could not be read: \(sentence)")
      return FileOutcome(file: entry, kind: "unreadable", plan: plan, rewrite: nil, trouble: sentence)
    }
  }

  private func plan(_ bytes: UnsafeRawBufferPointer, _ entry: InputEntry) -> FileOutcome {
    let kind = Kind(of: bytes)
    let plan = planner.plan(bytes, kind: kind, path: entry.shown, pathBytes: entry.shownBytes, owner: entry.owner)
    let rewrite = writes && !plan.edits.isEmpty ? FileRewrite(plan.edits, of: Array(bytes)) : nil
    return FileOutcome(file: entry, kind: kind.rawValue, plan: plan, rewrite: rewrite, trouble: nil)
  }
}

/// A counter on standard error, on a terminal only.
struct Progress: Sendable {
  let isShown: Bool

  func show(_ done: Int, of total: Int) {
    guard isShown, done % 256 == 0 || done == total else { return }
    Standard.error("\r\u{1B}[K\(done) of \(total) files")
  }

  func clear() {
    if isShown { Standard.error("\r\u{1B}[K") }
  }
}
