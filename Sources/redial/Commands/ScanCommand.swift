import ArgumentParser
import Redialing
import Reporting

struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "scan", abstract: "What is in this export; reads only.")

  @OptionGroup var input: InputOptions
  @OptionGroup var migration: MigrationOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "With --json: print what was parsed, one line a file.")
  var structure = false

  @Flag(help: "List the mailboxes that were found, in the form of --owners FILE.csv.")
  var mailboxes = false

  @Option(
    help: ArgumentHelp(
      "Where the numbers, ids and hosts listed in FILE are still used, and which are safe to release.",
      valueName: "file"))
  var numbers: String?

  mutating func run() async throws {
    let context = try RunContext(migration, jobs: input.jobs, requiresConferences: false)
    let files = try InputGathering(input)
    if let numbers { return try await printUses(of: numbers, in: files, context) }
    if structure { return try await printStructure(of: files, jobs: context.jobs) }
    let run = PlanRun(
      planner: FilePlanner(Planner(book: context.book, settings: context.settings)), jobs: context.jobs,
      writes: false, progress: output.progressMeter)
    var out = StandardOutput()
    var tally = RunTally()
    var table = ScanTable(isPlanned: context.book != nil)
    let (json, quiet) = (output.json, output.quiet)
    try await run.run(files) { outcome in
      tally.add(outcome)
      if json { for entry in outcome.plan.entries { out.write(JSONLines.line(of: entry)) } } else { table.add(outcome) }
    }
    if mailboxes, !json {
      out.write(MailboxTable.text(table.mailboxes))
    } else if !json, !quiet {
      out.write(table.text(arguments: Array(CommandLine.arguments.dropFirst(2))))
    }
    out.flush()
    try tally.finish(files, output)
  }

  private func printStructure(of files: InputGathering, jobs: Int) async throws {
    guard output.json else { throw RunFailure(ExitStatus.usage, "--structure needs --json") }
    var out = StandardOutput()
    let run = OrderedRun<InputEntry, StructureLines.Parsed>(jobs: jobs)
    try await run.run(files.next, weight: \.size, StructureLines.parsed) { parsed in
      if !parsed.entry.isOnlyOpened { out.write(parsed.line) }
      guard parsed.isArchive else { return }
      let entries = EntryGathering(parsed.entry, files)
      try await run.run(entries.next, weight: \.size, StructureLines.parsed) { out.write($0.line) }
    }
    out.flush()
  }
}
