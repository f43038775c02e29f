import GRDB
import GRDBSQLite

/// The values of one row on their way to a statement, column by column: straight to SQLite, which takes them in less time
/// than it takes to put them into boxes for any value. What is left out, or nil, is NULL.
struct RowBinding {
  private let statement: Statement
  private var column: CInt = 0
  private var failure: CInt = SQLITE_OK

  init(_ statement: Statement) {
    self.statement = statement
    // Resets it, and takes off what was bound before.
    statement.setUncheckedArguments([])
  }

  /// Texts of calendars may hold NUL, where a C string ends; such a text is stored as its bytes, which read as text again.
  mutating func add(_ text: String?) {
    column += 1
    guard var text else { return }
    let handle = statement.sqliteStatement
    let code = text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      guard !utf8.contains(0) else { return Self.bind(bytes, to: handle, at: column) }
      return bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text64(handle, column, $0.baseAddress, UInt64($0.count), Self.copied, UInt8(SQLITE_UTF8))
      }
    }
    note(code)
  }

  mutating func add(_ number: Int?) {
    column += 1
    guard let number else { return }
    note(sqlite3_bind_int64(statement.sqliteStatement, column, Int64(number)))
  }

  mutating func add(blob: [UInt8]) {
    column += 1
    let handle = statement.sqliteStatement
    note(blob.withUnsafeBytes { Self.bind($0, to: handle, at: column) })
  }

  /// - Throws: `DatabaseError`.
  func execute() throws {
    guard failure == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: failure)) }
    try statement.execute()
  }

  private mutating func note(_ code: CInt) {
    if code != SQLITE_OK { failure = code }
  }

  private static func bind(_ bytes: UnsafeRawBufferPointer, to handle: SQLiteStatement, at column: CInt) -> CInt {
    // No bytes are an empty BLOB, not NULL.
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, column, 0) }
    return sqlite3_bind_blob64(handle, column, start, UInt64(bytes.count), copied)
  }

  /// SQLITE_TRANSIENT: SQLite copies what it is given.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
