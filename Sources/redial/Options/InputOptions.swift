import ArgumentParser
import Meetings

/// Which files are read, and whose they are.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("A file, a folder (walked recursively), or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("Read a list of paths from FILE; - is standard input.", valueName: "file"))
  var filesFrom: String?

  @Flag(name: [.customShort("0"), .customLong("null")], help: "The list of --files-from is separated by NUL bytes.")
  var null = false

  @Option(help: ArgumentHelp("Whose mailbox this is.", valueName: "address"))
  var owner: String?

  @Option(help: ArgumentHelp("A CSV file of path-glob,address: whose mailbox each path is.", valueName: "file.csv"))
  var owners: String?

  @Option(
    help: ArgumentHelp("Only the mailboxes whose stable hash falls in shard K of N, 1 <= K <= N.", valueName: "k/n"))
  var shard: String?

  @Option(
    name: [.customShort("j", allowingJoined: true), .long], help: "Workers; the number of cores unless told otherwise.")
  var jobs: Int?
}

/// Habits of the output.
struct OutputOptions: ParsableArguments {
  enum Colour: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
  enum ProgressChoice: String, ExpressibleByArgument, CaseIterable { case auto, never }

  @Flag(help: "Write JSON Lines to standard output and nothing else.")
  var json = false

  @Flag(help: "Say nothing unless something failed.")
  var quiet = false

  @Flag(name: [.customShort("v"), .customLong("verbose")], help: "Say more.")
  var verbose = false

  @Option(help: "When to use colour; NO_COLOR is honoured.")
  var color: Colour = .auto

  @Option(help: "When to show progress on standard error.")
  var progress: ProgressChoice = .auto
}

/// What a migration is: the new data and the rules of scope.
struct MigrationOptions: ParsableArguments {
  enum Pasted: String, ExpressibleByArgument, CaseIterable { case skip, update }
  enum Unclear: String, ExpressibleByArgument, CaseIterable { case review, update, skip }
  enum Sequence: String, ExpressibleByArgument, CaseIterable { case bump, keep }

  @Option(
    help: ArgumentHelp(
      "The new dial-in and conference data: a conference file, an export of Graph or PowerShell, a table; repeatable.",
      valueName: "file"))
  var conferences: [String] = []

  @Option(
    help: ArgumentHelp("A host that new join links may have beside the target's own; repeatable.", valueName: "host"))
  var allowHost: [String] = []

  @Option(
    help: ArgumentHelp("A CSV file of alias,address: users who were renamed, SIP domains.", valueName: "file.csv"))
  var aliases: String?

  @Option(help: ArgumentHelp("Only the meetings of this organizer.", valueName: "address"))
  var user: String?

  @Option(
    help: ArgumentHelp(
      "current keeps each meeting's vendor; or one of \(VendorName.known.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "A folder of block templates, <name>.text.mustache and <name>.html.mustache, that --target may name, or that take a vendor's place.",
      valueName: "dir"))
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "The run's time (RFC 3339): the line between past and future. Default: SOURCE_DATE_EPOCH, else the clock.",
      valueName: "instant"))
  var now: String?

  @Option(help: "What to do with copy-pasted blocks.")
  var pasted: Pasted = .skip

  @Option(help: "What to do with blocks of unclear provenance.")
  var unclear: Unclear = .review

  @Option(help: ArgumentHelp("Largest meeting that is updated, organizer included.", valueName: "n"))
  var maxAttendees = 250

  @Option(help: ArgumentHelp("The zone of floating times, all-day dates and unknown TZIDs.", valueName: "name"))
  var timeZone = "UTC"

  @Option(help: "Raise SEQUENCE, or only DTSTAMP.")
  var sequence: Sequence = .bump
}

extension OutputOptions {
  /// NO_COLOR is asked for here (https://no-color.org): set and not empty means no colour unless it is forced.
  var isColored: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: Standard.outputIsTerminal && !Standard.isSet("NO_COLOR")
    }
  }

  var progressMeter: Progress {
    Progress(isShown: progress == .auto && !quiet && !json && Standard.errorIsTerminal)
  }

  /// For a command that prints while it runs: on one terminal the two would write over each other, through a pager too.
  var progressMeterBesideOutput: Progress {
    Progress(isShown: progress == .auto && !quiet && !json && Standard.errorIsTerminal && Standard.outputIsFile)
  }
}
