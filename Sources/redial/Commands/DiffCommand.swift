#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import ArgumentParser
import Redialing
import Reporting

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Dry run: exactly what apply would do, as a unified diff of decoded text.")

  @OptionGroup var input: InputOptions
  @OptionGroup var migration: MigrationOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Exit with 2 when there are changes.")
  var exitCode = false

  mutating func run() async throws {
    let context = try RunContext(migration, jobs: input.jobs, requiresConferences: true)
    let files = try InputGathering(input)
    var settings = context.settings
    settings.collectsChanges = true
    let run = PlanRun(
      planner: FilePlanner(Planner(book: context.book, settings: settings)), jobs: context.jobs, keepsBytes: false,
      progress: output.progressMeter)
    var out = StandardOutput()
    var printer = DiffPrinter(isColored: output.isColored, showsSkipped: output.verbose)
    var tally = RunTally()
    let (json, quiet) = (output.json, output.quiet)
    try await run.run(files) { outcome in
      tally.add(outcome)
      for change in outcome.plan.changes {
        if json {
          out.write(JSONLines.line(of: change.entry))
        } else if tally.mayPrint(change.entry, quiet: quiet) {
          out.write(printer.text(of: change))
        } else {
          _ = printer.text(of: change)
        }
      }
    }
    // Without a change there is nothing to say: silence is what scripts and people expect of a diff.
    if !json, !quiet, tally.changes + tally.attention > 0 { out.write(printer.closing) }
    out.flush()
    try tally.finish(files, output)
    if exitCode, tally.changes > 0, tally.failures == 0 { throw ExitStatus.foundSomething }
  }
}
