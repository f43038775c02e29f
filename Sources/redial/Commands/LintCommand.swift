import ArgumentParser
import Diagnosing
import Exports
import Redialing
import Reporting
import UnicodeRisks

struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Unicode findings alone: text that is mangled, or will be on its next hop.")

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("What the text passes through next: a charset, ucs2, or utf8mb3.", valueName: "charset"))
  var nextHop: String?

  @Option(help: ArgumentHelp("Only these codes, separated by commas.", valueName: "codes"))
  var select: String?

  @Option(help: ArgumentHelp("Not these codes, separated by commas.", valueName: "codes"))
  var ignore: String?

  @Flag(help: "Exit with 2 when something was found.")
  var exitCode = false

  mutating func run() async throws {
    let linter = Linter(try lintOptions())
    let jobs = try RunContext.workers(input.jobs)
    let files = try InputGathering(input)
    var out = StandardOutput()
    var tally = LintTally()
    let (json, quiet) = (output.json, output.quiet)
    let progress = output.progressMeter
    let lint: @Sendable (InputEntry) -> LintOutcome = { LintOutcome($0, linter) }
    try await OrderedRun<InputEntry, LintOutcome>(jobs: jobs).run(files.next, weight: \.size, lint) { outcome in
      tally.add(outcome)
      progress.show(tally.files)
      for finding in outcome.findings {
        if json { out.write(JSONLines.line(of: finding)) } else if !quiet { out.write(LintLine(finding).text) }
      }
    }
    progress.clear()
    if !json, !quiet, tally.findings > 0 { out.write(tally.closing) }
    out.flush()
    try tally.finish(files)
    if exitCode, tally.findings > 0 { throw ExitStatus.foundSomething }
  }

  private func lintOptions() throws -> LintOptions {
    var options = LintOptions(selected: try Self.codes(select), ignored: try Self.codes(ignore))
    if let nextHop {
      guard let hop = NextHop(name: nextHop) else {
        throw RunFailure(ExitStatus.usage, "--next-hop: '\(nextHop.printable)' is no charset, ucs2 or utf8mb3")
      }
      options.nextHop = hop
    }
    return options
  }

  private static func codes(_ list: String?) throws -> Set<RiskCode> {
    var codes: Set<RiskCode> = []
    for word in (list ?? "").split(separator: ",") {
      guard let code = RiskCode(rawValue: word.uppercased()) else {
        throw RunFailure(
          ExitStatus.usage, "no finding is called '\(String(word).printable)'; `redial explain` lists them all")
      }
      codes.insert(code)
    }
    return codes
  }
}

/// The findings of one file.
struct LintOutcome: Sendable {
  let file: InputEntry
  let kind: String
  let findings: [Finding]
  let trouble: String?

  /// From this size on a file is mapped, in bytes.
  private static let mappingSize = 8 << 20

  init(_ file: InputEntry, _ linter: Linter) {
    self.file = file
    var reader = FileReader()
    do {
      if file.path == Array("-".utf8) {
        (kind, findings) = try StandardInput.whole().withUnsafeBytes { Self.lint($0, file, linter) }
      } else {
        (kind, findings) =
          file.size < Self.mappingSize
          ? try reader.withBytes(of: file.path) { Self.lint($0, file, linter) }
          : try reader.withMappedBytes(of: file.path) { Self.lint($0, file, linter) }
      }
      trouble = nil
    } catch {
      (kind, findings) = ("unreadable", [])
      trouble = (error as? ReadError)?.sentence ?? "\(error)"
    }
  }

  private static func lint(_ bytes: UnsafeRawBufferPointer, _ file: InputEntry, _ linter: Linter) -> (String, [Finding])
  {
    let kind = Kind(of: bytes)
    let findings =
      switch kind {
      case .iCalendar: linter.findings(in: Array(bytes), kind: .calendar, path: file.shown)
      case .message: linter.findings(in: Array(bytes), kind: .message, path: file.shown)
      case .mbox: linter.findings(inMailbox: bytes, path: file.shown)
      case .other: [Finding]()
      }
    return (kind.rawValue, findings)
  }
}

/// One finding as a compiler prints it.
struct LintLine {
  let text: String

  init(_ finding: Finding) {
    let place = "\(finding.path.printable):\(finding.line):\(finding.column)"
    text =
      "\(place): \(finding.code) \(finding.severity.rawValue): \(finding.message.printable) (\(finding.property.printable))\n"
      + "    \(finding.excerpt.printable)\n"
  }
}

/// What a lint run has seen.
struct LintTally {
  private(set) var files = 0
  private(set) var findings = 0
  private var byCode: [String: Int] = [:]
  private var readable = 0
  private var unreadable: [(path: String, why: String)] = []

  mutating func add(_ outcome: LintOutcome) {
    files += 1
    findings += outcome.findings.count
    for finding in outcome.findings { byCode[finding.code, default: 0] += 1 }
    if let trouble = outcome.trouble { unreadable.append((outcome.file.shown, trouble)) }
    if outcome.trouble == nil, outcome.kind != Kind.other.rawValue { readable += 1 }
  }

  var closing: String {
    let codes = byCode.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "\(findings) finding\(findings == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s"): \(codes)\n"
  }

  func finish(_ inputs: InputGathering) throws {
    for failure in inputs.failures {
      Standard.complain("cannot read \(PathDisplay(failure.path).text.printable): \(failure.sentence)")
    }
    for (path, why) in unreadable { Standard.complain("cannot read \(path.printable): \(why)") }
    if files > 0, readable == 0, unreadable.isEmpty {
      throw RunFailure(
        ExitStatus.nothingReadable, "none of \(files) files could be read as a calendar, a message or a mailbox")
    }
    if !unreadable.isEmpty || !inputs.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
