import ArgumentParser
import Ledger
import Redialing
import Reporting

struct ApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Writes the updated items, the messages to send, a report and the ledger.")

  @OptionGroup var input: InputOptions
  @OptionGroup var migration: MigrationOptions
  @OptionGroup var rewriting: RewriteOptions
  @OptionGroup var outputHabits: OutputOptions

  @Option(
    name: .customLong("output"), help: ArgumentHelp("The folder that everything is written to.", valueName: "dir"))
  var folder: String

  @Flag(help: "Make certain repairs of mangled text in what is updated.")
  var repair = false

  mutating func run() async throws {
    let context = try RunContext(migration, jobs: input.jobs, requiresConferences: true)
    let files = try InputGathering(input)
    try files.checkOutputs(folder: folder)
    var settings = context.settings
    settings.collectsInvitations = true
    settings.repairsText = repair
    rewriting.apply(to: &settings)
    var owners: ConferenceIndex?
    if rewriting.compareMeetings {
      owners = try await MeetingComparison(
        input: input, context: context, progress: outputHabits.progressMeter
      ).owners()
      settings.owners = owners
    }
    try AtomicFileWriter.makeFolders(folder)
    let ledger = try OutputLedger.held(in: folder, by: .apply)
    var sink = try ApplySink(output: folder, settings: settings, recording: ledger.recording)
    let run = PlanRun(
      planner: FilePlanner(Planner(book: context.book, settings: settings)), jobs: context.jobs, writes: true,
      progress: outputHabits.progressMeter)
    var tally = RunTally()
    var out = StandardOutput()
    let json = outputHabits.json
    try await run.run(files) { outcome in
      tally.add(try sink.receive(outcome))
    }
    try RunFailure.failing { try owners?.checkAnswers() }
    try await sink.finish(ledger.run(settings, roots: files.roots)) { entry in
      if json { out.write(JSONLines.line(of: entry)) }
    }
    out.flush()
    if !outputHabits.quiet, !json, outputHabits.verbose || Standard.errorIsTerminal {
      Standard.error(
        "\(tally.changes) updated, \(tally.attention) need a person; report in \(folder.printable)/report.html\n")
    }
    try tally.finish(files, outputHabits)
  }
}
