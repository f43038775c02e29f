import GRDB

/// Follows one message of the outbox on its way.
struct MessageState {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func set(_ name: String, to state: LedgerMessage.State, at instant: String, problem: String?) throws {
    try db.execute(
      sql: "UPDATE message SET state = ?, changed_at = ?, problem = ? WHERE name = ?",
      arguments: [state.rawValue, instant, problem, name])
    guard db.changesCount == 1 else { throw LedgerError.inputOutput("no message is called \(name)") }
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
}
