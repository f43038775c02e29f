import Digests
import Foundation
import GRDB
public import Meetings
public import Redialing
import Synchronization

/// Which components of a batch show and own which conferences. Rows lie in a database of SQLite's own that spills to a temporary
/// file and goes with it: memory does not grow with the batch. A conference is kept by its digest, for its key is secret in parts.
///
/// Rows are added by one thread, in order of path and position; behind `seal` any thread may ask.
public final class ConferenceIndex: ConferenceLookup {
  /// So many owners say enough: whoever asks wants to know whether one is of another organizer.
  private static let mostOwners = 64
  private let database: DatabaseQueue
  private let person: @Sendable (String) -> String
  /// The first of what went wrong while somebody asked.
  private let failure = Mutex<LedgerError?>(nil)

  /// - Parameter person: the one address of an organizer, whatever name they had when they made a meeting.
  public init(person: @escaping @Sendable (String) -> String = { $0 }) throws(LedgerError) {
    self.person = person
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let settings = configuration
    database = try LedgerError.attempt { try DatabaseQueue(path: "", configuration: settings) }
    let database = database
    try LedgerError.attempt {
      try database.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
            CREATE TABLE meeting (
              id INTEGER PRIMARY KEY, conference BLOB NOT NULL, vendor TEXT NOT NULL, standing INTEGER NOT NULL,
              provenance TEXT NOT NULL, path TEXT NOT NULL, position INTEGER NOT NULL, uid TEXT NOT NULL, organizer TEXT,
              summary TEXT)
            """)
        try db.beginTransaction()
      }
    }
  }

  /// Notes the conferences of one entry.
  public func add(_ entry: MeetingEntry) throws(LedgerError) {
    guard !entry.conferences.isEmpty else { return }
    let database = database
    let organizer = entry.organizer.map { person($0.lowercased()) }
    try LedgerError.attempt {
      try database.writeWithoutTransaction { db in
        let insert = try db.cachedStatement(
          sql: "INSERT INTO meeting VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for mark in entry.conferences {
          // An event without UID is a meeting of its own.
          let uid = entry.uid ?? "\(entry.path)\u{1}\(entry.position)"
          insert.setUncheckedArguments([
            Self.digest(of: mark.key).blob, mark.vendor, mark.standing.rawValue, mark.provenance, entry.path,
            entry.position,
            ComponentRow.whole(uid), ComponentRow.whole(organizer),
            ComponentRow.whole(entry.summary),
          ])
          try insert.execute()
        }
      }
    }
  }

  /// Ends the adding and makes asking fast.
  public func seal() throws(LedgerError) {
    let database = database
    try LedgerError.attempt {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "CREATE INDEX meeting_conference ON meeting (conference, standing)")
        try db.commit()
      }
    }
  }

  public func owners(of key: String, askedBy uid: String?) -> [ConferenceOwner] {
    let digest = Self.digest(of: key).blob
    do throws(LedgerError) {
      return try fetchOwners(of: digest, askedBy: uid)
    } catch {
      failure.withLock { $0 = $0 ?? error }
      return []
    }
  }

  private func fetchOwners(of digest: Data, askedBy uid: String?) throws(LedgerError) -> [ConferenceOwner] {
    let database = database
    return try LedgerError.attempt {
      try database.unsafeRead { db in
        try Row.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT DISTINCT uid, organizer FROM meeting WHERE conference = ? AND standing = ?
              ORDER BY uid <> ?, uid, organizer LIMIT ?
              """),
          arguments: [digest, ConferenceMark.Standing.owned.rawValue, ComponentRow.whole(uid) ?? "", Self.mostOwners]
        ).map { ConferenceOwner(uid: $0[0], organizer: $0[1]) }
      }
    }
  }

  /// - Throws: what went wrong while somebody asked for owners and was told that there are none. For the end of a run, whose
  ///   verdicts are not to be believed then.
  public func checkAnswers() throws(LedgerError) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// The meetings that share a conference with one of another UID: conference by conference in the order in which they were
  /// first met, in each the one with the best right first. Behind `seal`.
  public func forEachShared(_ body: (SharedMeeting) throws -> Void) throws(LedgerError) {
    let database = database
    try LedgerError.attempt {
      try database.unsafeRead { db in
        let rows = try Row.fetchCursor(
          db,
          sql: """
            WITH shared AS (
              SELECT conference, MIN(id) AS first FROM meeting GROUP BY conference HAVING COUNT(DISTINCT uid) > 1)
            SELECT first, vendor, standing, provenance, path, position, uid, organizer, summary
            FROM meeting JOIN shared USING (conference) ORDER BY first, standing DESC, id
            """)
        // A copy: a cursor's own rows end their texts at a NUL.
        while let row = try rows.next()?.copy() {
          try body(
            SharedMeeting(
              conference: row[0], vendor: row[1], standing: ConferenceMark.Standing(rawValue: row[2]) ?? .shown,
              provenance: row[3], path: row[4], position: row[5], uid: row[6], organizer: row[7], summary: row[8]))
        }
      }
    }
  }

  private static func digest(of key: String) -> [UInt8] { Array(SHA256Digest(of: Array(key.utf8)).bytes.prefix(16)) }
}
