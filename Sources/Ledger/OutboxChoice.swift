/// Of one update that stands in several files only one message is sent: from the copy with the highest SEQUENCE, then the
/// first path (contract section 6, item 13). What is to be done about one more of its messages:
public enum OutboxChoice: Sendable, Equatable {
  case write
  /// It is better than one that was written under this name, `outbox/….eml`.
  case writeInstead(of: String)
  /// Another copy's message is as good or better.
  case leave
}

/// Where the choice, and the source before an archive, are kept while a run goes on: in temporary tables, so that memory does not grow with the outbox.
enum OutboxTables {
  static let sql = """
    CREATE TEMP TABLE choice (
      key TEXT PRIMARY KEY, sequence INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, position INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TEMP TABLE loser (
      path TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (path, position)
    ) WITHOUT ROWID;
    CREATE TEMP TABLE archive_start (id INTEGER NOT NULL);
    """
}
