import Conferences
import Ledger
import Redialing

/// The first pass of `--compare-meetings`: reads every source once and notes which meetings own which conferences, so that the
/// second can tell a copy where an item alone cannot. It costs what `scan` costs, and no memory that grows.
struct MeetingComparison {
  let input: InputOptions
  let context: RunContext
  let progress: Progress

  func owners() async throws -> ConferenceIndex {
    guard !input.paths.contains("-"), input.filesFrom != "-" else {
      throw RunFailure(
        ExitStatus.usage, "--compare-meetings reads everything twice, and standard input can be read only once")
    }
    var settings = context.settings
    settings.collectsConferences = true
    let run = PlanRun(
      planner: FilePlanner(Planner(book: nil, settings: settings)), jobs: context.jobs, writes: false,
      progress: progress)
    let aliases = settings.aliases
    let index = try RunFailure.failing { try ConferenceIndex { aliases.canonical($0) } }
    // Whatever the share of this run: who owns a conference does not depend on how the work is cut.
    try await run.run(try InputGathering(input, ofAllShards: true)) { outcome in
      for entry in outcome.plan.entries { try RunFailure.failing { try index.add(entry) } }
    }
    try RunFailure.failing { try index.seal() }
    return index
  }
}
