import Redialing

extension ScanCommand {
  /// `--numbers FILE`: the uses of each number instead of the overview.
  func printUses(of path: String, in files: InputGathering, _ context: RunContext) async throws {
    let wanted = WantedNumbers(reading: try InputFile.whole(path))
    guard !wanted.names.isEmpty else {
      throw RunFailure(ExitStatus.refusedFile, "\(path.printable): no number, id or host stands in it")
    }
    var settings = context.settings
    settings.wanted = wanted
    let run = PlanRun(
      planner: FilePlanner(Planner(book: context.book, settings: settings)), jobs: context.jobs, writes: false,
      progress: output.progressMeter)
    var usage = NumberUsage(wanted)
    var tally = RunTally()
    try await run.run(files) { outcome in
      tally.add(outcome)
      for entry in outcome.plan.entries { usage.add(entry) }
    }
    var out = StandardOutput()
    if output.json { out.write(usage.jsonLines) } else { out.write(usage.text) }
    out.flush()
    try tally.finish(files, output)
  }
}
