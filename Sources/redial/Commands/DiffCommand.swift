import ArgumentParser
import Ledger
import Redialing
import Reporting

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Dry run: exactly what apply would do, as a unified diff of decoded text.")

  @OptionGroup var input: InputOptions
  @OptionGroup var migration: MigrationOptions
  @OptionGroup var rewriting: RewriteOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Exit with 2 when there are changes.")
  var exitCode = false

  mutating func run() async throws {
    let context = try RunContext(migration, jobs: input.jobs, requiresConferences: true)
    let files = try InputGathering(input)
    var settings = context.settings
    settings.collectsChanges = true
    rewriting.apply(to: &settings)
    var owners: ConferenceIndex?
    if rewriting.compareMeetings {
      owners = try await MeetingComparison(input: input, context: context, progress: output.progressMeter)
        .owners()
      settings.owners = owners
    }
    let run = PlanRun(
      planner: FilePlanner(Planner(book: context.book, settings: settings)), jobs: context.jobs, writes: false,
      progress: output.progressMeterBesideOutput)
    var out = StandardOutput()
    var page = DiffPage(isColored: output.isColored, isVerbose: output.verbose)
    var tally = RunTally()
    let (json, quiet) = (output.json, output.quiet)
    try await run.run(files) { outcome in
      tally.add(outcome)
      for change in outcome.plan.changes {
        if json { out.write(JSONLines.line(of: change.entry)) } else if !quiet { out.write(page.text(of: change)) }
      }
    }
    try RunFailure.failing { try owners?.checkAnswers() }
    if !json, !quiet { out.write(page.closing) }
    out.flush()
    if !json, !quiet, output.verbose || Standard.errorIsTerminal, let silence = page.silence { Standard.error(silence) }
    try tally.finish(files, output)
    if exitCode, tally.changes > 0, tally.failures == 0 { throw ExitStatus.foundSomething }
  }
}
