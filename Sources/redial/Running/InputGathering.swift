import Exports
import Reporting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files that a run reads, found while it reads them, in the order in which their results appear.
final class InputGathering {
  /// What the files are found under.
  let roots: [[UInt8]]
  private var walk: Walk
  private let owners: Owners
  private let shard: Shard?
  /// Standard input, as long as its turn has not come; and the file that was found in its place.
  private var standardInput: InputEntry?
  private var waiting: InputEntry?

  /// - Parameter ofAllShards: whether `--shard` is passed over.
  init(_ options: InputOptions, ofAllShards: Bool = false) throws {
    var paths = RawArguments.bytes(of: options.paths)
    if let list = options.filesFrom {
      let separator: UInt8 = options.null ? 0 : 0x0A
      paths += try InputFile.whole(list).split(separator: separator).map { Array($0) }
    }
    guard !paths.isEmpty else { throw RunFailure(ExitStatus.usage, "no PATH was given") }
    roots = paths
    owners = try Self.owners(options)
    shard = ofAllShards ? nil : try options.shard.map(Self.shard)
    walk = try Self.walk(paths)
    if paths.contains(Array("-".utf8)) { standardInput = InputEntry.standardInput(owner: options.owner) }
  }

  /// Links, devices and pipes that were passed over so far.
  var skipped: Int { walk.skipped + skippedEntries }
  /// What could not be looked at so far.
  var failures: [ReadError] { walk.failures }

  private var skippedEntries = 0
  /// Archives inside archives, which are not opened: how many, and the first.
  private(set) var nested: (count: Int, first: String)?

  /// The next file of this run's share. An archive of another share is among them, because its entries may be of this one.
  func next() -> InputEntry? {
    while var entry = nextOfAll() {
      if shard?.holds(mailbox: entry.mailbox) ?? true { return entry }
      if !entry.isStandardInput, FileReader.isArchive(entry.path) {
        entry.isOnlyOpened = true
        return entry
      }
    }
    return nil
  }

  /// A file in an archive; nil when it is not of this run's share.
  func entry(_ found: ArchiveEntry, of archive: InputEntry) -> InputEntry? {
    let entry = InputEntry(found, of: archive, owners)
    guard shard?.holds(mailbox: entry.mailbox) ?? true else { return nil }
    if case .nested = found.content { nested = ((nested?.count ?? 0) + 1, nested?.first ?? entry.shown) }
    return entry
  }

  /// Counts links and devices in an archive.
  func passOver(_ count: Int) { skippedEntries += count }

  /// What is said at the end of every run, whatever it was for.
  func sayWhatWasLeft(isVerbose: Bool) {
    for failure in failures {
      Standard.complain("cannot read \(PathDisplay(failure.path).text.printable): \(failure.sentence)")
    }
    if let nested {
      let others = nested.count > 1 ? ", and \(nested.count - 1) more like it" : ""
      Standard.complain("archives inside archives are not opened; unpack \(nested.first.printable)\(others) first")
    }
    if skipped > 0, isVerbose { Standard.complain("\(skipped) links, devices and pipes were passed over") }
  }

  private func nextOfAll() -> InputEntry? {
    let found = waiting ?? walk.next().map { InputEntry($0, owners) }
    waiting = nil
    guard let input = standardInput else { return found }
    if let found, found.relativePath.lexicographicallyPrecedes(input.relativePath) { return found }
    waiting = found
    standardInput = nil
    return input
  }

  /// Refuses what would make outputs meet each other or the sources.
  func checkOutputs(folder: String) throws {
    try checkNames()
    let output = RunRecord.absolute(Array(folder.utf8)) + [UInt8(ascii: "/")]
    for root in roots where root != Array("-".utf8) {
      let path = RunRecord.absolute(root)
      if path.starts(with: output) || path + [UInt8(ascii: "/")] == output {
        throw RunFailure(ExitStatus.usage, "a PATH lies inside --output; sources are never written")
      }
      guard output.starts(with: path), output.count > path.count else { continue }
      if path.last == UInt8(ascii: "/") || output[path.count] == UInt8(ascii: "/") {
        throw RunFailure(ExitStatus.usage, "--output lies inside a PATH; the next run would read what this one writes")
      }
    }
  }

