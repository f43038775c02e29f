import Calendars
import Ledger
import Redialing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the ledger is told of a run as a whole.
enum RunRecord {
  /// What the ledger calls a source; standard input lies nowhere.
  static func location(of file: InputEntry) -> [UInt8] {
    if let archive = file.archive {
      return LedgerSource.location(of: Array(file.path.dropFirst(archive.count + 1)), inArchive: absolute(archive))
    }
    return file.isStandardInput ? file.path : absolute(file.path)
  }

  /// Where `verify` finds a source again, whatever folder it is called from.
  static func absolute(_ path: [UInt8]) -> [UInt8] {
    guard path.first != UInt8(ascii: "/") else { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder).utf8 + [UInt8(ascii: "/")] + path
  }
}

/// The ledger of an output folder, held by one run at a time.
struct OutputLedger: ~Copyable {
  let recording: LedgerRecording
  private let lock: RunLock
  private let startedAt: Instant

  /// The commands that write such a folder.
  enum Writer: String {
    case apply
    case lint
  }

  /// Takes the folder's lock and begins its new ledger. A folder that the other command wrote is refused: what lies there would
  /// be taken for leftovers of this one.
  static func held(in folder: String, by writer: Writer) throws -> OutputLedger {
    for name in ["/ledger.sqlite", "/ledger.sqlite-partial"] where isLink(folder + name) {
      throw RunFailure(
        ExitStatus.cannotCreate, "\(folder.printable)\(name) is a symbolic link; nothing is written through it")
    }
    let refused: Writer
    do throws(LedgerError) {
      let lock = try RunLock(folder: folder)
      if let other = try self.writer(of: folder), other != writer {
        refused = other
      } else {
        let recording = try LedgerRecording(at: folder + "/ledger.sqlite")
        return OutputLedger(recording: recording, lock: lock, startedAt: Instant(seconds: time(nil)))
      }
    } catch {
      throw RunFailure(error)
    }
    throw RunFailure(
      ExitStatus.usage, "\(folder.printable) holds the output of \(refused.rawValue); give another folder")
  }

  /// Who wrote what lies in a folder; nil where nobody did.
  private static func writer(of folder: String) throws(LedgerError) -> Writer? {
    guard access(folder + "/ledger.sqlite", F_OK) == 0 else { return nil }
    return try Ledger(reading: folder + "/ledger.sqlite").run().map {
      $0.options["command"] == Writer.lint.rawValue ? .lint : .apply
    }
  }

  private init(recording: LedgerRecording, lock: consuming RunLock, startedAt: Instant) {
    self.recording = recording
    self.lock = lock
    self.startedAt = startedAt
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The run as the ledger knows it.
  func run(_ settings: RunSettings, roots: [[UInt8]], options: [String: String] = [:]) -> LedgerRun {
    var decisive = ["target": settings.target]
    if settings.owners != nil { decisive["compare-meetings"] = "yes" }
    return LedgerRun(
      now: settings.now.rfc3339, startedAt: startedAt.rfc3339, options: options.merging(decisive) { own, _ in own },
      roots: roots.map(RunRecord.absolute))
  }
}

extension RunFailure {
  /// Does what the ledger may refuse.
  static func failing<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as LedgerError { throw RunFailure(error) }
  }

  init(_ error: LedgerError) {
    switch error {
    case .busy: self.init(ExitStatus.locked, "another run holds the output folder; try again later")
    case .cannotOpen(let why): self.init(ExitStatus.cannotCreate, "cannot open the ledger: \(why)")
    case .notALedger(let why): self.init(ExitStatus.inputOutput, "ledger.sqlite is no ledger: \(why)")
    case .fromLaterVersion: self.init(ExitStatus.inputOutput, "the ledger was written by a later version of redial")
    case .inputOutput(let why): self.init(ExitStatus.inputOutput, "the ledger failed: \(why)")
    }
  }
}
