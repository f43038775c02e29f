import GRDB
public import Redialing

/// `ledger.sqlite`: what was done, so that it can be verified, continued, reported again and taken back. It holds states,
/// ranges, lengths and digests, and for a field that could be repaired its text, secrets covered; no passcodes.
///
/// A rollback journal, not a write-ahead log: after `close` one file is left, which can be copied anywhere. A run is written by
/// `LedgerRecording`; this reads it, and follows its messages on their way.
public struct Ledger: Sendable {
  private let database: DatabaseQueue

  /// Opens the ledger of an output folder, and makes it when there is none.
  /// - Parameter path: of the file `ledger.sqlite`.
  public init(at path: String) throws(LedgerError) {
    database = try Self.open(path, readOnly: false)
    try LedgerError.attempt { try LedgerMigrations.migrate(database) }
  }

  /// Opens a ledger that is there, and never changes it.
  public init(reading path: String) throws(LedgerError) {
    database = try Self.open(path, readOnly: true)
    try LedgerError.attempt { try database.read(LedgerMigrations.check) }
  }

  /// Sets what became of a message, on disk before this returns. The components that it stands for follow.
  public func setState(
    ofMessage name: String, to state: LedgerMessage.State, at instant: String, problem: String? = nil
  ) throws(LedgerError) {
    try LedgerError.attempt {
      try database.write { db in try MessageState(db).set(name, to: state, at: instant, problem: problem) }
    }
  }

  /// The last run; nil in a ledger that has none.
  public func run() throws(LedgerError) -> LedgerRun? { try read { try $0.run() } }
  public func totals() throws(LedgerError) -> RunTotals { try read { try $0.totals() } }
  /// In order of location.
  public func sources() throws(LedgerError) -> [LedgerSource] {
    var sources: [LedgerSource] = []
    try forEachSource { source, edits in
      var whole = source
      try edits { whole.edits.append($0) }
      sources.append(whole)
    }
    return sources
  }
  /// Gives the edits of a source one at a time, in order.
  public typealias Edits = ((LedgerEdit) throws -> Void) throws -> Void
  /// The same one at a time, each without its edits, which come when they are asked for: of a large mailbox there may be
  /// hundreds of thousands.
  public func forEachSource(_ body: (LedgerSource, Edits) throws -> Void) throws(LedgerError) {
    try LedgerError.attempt { try database.unsafeRead { try LedgerReading($0).forEachSource(body) } }
  }
  /// The source at a location, if there is one.
  public func withSource(
    at location: [UInt8], _ body: (LedgerSource, Edits) throws -> Void
  ) throws(LedgerError) {
    try LedgerError.attempt { try database.unsafeRead { try LedgerReading($0).forEachSource(at: location, body) } }
  }
  /// In order of path, position.
  public func components() throws(LedgerError) -> [LedgerComponent] { try read { try $0.components() } }
  /// In order of name.
  public func messages() throws(LedgerError) -> [LedgerMessage] { try read { try $0.messages() } }

  public func close() throws(LedgerError) { try LedgerError.attempt { try database.close() } }

  private func read<Value: Sendable>(_ body: @Sendable (LedgerReading) throws -> Value) throws(LedgerError) -> Value {
    try LedgerError.attempt { try database.read { try body(LedgerReading($0)) } }
  }

  /// - Parameter isRecording: whether one transaction lasts over many calls.
  static func open(
    _ path: String, readOnly: Bool, isRecording: Bool = false
  ) throws(LedgerError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = isRecording
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(2)
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      let problem = LedgerError(error)
      if case .inputOutput(let sentence) = problem { throw .cannotOpen(sentence) }
      throw problem
    }
  }

}

extension LedgerError {
  static func attempt<Value>(_ body: () throws -> Value) throws(LedgerError) -> Value {
    do { return try body() } catch { throw LedgerError(error) }
  }

  /// SQLite's own words hold no values: arguments of statements are left out.
  init(_ error: any Error) {
    if let error = error as? LedgerError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .inputOutput("\(error)")
      return
    }
    let sentence = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY: self = .cannotOpen(sentence)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .notALedger(sentence)
    default: self = .inputOutput(sentence)
    }
  }
}
