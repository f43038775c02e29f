import ArgumentParser
import Diagnosing
import Exports
import Redialing
import Reporting
import Splicing
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

  @Option(help: "Print findings under headings: of one file, code, or property and part each.")
  var group: LintGrouping?

  @Flag(help: "Make the certain repairs, in copies of the files under --output.")
  var repair = false

  @Option(
    name: .customLong("output"), help: ArgumentHelp("The folder that --repair writes to.", valueName: "dir"))
  var folder: String?

  @Flag(help: "Exit with 2 when something was found.")
  var exitCode = false

  mutating func run() async throws {
    let options = try lintOptions()
    guard repair == (folder != nil) else {
      throw RunFailure(ExitStatus.usage, "--repair and --output DIR go together: sources are never written")
    }
    let jobs = try RunContext.workers(input.jobs)
    let files = try InputGathering(input)
    var sink: LintSink?
    if let folder {
      try files.checkOutputs(folder: folder)
      sink = try LintSink(folder: folder)
    }
    var out = StandardOutput()
    var page = LintPage(grouping: output.json ? nil : group, isColored: output.isColored)
    var tally = LintTally()
    let (json, quiet, isRepairing) = (output.json, output.quiet, repair)
    let progress = output.progressMeter
    let lint: @Sendable (InputEntry) -> LintOutcome = { LintOutcome($0, options, isRepairing: isRepairing) }
    try await Self.forEachOutcome(of: files, jobs, progress, lint) { outcome in
      tally.add(outcome)
      try sink?.receive(outcome)
      if outcome.countsAsFile { progress.addFile(outcome.file.size) }
      for finding in outcome.findings {
        if json { out.write(JSONLines.line(of: finding)) } else if !quiet { out.write(page.text(of: finding)) }
      }
    }
    progress.clear()
    if !quiet { out.write(page.groups()) }
    if !json, !quiet, tally.findings > 0 { out.write(tally.closing) }
    try sink?.finish(roots: files.roots)
    out.flush()
    try tally.finish(files)
    if exitCode, tally.findings > 0 { throw ExitStatus.foundSomething }
  }

  private static func forEachOutcome(
    of files: InputGathering, _ jobs: Int, _ progress: Progress,
    _ lint: @escaping @Sendable (InputEntry) -> LintOutcome,
    _ consume: (LintOutcome) throws -> Void
  ) async throws {
    let run = OrderedRun<InputEntry, LintOutcome, LintOutcome>(jobs: jobs)
    try await run.run(files.next, weight: \.size, lint) { outcome in
      try consume(outcome)
      guard outcome.part == .archiveBegin else { return }
      let entries = EntryGathering(outcome.file, files, progress)
      try await run.run(entries.next, weight: \.size, lint) { try consume($0) }
      try consume(LintOutcome(endOf: outcome.file, entries.problem))
    }
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

/// The findings of one file, and what is to be written for it where repairs were asked for.
struct LintOutcome: Sendable {
  let file: InputEntry
  let kind: String
  let findings: [Finding]
  /// Nil when nothing is repaired.
  let rewrite: FileRewrite?
  let trouble: String?
  var part = Part.file

  enum Part: Sendable {
    case file
    /// As in `FileOutcome`.
    case archiveBegin
    case archiveEnd
  }

  var countsAsFile: Bool { part != .archiveBegin && !file.isOnlyOpened }

  /// From this size on a file that is only read is mapped, in bytes. One that is repaired is read into memory first: cut
  /// short by another program meanwhile, it must not end the run.
  private static let mappingSize = 8 << 20

  private typealias Contents = (kind: Kind?, findings: [Finding], rewrite: FileRewrite?)

  init(_ file: InputEntry, _ options: LintOptions, isRepairing: Bool) {
    self.file = file
    var contents: Contents = (nil, [], nil)
    var trouble: String?
    do {
      contents = try Self.contents(of: file, isRepairing: isRepairing) { Self.lint($0, file, options, isRepairing) }
      if contents.kind == .archive, file.isStandardInput {
        (contents.kind, trouble) = (nil, ArchiveProblem.standardInput.sentence)
      }
    } catch {
      trouble = (error as? ReadError)?.sentence ?? "\(error)"
    }
    kind = contents.kind?.rawValue ?? "unreadable"
    if contents.kind == .archive { part = .archiveBegin }
    findings = contents.findings
    rewrite = contents.rewrite
    self.trouble = trouble
  }

  /// Behind the last entry of an archive.
  init(endOf archive: InputEntry, _ problem: ReadError?) {
    file = archive
    kind = problem == nil ? Kind.archive.rawValue : "unreadable"
    findings = []
    rewrite = nil
    trouble = problem?.sentence
    part = .archiveEnd
  }

  private static func contents(
    of file: InputEntry, isRepairing: Bool, _ lint: (UnsafeRawBufferPointer) -> Contents
  ) throws -> Contents {
    var reader = FileReader()
    let isRead = isRepairing || file.size < mappingSize
    switch file.content {
    case .bytes(.memory(let bytes)): return bytes.withUnsafeBytes(lint)
    case .bytes(.file(let unpacked)):
      return isRead ? try unpacked.read(0..<unpacked.size).withUnsafeBytes(lint) : try unpacked.withMappedBytes(lint)
    case .other, .nested: return (.other, [], nil)
    case .left(let problem): throw problem
    case nil: break
    }
    if file.isStandardInput { return try StandardInput.whole().withUnsafeBytes(lint) }
    // Of an archive the start is enough.
    if file.size >= mappingSize, FileReader.isArchive(file.path) { return (.archive, [], nil) }
    return isRead
      ? try reader.withBytes(of: file.path, upTo: .max, lint) : try reader.withMappedBytes(of: file.path, lint)
  }

  private static func lint(
    _ bytes: UnsafeRawBufferPointer, _ file: InputEntry, _ options: LintOptions, _ isRepairing: Bool
  ) -> Contents {
    let kind = Kind(of: bytes)
    let repair = FileRepair(bytes, kind: kind, path: file.shown, options: options, isRepairing: isRepairing)
    let rewrite = repair.edits.isEmpty ? nil : FileRewrite(repair.edits, of: Array(bytes))
    return (kind, repair.findings, rewrite)
  }
}

/// What a lint run has seen.
struct LintTally {
  private(set) var files = 0
  private(set) var findings = 0
  private var repaired = 0
  private var repairedFiles = 0
  private var byCode: [String: Int] = [:]
  private var readable = 0
  private var unreadable: [(path: String, why: String)] = []

  mutating func add(_ outcome: LintOutcome) {
    guard outcome.countsAsFile else { return }
    files += 1
    findings += outcome.findings.count
    for finding in outcome.findings {
      byCode[finding.code, default: 0] += 1
      switch finding.outcome {
      case .repaired, .restored: repaired += 1
      default: break
      }
    }
    if outcome.rewrite != nil { repairedFiles += 1 }
    if let trouble = outcome.trouble { unreadable.append((outcome.file.shown, trouble)) }
    let isOpaque = outcome.kind == Kind.other.rawValue || outcome.kind == Kind.archive.rawValue
    if outcome.trouble == nil, !isOpaque { readable += 1 }
  }

  var closing: String {
    let codes = byCode.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    let text = "\(findings) finding\(findings == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s"): \(codes)\n"
    guard repaired > 0 else { return text }
    return text + "\(repaired) repaired, in \(repairedFiles) file\(repairedFiles == 1 ? "" : "s")\n"
  }

  func finish(_ inputs: InputGathering) throws {
    inputs.sayWhatWasLeft(isVerbose: false)
    for (path, why) in unreadable { Standard.complain("cannot read \(path.printable): \(why)") }
    if files > 0, readable == 0, unreadable.isEmpty {
      throw RunFailure(
        ExitStatus.nothingReadable, "none of \(files) files could be read as a calendar, a message or a mailbox")
    }
    if !unreadable.isEmpty || !inputs.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
