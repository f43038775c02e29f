import GRDB
import Redialing

/// Writes values into the tables, within one transaction.
struct LedgerWriting {
  private let db: Database
  private let lists = StoredLists()
  private let source: Statement
  private let edit: Statement
  private let component: Statement
  private let componentMessage: Statement

  init(_ db: Database) throws {
    self.db = db
    source = try Self.insert(
      db, "source", 8, "location, path, kind, sha256, size, output_location, output_sha256, output_size")
    edit = try Self.insert(db, "edit", 7, "source, old_start, old_end, old_sha256, new_start, new_end, new_sha256")
    component = try Self.insert(
      db, "component", ComponentRow.columns.count, ComponentRow.columns.joined(separator: ", "))
    componentMessage = try Self.insert(db, "component_message", 3, "message, path, position")
  }

  func replaceRun(_ run: LedgerRun, _ totals: RunTotals) throws {
    for table in [
      "run", "run_option", "run_root", "file_count", "unreadable", "edit", "source", "component", "component_message",
    ] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
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

  func add(_ new: LedgerSource) throws {
    source.setUncheckedArguments([
      new.location.blob, new.path, new.kind, new.digest.blob, new.size, new.outputLocation.blob, new.outputDigest.blob,
      new.outputSize,
    ])
    try source.execute()
    let id = db.lastInsertedRowID
    for one in new.edits {
      edit.setUncheckedArguments([
        id, one.old.lowerBound, one.old.upperBound, one.oldDigest.blob, one.new.lowerBound, one.new.upperBound,
        one.newDigest.blob,
      ])
      try edit.execute()
    }
  }

  func add(_ new: LedgerComponent) throws {
    component.setUncheckedArguments(StatementArguments(try ComponentRow.values(of: new, lists)))
    try component.execute()
    for name in new.entry.outbox {
      componentMessage.setUncheckedArguments([name, new.entry.path, new.entry.position])
      try componentMessage.execute()
    }
  }

  /// Exactly these messages; known ones keep their state, and the components that wait for them follow it.
  func replaceMessages(_ messages: [LedgerMessage]) throws {
    let known = try LedgerReading(db).messages()
    let states = Dictionary(known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    try db.execute(sql: "DELETE FROM message")
    let insert = try Self.insert(
      db, "message", 10, "name, message_id, sha256, organizer, uid, recurrence_id, sequence, state, changed_at, problem"
    )
    for message in messages {
      var new = message
      if let old = states[new.name], old.messageID == new.messageID, old.digest == new.digest {
        (new.state, new.changedAt, new.problem) = (old.state, old.changedAt, old.problem)
      }
      insert.setUncheckedArguments([
        new.name, new.messageID, new.digest.blob, new.organizer, new.uid, new.recurrenceID, new.sequence,
        new.state.rawValue, new.changedAt, new.problem,
      ])
      try insert.execute()
      if new.state != .queued { try follow(new.name, new.state) }
    }
  }

  func setState(of name: String, to state: LedgerMessage.State, at instant: String, problem: String?) throws {
    try db.execute(
      sql: "UPDATE message SET state = ?, changed_at = ?, problem = ? WHERE name = ?",
      arguments: [state.rawValue, instant, problem, name])
    guard db.changesCount == 1 else { throw LedgerError.inputOutput("no message is called \(name)") }
    try follow(name, state)
  }

  private func follow(_ name: String, _ state: LedgerMessage.State) throws {
    let component: LedgerComponent.State =
      switch state {
      case .queued, .unknown: .queued
      case .sent: .sent
      case .failed: .failed
      }
    try db.execute(
      sql: """
        UPDATE component SET state = ?1
        WHERE (path, position) IN (SELECT path, position FROM component_message WHERE message = ?2)
        """, arguments: [component.rawValue, name])
  }

  private static func insert(_ db: Database, _ table: String, _ count: Int, _ columns: String) throws -> Statement {
    let marks = Array(repeating: "?", count: count).joined(separator: ", ")
    return try db.makeStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
  }
}
