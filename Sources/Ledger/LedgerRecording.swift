import GRDB
public import Redialing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The ledger of a run in the making. Rows go into a file beside the old ledger as they come, and `finish` puts that file in
/// the old one's place: until then the old ledger stands as it was, and a run that is killed leaves it so. Memory does not
/// grow with the rows, so that a run keeps what it has to say here and not in arrays.
///
/// One run at a time: whoever makes a recording holds the folder's `RunLock`.
public final class LedgerRecording {
  private let database: DatabaseQueue
  /// Nil behind the end: its statements must go before the file can be closed.
  private var writing: LedgerWriting?
  private let lists = StoredLists()
  private let path: String
  private let partial: String

  /// - Parameter path: of the file `ledger.sqlite`; the states of messages that were sent are taken from the one that is there.
  public init(at path: String) throws(LedgerError) {
    self.path = path
    partial = path + "-partial"
    for name in [partial, partial + "-journal"] { unlink(name) }
    let isThere = access(path, F_OK) == 0
    // Brings an older ledger up to date, and refuses what is none.
    if isThere { try Ledger(at: path).close() }
    database = try Ledger.open(partial, readOnly: false, isRecording: true)
    let database = database
    try LedgerError.attempt { try LedgerMigrations.migrate(database) }
    writing = try LedgerError.attempt {
      try database.writeWithoutTransaction { db in
        // Nobody reads the file before it has its name, and nobody keeps it when the run ends before.
        try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE")
        try db.execute(sql: "ATTACH DATABASE ? AS earlier", arguments: [isThere ? path : ":memory:"])
        if !isThere { try db.execute(sql: LedgerMigrations.emptyTables(in: "earlier")) }
        try db.execute(sql: TemporaryTables.sql)
        try db.beginTransaction()
        return try LedgerWriting(db)
      }
    }
  }

  public func add(_ source: LedgerSource) throws(LedgerError) {
    try write { writing in try writing.add(source.edits, of: try writing.add(source)) }
  }

  // MARK: Files that come in pieces

  /// Begins a file whose rows are kept or dropped together.
  public func beginFile() throws(LedgerError) { try write { try $0.execute("SAVEPOINT file") } }
  public func keepFile() throws(LedgerError) { try write { try $0.execute("RELEASE file") } }
  /// Takes back every row since `beginFile`.
  public func dropFile() throws(LedgerError) { try write { try $0.execute("ROLLBACK TO file; RELEASE file") } }

  // MARK: Archives

  /// Begins an archive, whose entries are files of their own: their rows are kept or dropped together.
  public func beginArchive() throws(LedgerError) { try write { try $0.beginArchive() } }
  public func keepArchive() throws(LedgerError) { try write { try $0.execute("RELEASE archive") } }
  /// Takes back every row since `beginArchive`.
  /// - Returns: the outputs that are the archive's, relative to the output folder; they are to be removed.
  public func dropArchive() throws(LedgerError) -> [[UInt8]] { try write { try $0.dropArchive() } }

  // MARK: Large files

  /// Adds a source whose edits, digests and sizes are not known yet.
  /// - Returns: what names it in later calls.
  public func begin(_ source: LedgerSource) throws(LedgerError) -> Int64 { try write { try $0.add(source) } }
  public func add(_ edits: [LedgerEdit], of source: Int64) throws(LedgerError) {
    try write { try $0.add(edits, of: source) }
  }
  /// - Parameter whole: the source with its digests and sizes; its edits are not looked at.
  public func complete(_ source: Int64, as whole: LedgerSource) throws(LedgerError) {
    try write { try $0.complete(source, as: whole) }
  }

  // MARK: Components and messages

  /// Adds the components of a file, in any order of files.
  public func add(_ components: some Sequence<LedgerComponent>) throws(LedgerError) {
    try write { writing in for component in components { try writing.add(component) } }
  }

  /// Takes a message into the choice among the copies of one update.
  /// - Parameters:
  ///   - key: what makes two messages copies of one: `OutgoingInvitation.key`.
  ///   - path: with `position`, the component that it is made from.
  public func choose(
    _ message: LedgerMessage, key: String, path: String, position: Int
  ) throws(LedgerError) -> OutboxChoice {
    try write { try $0.choose(message, key: key, path: path, position: position) }
  }

  /// Tells the components whose message comes from another copy so.
  /// - Parameter sentence: what their `outbox_reason` begins with; the other copy's path follows.
  public func settleOutbox(sentence: String) throws(LedgerError) {
    try write { try $0.settleOutbox(sentence: sentence) }
  }

  /// Components in order of path, position, so many at a time that reading them and using them can go side by side.
  /// - Parameters:
  ///   - listedOnly: leave out those without a meeting block.
  ///   - last: the entry behind which they begin; nil for the first.
  /// - Returns: at most `limit`; none behind the last.
  public func entries(
    listedOnly: Bool = false, behind last: MeetingEntry? = nil, limit: Int
  ) throws(LedgerError) -> [MeetingEntry] {
    try LedgerError.attempt {
      try database.writeWithoutTransaction { db in
        var entries: [MeetingEntry] = []
        try LedgerReading(db, lists: lists).forEachComponent(
          listedOnly: listedOnly, behind: last.map { ($0.path, $0.position) }, limit: limit
        ) { entries.append($0.entry) }
        return entries
      }
    }
  }

  /// Files that the run before wrote and this one did not, relative to the output folder.
  public func staleOutputs() throws(LedgerError) -> [[UInt8]] { try write { try $0.staleOutputs() } }

  /// Whether a message of this run has the name, `outbox/….eml`.
  public func holdsMessage(named name: String) throws(LedgerError) -> Bool {
    try write { try $0.holdsMessage(named: name) }
  }

  /// Writes the run itself and puts the ledger in its place, whole and on disk before this returns.
  public func finish(_ run: LedgerRun, totals: RunTotals) throws(LedgerError) {
    try write { writing in
      try writing.write(run, totals)
      try writing.followMessages()
    }
    writing = nil
    try LedgerError.attempt {
      try database.writeWithoutTransaction { try $0.commit() }
      try database.close()
    }
    let file = open(partial, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw .inputOutput(String(cString: strerror(errno))) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw .inputOutput(String(cString: strerror(errno))) }
    guard rename(partial, path) == 0 else { throw .cannotOpen(String(cString: strerror(errno))) }
    try synchronizeFolder()
  }

  /// The new name, too, is on disk before anybody hears that the run is done.
  private func synchronizeFolder() throws(LedgerError) {
    let slash = path.lastIndex(of: "/")
    let folder = open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .inputOutput(String(cString: strerror(errno))) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .inputOutput(String(cString: strerror(errno))) }
  }

  private func write<Value>(_ body: (LedgerWriting) throws -> Value) throws(LedgerError) -> Value {
    guard let writing else { throw .inputOutput("the ledger is closed") }
    return try LedgerError.attempt { try database.writeWithoutTransaction { _ in try body(writing) } }
  }

  deinit {
    // Nothing is left of a run that did not finish.
    writing = nil
    try? database.close()
    unlink(partial)
  }
}
