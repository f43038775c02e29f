import Foundation
import GRDB
import Redialing

/// Writes values into the tables of one run.
struct LedgerWriting {
  private let db: Database
  private let lists = StoredLists()
  private let source: Statement
  private let edit: Statement
  private let component: Statement
  private let componentMessage: Statement
  private let message: Statement

  init(_ db: Database) throws {
    self.db = db
    source = try Self.insert(
      db, "source", 8, "location, path, kind, sha256, size, output_location, output_sha256, output_size")
    edit = try Self.insert(db, "edit", 7, "source, old_start, old_end, old_sha256, new_start, new_end, new_sha256")
    component = try Self.insert(
      db, "component", ComponentRow.columns.count, ComponentRow.columns.joined(separator: ", "))
    componentMessage = try Self.insert(db, "component_message", 3, "message, path, position")
    message = try Self.insert(
      db, "message", 10, "name, message_id, sha256, organizer, uid, recurrence_id, sequence, state, changed_at, problem"
    )
  }

  func write(_ run: LedgerRun, _ totals: RunTotals) throws {
    try db.execute(sql: "INSERT INTO run VALUES (1, ?, ?)", arguments: [run.now, run.startedAt])
    for (name, value) in run.options {
      try db.execute(sql: "INSERT INTO run_option VALUES (?, ?)", arguments: [name, value])
    }
    for (position, root) in run.roots.enumerated() {
      try db.execute(sql: "INSERT INTO run_root VALUES (?, ?)", arguments: [position, root.blob])
    }
    for (kind, count) in totals.files {
      try db.execute(sql: "INSERT INTO file_count VALUES (?, ?)", arguments: [kind, count])
    }
    for (path, message) in totals.unreadable {
      try db.execute(sql: "INSERT INTO unreadable VALUES (?, ?)", arguments: [path, message])
    }
  }

  func execute(_ sql: String) throws { try db.execute(sql: sql) }

  func beginArchive() throws {
    try db.execute(sql: "SAVEPOINT archive; DELETE FROM temp.archive_start")
    try db.execute(sql: "INSERT INTO temp.archive_start SELECT ifnull(max(id), 0) FROM main.source")
  }

  func dropArchive() throws -> [[UInt8]] {
    let outputs = try LedgerReading(db).blobs(
      "SELECT output_location FROM main.source WHERE id > (SELECT id FROM temp.archive_start)")
    try db.execute(sql: "ROLLBACK TO archive; RELEASE archive")
    return outputs
  }

  /// Without its edits.
  func add(_ new: LedgerSource) throws -> Int64 {
    var row = RowBinding(source)
    row.add(blob: new.location)
    row.add(new.path)
    row.add(new.kind)
    row.add(blob: new.digest)
    row.add(new.size)
    row.add(blob: new.outputLocation)
    row.add(blob: new.outputDigest)
    row.add(new.outputSize)
    try row.execute()
    return db.lastInsertedRowID
  }

  func add(_ edits: [LedgerEdit], of source: Int64) throws {
    for one in edits {
      var row = RowBinding(edit)
      row.add(Int(source))
      row.add(one.old.lowerBound)
      row.add(one.old.upperBound)
      row.add(blob: one.oldDigest)
      row.add(one.new.lowerBound)
      row.add(one.new.upperBound)
      row.add(blob: one.newDigest)
      try row.execute()
    }
  }

  func complete(_ source: Int64, as whole: LedgerSource) throws {
    try db.execute(
      sql: "UPDATE main.source SET sha256 = ?, size = ?, output_sha256 = ?, output_size = ? WHERE id = ?",
      arguments: [whole.digest.blob, whole.size, whole.outputDigest.blob, whole.outputSize, source])
  }

  func add(_ new: LedgerComponent) throws {
    var row = RowBinding(component)
    ComponentRow.bind(new, to: &row, lists)
    try row.execute()
    for name in new.entry.outbox {
      var row = RowBinding(componentMessage)
      row.add(name)
      row.add(new.entry.path)
      row.add(new.entry.position)
      try row.execute()
    }
  }

  private static func insert(_ db: Database, _ table: String, _ count: Int, _ columns: String) throws -> Statement {
    let marks = Array(repeating: "?", count: count).joined(separator: ", ")
    return try db.makeStatement(sql: "INSERT INTO main.\(table) (\(columns)) VALUES (\(marks))")
  }
}

// MARK: The outbox