  /// Files of several PATHs may have the same relative path. They would be written to one place, and nobody could tell their
  /// lines of the report apart; so such a run is refused before anything is read.
  private func checkNames() throws {
    guard roots.count > 1 else { return }
    let hasStandardInput = roots.contains(Array("-".utf8))
    var last: FoundFile?
    // Files whose names the next one begins with: it may lie in a folder called like one of them.
    var above: [FoundFile] = []
    for file in try Self.walk(roots) {
      if hasStandardInput, file.relativePath == Array("-".utf8) {
        throw RunFailure(
          ExitStatus.usage,
          "two inputs would be written to updated/-: standard input and \(file.path.shown); run them apart")
      }
      if let last, last.relativePath == file.relativePath {
        let (name, one, other) = (file.relativePath.shown, last.path.shown, file.path.shown)
        throw RunFailure(
          ExitStatus.usage,
          "two inputs would be written to updated/\(name): \(one) and \(other); give the folder above them, or run them apart"
        )
      }
      while let candidate = above.last, !file.relativePath.starts(with: candidate.relativePath) { above.removeLast() }
      if let folder = above.first(where: { file.relativePath[$0.relativePath.count] == UInt8(ascii: "/") }) {
        throw RunFailure(
          ExitStatus.usage,
          "\(folder.path.shown) is a file and \(file.path.shown) lies in a folder of the same name; run them apart")
      }
      above.append(file)
      last = file
    }
  }

  private static func walk(_ paths: [[UInt8]]) throws -> Walk {
    do throws(ReadError) {
      return try Walk(paths.filter { $0 != Array("-".utf8) })
    } catch {
      let status = error.isMissing ? ExitStatus.noInput : ExitStatus.inputOutput
      throw RunFailure(status, "cannot read \(error.path.shown): \(error.sentence)")
    }
  }

  private static func owners(_ options: InputOptions) throws -> Owners {
    if let address = options.owner, !Owners.isAddress(address) {
      throw RunFailure(ExitStatus.usage, "--owner: '\(address.printable)' is no e-mail address")
    }
    guard let path = options.owners else { return Owners(address: options.owner) }
    do {
      return try Owners(address: options.owner, csv: try InputFile.whole(path))
    } catch let error as OwnersError {
      throw RunFailure(ExitStatus.refusedFile, "\(path.printable): \(error)")
    }
  }

  private static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw RunFailure(ExitStatus.usage, "--shard: '\(text.printable)' is not K/N with 1 <= K <= N")
    }
    return shard
  }
}

extension [UInt8] {
  /// A path for a sentence on a terminal.
  var shown: String { PathDisplay(self).text.printable }
}

/// The command line as bytes: the parser repairs what is no UTF-8, and a repaired name names nothing.
enum RawArguments {
  static func bytes(of texts: [String]) -> [[UInt8]] {
    guard texts.contains(where: { $0.unicodeScalars.contains("\u{FFFD}") }) else { return texts.map { Array($0.utf8) } }
    var raw: [String: [[UInt8]]] = [:]
    for index in (0..<Int(CommandLine.argc)).reversed() {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      raw[String(cString: argument), default: []].append(
        UnsafeRawBufferPointer(start: argument, count: strlen(argument)).map { $0 })
    }
    return texts.map { text in raw[text]?.popLast() ?? Array(text.utf8) }
  }
}

enum StandardInput {
  /// All of standard input; at most 1 GiB.
  static func whole() throws -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw RunFailure(ExitStatus.inputOutput, "cannot read standard input: \(String(cString: strerror(errno)))")
      }
      if count == 0 { return result }
      result += buffer[..<count]
      guard result.count <= 1 << 30 else { throw RunFailure(ExitStatus.inputOutput, "standard input is over 1 GiB") }
    }
  }
}
