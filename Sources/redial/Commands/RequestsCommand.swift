import ArgumentParser
import Redialing
import Reporting

struct RequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "The meetings that still need a new conference, as a table to fill in.")

  @OptionGroup var input: InputOptions
  @OptionGroup var migration: MigrationOptions
  @OptionGroup var habits: OutputOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The CSV file to write; standard output unless told otherwise.", valueName: "file.csv"))
  var file: String?

  mutating func run() async throws {
    let context = try RunContext(migration, jobs: input.jobs, requiresConferences: false)
    let files = try InputGathering(input)
    let run = PlanRun(
      planner: FilePlanner(Planner(book: context.book, settings: context.settings)), jobs: context.jobs,
      writes: false, progress: habits.progressMeter)
    var tally = RunTally()
    var entries: [MeetingEntry] = []
    var nameless = 0
    try await run.run(files) { outcome in
      tally.add(outcome)
      for entry in outcome.plan.entries where entry.reason == .noConferenceData {
        if RequestsSheet.asks(for: entry) { entries.append(entry) } else { nameless += 1 }
      }
    }
    let table = RequestsSheet.bytes(of: entries)
    if let file {
      try Self.write(table, to: file)
    } else {
      var out = StandardOutput()
      out.write(table)
      out.flush()
    }
    if nameless > 0 {
      Standard.complain("\(nameless) meetings without UID are left out: nothing could find them again")
    }
    try tally.finish(files, habits)
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty else { throw RunFailure(ExitStatus.usage, "-o: '\(path.printable)' is a folder") }
    let writer = try AtomicFileWriter(root: folder)
    try writer.write(bytes, to: Array(name.utf8))
    try writer.synchronize()
  }
}
