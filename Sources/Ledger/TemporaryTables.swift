/// What a recording keeps only while it goes on, in tables of its connection and not in memory, which must not grow with the run.
enum TemporaryTables {
  static let sql = outbox + archives

  /// The copy whose message was chosen (`OutboxChoice`), and the copies whose messages were not.
  private static let outbox = """
    CREATE TEMP TABLE choice (
      key TEXT PRIMARY KEY, sequence INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, position INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TEMP TABLE loser (
      path TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (path, position)
    ) WITHOUT ROWID;

    """

  /// The last source before the archive that is being recorded.
  private static let archives = "CREATE TEMP TABLE archive_start (id INTEGER NOT NULL);"
}
