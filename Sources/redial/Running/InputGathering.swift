import Exports
import Reporting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files that a run reads, in the order in which their results appear.
struct InputGathering {
  let files: [InputEntry]
  /// Links, devices and pipes that were passed over.
  let skipped: Int
  let failures: [ReadError]
  /// What the files were found under.
  let roots: [[UInt8]]

  init(_ options: InputOptions) throws {
    var paths = options.paths.map { Array($0.utf8) }
    if let list = options.filesFrom {
      let separator: UInt8 = options.null ? 0 : 0x0A
      paths += try InputFile.whole(list).split(separator: separator).map { Array($0) }
    }
    guard !paths.isEmpty else { throw RunFailure(ExitStatus.usage, "no PATH was given") }
    let owners = try Self.owners(options)
    let shard = try options.shard.map(Self.shard)
    let walk: Walk
    do throws(ReadError) {
      walk = try Walk(paths.filter { $0 != Array("-".utf8) })
    } catch {
      let status = error.isMissing ? ExitStatus.noInput : ExitStatus.inputOutput
      throw RunFailure(status, "cannot read \(PathDisplay(error.path).text.printable): \(error.sentence)")
    }
    var entries = walk.files.map { Self.entry($0, owners) }
    if paths.contains(Array("-".utf8)) { entries.append(InputEntry.standardInput(owner: options.owner)) }
    if let shard { entries = entries.filter { shard.holds(mailbox: $0.mailbox) } }
    files = entries.sorted { $0.relativePath.lexicographicallyPrecedes($1.relativePath) }
    skipped = walk.skipped
    failures = walk.failures
    roots = paths
  }

  /// Refuses what would make outputs meet each other or the sources.
  func checkOutputs(folder: String) throws {
    for (a, b) in zip(files, files.dropFirst()) where a.relativePath == b.relativePath {
      throw RunFailure(
        ExitStatus.usage,
        "two inputs would be written to updated/\(a.shown.printable); give the folder above them, or run them apart")
    }
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

  private static func entry(_ file: FoundFile, _ owners: Owners) -> InputEntry {
    let display = PathDisplay(file.relativePath)
    return InputEntry(
      path: file.path, relativePath: file.relativePath, shown: display.text, shownBytes: display.base64,
      owner: owners.owner(path: file.path, relativePath: file.relativePath))
  }

  private static func owners(_ options: InputOptions) throws -> Owners {
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

extension InputEntry {
  static func standardInput(owner: String?) -> InputEntry {
    InputEntry(path: Array("-".utf8), relativePath: Array("-".utf8), shown: "-", shownBytes: nil, owner: owner)
  }

  /// What shards are made of: the owner, else the top folder.
  var mailbox: [UInt8] {
    if let owner { return Array(owner.lowercased().utf8) }
    let slash = relativePath.firstIndex(of: UInt8(ascii: "/"))
    return slash.map { Array(relativePath[..<$0]) } ?? []
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
