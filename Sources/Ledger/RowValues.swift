import GRDB
import GRDBSQLite

/// The row that a statement stands on, read straight from SQLite: texts whole, whatever bytes they hold.
struct RowValues {
  private let handle: SQLiteStatement

  init(_ statement: Statement) { handle = statement.sqliteStatement }

  /// - Returns: nil for NULL.
  func text(_ column: Int) -> String? {
    let column = CInt(column)
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// - Returns: nil for NULL.
  func number(_ column: Int) -> Int? {
    let column = CInt(column)
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    return Int(sqlite3_column_int64(handle, column))
  }

  /// - Throws: `LedgerError` for NULL.
  func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw LedgerError.notALedger("a row of the ledger lacks a value") }
    return value
  }

  /// A word that this version does not know makes the file no ledger of ours.
  func word<Word: RawRepresentable>(_ column: Int) throws -> Word where Word.RawValue == String {
    let text = try present(text(column))
    guard let word = Word(rawValue: text) else { throw LedgerError.notALedger("“\(text)” is no \(Word.self)") }
    return word
  }
}
