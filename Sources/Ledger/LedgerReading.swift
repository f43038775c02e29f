import Foundation
import GRDB
import Redialing

/// Reads values out of the tables.
struct LedgerReading {
  private let db: Database
  private let lists: StoredLists

  /// - Parameter lists: what was read before; whoever reads in turns gives the same ones again.
  init(_ db: Database, lists: StoredLists = StoredLists()) {
    self.db = db
    self.lists = lists
  }

  func run() throws -> LedgerRun? {
    guard let row = try Row.fetchOne(db, sql: "SELECT now, started_at FROM run") else { return nil }
    var run = LedgerRun(now: row[0], startedAt: row[1])
    for row in try Row.fetchAll(db, sql: "SELECT name, value FROM run_option") { run.options[row[0]] = row[1] }
    run.roots = try Row.fetchAll(db, sql: "SELECT path FROM run_root ORDER BY position").map { bytes($0, 0) }
    return run
  }

  func totals() throws -> RunTotals {
    var totals = RunTotals()
    for row in try Row.fetchAll(db, sql: "SELECT kind, files FROM file_count") { totals.files[row[0]] = row[1] }
    totals.unreadable = try Row.fetchAll(db, sql: "SELECT path, message FROM unreadable ORDER BY path, message")
      .map { ($0[0], $0[1]) }
    return totals
  }

  /// In order of location, without their edits; those are read when `body` asks for them.
  /// - Parameter location: the only one that is wanted; nil for all.
  func forEachSource(at location: [UInt8]? = nil, _ body: (LedgerSource, Ledger.Edits) throws -> Void) throws {
    let sql = """
      SELECT id, location, path, kind, sha256, size, output_location, output_sha256, output_size FROM source
      """
    let rows =
      if let location {
        try Row.fetchCursor(db, sql: sql + " WHERE location = ?", arguments: [location.blob])
      } else {
        try Row.fetchCursor(db, sql: sql + " ORDER BY location")
      }
    while let row = try rows.next() {
      let id: Int64 = row[0]
      let source = LedgerSource(
        location: bytes(row, 1), path: row[2], kind: row[3], digest: bytes(row, 4), size: row[5],
        outputLocation: bytes(row, 6), outputDigest: bytes(row, 7), outputSize: row[8], edits: [])
      try body(source) { try forEachEdit(of: id, $0) }
    }
  }

  private func forEachEdit(of source: Int64, _ body: (LedgerEdit) throws -> Void) throws {
    let sql = """
      SELECT old_start, old_end, old_sha256, new_start, new_end, new_sha256 FROM edit
      WHERE source = ? ORDER BY old_start, old_end
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [source])
    while let row = try rows.next() {
      guard let old = range(row, 0), let new = range(row, 3) else {
        throw LedgerError.notALedger("an edit ends before it begins")
      }
      try body(LedgerEdit(old: old, new: new, oldDigest: bytes(row, 2), newDigest: bytes(row, 5)))
    }
  }

  func components() throws -> [LedgerComponent] {
    var result: [LedgerComponent] = []
    try forEachComponent { result.append($0) }
    return result
  }

  /// One at a time, in order of path, position.
  /// - Parameter place: behind which they begin; nil for all.
  func forEachComponent(
    listedOnly: Bool = false, behind place: (path: String, position: Int)? = nil, limit: Int = .max,
    _ body: (LedgerComponent) throws -> Void
  ) throws {
    let columns = ComponentRow.columns.joined(separator: ", ")
    var conditions = listedOnly ? ["reason <> '\(Reason.noMeetingBlock.rawValue)'"] : []
    var arguments: StatementArguments = []
    if let place {
      conditions.append("(path, position) > (?, ?)")
      arguments += [place.path, place.position]
    }
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let sql = "SELECT \(columns) FROM main.component \(condition) ORDER BY path, position LIMIT ?"
    let statement = try db.cachedStatement(sql: sql)
    let rows = try Row.fetchCursor(statement, arguments: arguments + [limit])
    let row = RowValues(statement)
    while try rows.next() != nil { try body(try ComponentRow.component(row, lists)) }
  }

  func blobs(_ sql: String) throws -> [[UInt8]] { try Row.fetchAll(db, sql: sql).map { bytes($0, 0) } }

  func messages() throws -> [LedgerMessage] {
    let sql = """
      SELECT name, message_id, sha256, organizer, uid, recurrence_id, sequence, state, changed_at, problem FROM message ORDER BY name
      """
    return try Row.fetchAll(db, sql: sql).map { row in
      LedgerMessage(
        name: row[0], messageID: row[1], digest: bytes(row, 2), organizer: row[3], uid: row[4], recurrenceID: row[5],
        sequence: row[6], state: try ComponentRow.word(row, 7), changedAt: row[8], problem: row[9])
    }
  }

  private func bytes(_ row: Row, _ index: Int) -> [UInt8] {
    let data: Data? = row[index]
    return data.map { [UInt8]($0) } ?? []
  }

  private func range(_ row: Row, _ index: Int) -> Range<Int>? {
    let (start, end): (Int, Int) = (row[index], row[index + 1])
    return start >= 0 && start <= end ? start..<end : nil
  }
}