extension LedgerWriting {
  func choose(_ new: LedgerMessage, key text: String, path: String, position: Int) throws -> OutboxChoice {
    // As bytes: a key may hold NUL, where SQLite would take the text to end.
    let key = Data(text.utf8)
    let known = try Row.fetchOne(
      db, cached: "SELECT sequence, name, path, position FROM temp.choice WHERE key = ?", [key])
    guard let known else {
      try db.execute(
        cached: "INSERT INTO temp.choice VALUES (?, ?, ?, ?, ?)", [key, new.sequence, new.name, path, position])
      try add(new)
      return .write
    }
    // Entries of an archive come in any order; the first path is the first as bytes.
    let (sequence, place): (Int, (String, Int)) = (known[0], (known[2], known[3]))
    guard new.sequence > sequence || new.sequence == sequence && Self.isBefore((path, position), place) else {
      try lose(path, position, key)
      return .leave
    }
    let name: String = known[1]
    try lose(known[2], known[3], key)
    try db.execute(
      cached: "UPDATE temp.choice SET sequence = ?, name = ?, path = ?, position = ? WHERE key = ?",
      [new.sequence, new.name, path, position, key])
    try db.execute(cached: "DELETE FROM main.message WHERE name = ?", [name])
    try add(new)
    return name == new.name ? .write : .writeInstead(of: name)
  }

  private static func isBefore(_ one: (path: String, position: Int), _ other: (path: String, position: Int)) -> Bool {
    if one.path == other.path { return one.position < other.position }
    return one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
  }

  private func lose(_ path: String, _ position: Int, _ key: Data) throws {
    try db.execute(cached: "INSERT INTO temp.loser VALUES (?, ?, ?)", [path, position, key])
  }

  /// A message that the run before knew with the same bytes keeps its state, so that a second run never sends again.
  private func add(_ new: LedgerMessage) throws {
    var new = new
    let sql = """
      SELECT state, changed_at, problem FROM earlier.message WHERE name = ? AND message_id = ? AND sha256 = ?
      """
    if let old = try Row.fetchOne(db, cached: sql, [new.name, new.messageID, new.digest.blob]) {
      (new.state, new.changedAt, new.problem) = (try ComponentRow.word(old, 0), old[1], old[2])
    }
    message.setUncheckedArguments([
      new.name, new.messageID, new.digest.blob, new.organizer, new.uid, new.recurrenceID, new.sequence,
      new.state.rawValue, new.changedAt, new.problem,
    ])
    try message.execute()
  }

  func settleOutbox(sentence: String) throws {
    try db.execute(
      sql: """
        UPDATE main.component SET outbox = '[]', state = ?1, outbox_reason = ?2 || choice.path
        FROM temp.loser JOIN temp.choice USING (key)
        WHERE component.path = loser.path AND component.position = loser.position
        """, arguments: [LedgerComponent.State.rewritten.rawValue, sentence])
    try db.execute(
      sql: """
        DELETE FROM main.component_message WHERE (path, position) IN (SELECT path, position FROM temp.loser)
        """)
  }

  /// Components follow the state of the message that stands for them.
  func followMessages() throws {
    for (message, component) in [(LedgerMessage.State.sent, LedgerComponent.State.sent), (.failed, .failed)] {
      try db.execute(
        sql: """
          UPDATE main.component SET state = ? WHERE (path, position) IN (
            SELECT link.path, link.position FROM main.component_message AS link
            JOIN main.message ON message.name = link.message WHERE message.state = ?)
          """, arguments: [component.rawValue, message.rawValue])
    }
  }

  func holdsMessage(named name: String) throws -> Bool {
    try Row.fetchOne(db, cached: "SELECT 1 FROM main.message WHERE name = ?", [name]) != nil
  }

  func staleOutputs() throws -> [[UInt8]] {
    let sql = """
      SELECT output_location FROM earlier.source UNION SELECT CAST(name AS BLOB) FROM earlier.message
      EXCEPT SELECT output_location FROM main.source EXCEPT SELECT CAST(name AS BLOB) FROM main.message
      """
    return try LedgerReading(db).blobs(sql)
  }
}

extension Database {
  fileprivate func execute(cached sql: String, _ arguments: StatementArguments) throws {
    let statement = try cachedStatement(sql: sql)
    statement.setUncheckedArguments(arguments)
    try statement.execute()
  }
}

extension Row {
  /// The first row of a statement that is prepared once.
  fileprivate static func fetchOne(_ db: Database, cached sql: String, _ arguments: StatementArguments) throws -> Row? {
    try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: arguments)
  }
}
