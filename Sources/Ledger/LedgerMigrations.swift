import GRDB

/// The ledger's tables, version by version. A version that was released never changes.
enum LedgerMigrations {
  /// `redl`: marks the file as a ledger for `file(1)` and for us.
  private static let applicationID = 0x7265_646C

  static func migrate(_ database: DatabaseQueue) throws {
    let isNew = try database.read { db in
      try !db.tableExists("run") && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }
    if !isNew { try database.read(check) }
    try migrator.migrate(database)
    if isNew {
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") }
    }
  }

  /// - Throws: `LedgerError` for another program's file and for a later version's.
  static func check(_ db: Database) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw LedgerError.notALedger("the file is a database, but no ledger")
    }
    if try migrator.hasBeenSuperseded(db) { throw LedgerError.fromLaterVersion }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in try db.execute(sql: version1) }
    migrator.registerMigration("2") { db in try db.execute(sql: version2) }
    return migrator
  }

  /// The tables of the newest version in an attached database that has none.
  static func emptyTables(in schema: String) -> String {
    version1.replacing("CREATE TABLE ", with: "CREATE TABLE \(schema).").replacing(
      "CREATE INDEX ", with: "CREATE INDEX \(schema).") + version2.replacing("TABLE ", with: "TABLE \(schema).")
  }

  private static let version2 = "ALTER TABLE component ADD COLUMN english_labels INTEGER NOT NULL DEFAULT 0;"

  private static let version1 = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY CHECK (id = 1), now TEXT NOT NULL, started_at TEXT NOT NULL
    );
    CREATE TABLE run_option (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE run_root (position INTEGER PRIMARY KEY, path BLOB NOT NULL);
    CREATE TABLE file_count (kind TEXT PRIMARY KEY, files INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE unreadable (path TEXT NOT NULL, message TEXT NOT NULL);
    CREATE TABLE source (
      id INTEGER PRIMARY KEY, location BLOB NOT NULL UNIQUE, path TEXT NOT NULL, kind TEXT NOT NULL,
      sha256 BLOB NOT NULL, size INTEGER NOT NULL,
      output_location BLOB NOT NULL, output_sha256 BLOB NOT NULL, output_size INTEGER NOT NULL
    );
    CREATE TABLE edit (
      source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
      old_start INTEGER NOT NULL, old_end INTEGER NOT NULL, old_sha256 BLOB NOT NULL,
      new_start INTEGER NOT NULL, new_end INTEGER NOT NULL, new_sha256 BLOB NOT NULL
    );
    CREATE INDEX edit_source ON edit (source);
    CREATE TABLE component (
      path TEXT NOT NULL, path_bytes TEXT, position INTEGER NOT NULL, state TEXT NOT NULL,
      uid TEXT, recurrence_id TEXT, organizer TEXT, owner TEXT, summary TEXT, start TEXT, attendees INTEGER NOT NULL,
      verdict TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL,
      vendor TEXT, generation TEXT, language TEXT, target TEXT, provenance TEXT NOT NULL, evidence TEXT NOT NULL,
      old_sequence INTEGER, new_sequence INTEGER, copies TEXT NOT NULL, lost_text TEXT NOT NULL,
      internal_recipients INTEGER, external_recipients INTEGER,
      output TEXT, outbox TEXT NOT NULL, outbox_reason TEXT, findings TEXT NOT NULL, dialect TEXT,
      data_from TEXT NOT NULL,
      PRIMARY KEY (path, position)
    ) WITHOUT ROWID;
    CREATE TABLE component_message (
      message TEXT NOT NULL, path TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (message, path, position)
    ) WITHOUT ROWID;
    CREATE TABLE message (
      name TEXT PRIMARY KEY, message_id TEXT NOT NULL, sha256 BLOB NOT NULL, organizer TEXT NOT NULL,
      uid TEXT, recurrence_id TEXT, sequence INTEGER NOT NULL, state TEXT NOT NULL, changed_at TEXT, problem TEXT
    ) WITHOUT ROWID;
    """
}
