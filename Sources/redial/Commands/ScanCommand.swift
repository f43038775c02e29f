import ArgumentParser
import Conferences
import Ledger
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

  @Flag(help: "List every block that stands in a meeting of another conference: who copied what from which meeting.")
  var copies = false

  mutating func run() async throws {
    let context = try RunContext(migration, jobs: input.jobs, requiresConferences: false)
    let files = try InputGathering(input)
    if let numbers { return try await printUses(of: numbers, in: files, context) }
    if structure { return try await printStructure(of: files, jobs: context.jobs) }
    let (json, quiet) = (output.json, output.quiet)
    var settings = context.settings
    // Printing one line an item needs no comparison.
    settings.collectsConferences = copies || !json && !quiet && !mailboxes
    let run = PlanRun(
      planner: FilePlanner(Planner(book: context.book, settings: settings)), jobs: context.jobs,
      writes: false, progress: output.progressMeter)
    let aliases = settings.aliases
    let index =
      settings.collectsConferences ? try RunFailure.failing { try ConferenceIndex { aliases.canonical($0) } } : nil
    var out = StandardOutput()
    var tally = RunTally()
    var table = ScanTable(isPlanned: context.book != nil)
    try await run.run(files) { outcome in
      tally.add(outcome)
      if let index { for entry in outcome.plan.entries { try RunFailure.failing { try index.add(entry) } } }
      if copies { return }
      if json { for entry in outcome.plan.entries { out.write(JSONLines.line(of: entry)) } } else { table.add(outcome) }
    }
    if let index {
      try RunFailure.failing { try index.seal() }
      if copies, json {
        try CopyTable.writeLines(index) { out.write($0) }
      } else {
        table.copies = try CopyTable.text(index, most: copies ? .max : 12)
      }
    }
    if copies {
      if !json { out.write(table.copies.joined(separator: "\n") + "\n") }
    } else if mailboxes, !json {
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
    let run = OrderedRun<InputEntry, StructureLines.Parsed, StructureLines.Parsed>(jobs: jobs)
    let progress = output.progressMeter
    try await run.run(files.next, weight: \.size, StructureLines.parsed) { parsed in
      if !parsed.entry.isOnlyOpened { out.write(parsed.line) }
      guard parsed.isArchive else { return }
      let entries = EntryGathering(parsed.entry, files, progress)
      try await run.run(entries.next, weight: \.size, StructureLines.parsed) { out.write($0.line) }
    }
    out.flush()
  }
}
