import Foundation
import GRDB
import Redialing

/// A component as a row; lists are columns of JSON.
enum ComponentRow {
  static let columns = [
    "path", "path_bytes", "position", "state", "uid", "recurrence_id", "organizer", "owner", "summary", "start",
    "attendees",
    "verdict", "reason", "message", "vendor", "generation", "language", "target", "provenance", "evidence",
    "old_sequence",
    "new_sequence", "copies", "lost_text", "internal_recipients", "external_recipients", "output", "outbox",
    "outbox_reason", "findings", "dialect", "data_from", "english_labels",
  ]

  static func values(of component: LedgerComponent, _ lists: StoredLists) throws -> [(any DatabaseValueConvertible)?] {
    let entry = component.entry
    return [
      entry.path, entry.pathBytes, entry.position, component.state.rawValue, whole(entry.uid),
      whole(entry.recurrenceID),
      whole(entry.organizer), whole(entry.owner), whole(entry.summary), entry.start, entry.attendees,
      entry.verdict.rawValue,
      entry.reason.rawValue, whole(entry.message), entry.vendor, entry.generation, whole(entry.language), entry.target,
      entry.provenance,
      try lists.text(entry.evidence.map(StoredEvidence.init)), entry.sequence?.old, entry.sequence?.new,
      try lists.text(entry.copies), try lists.text(entry.lostText), entry.recipients?.internal,
      entry.recipients?.external,
      entry.output, try lists.text(entry.outbox), entry.outboxReason,
      try lists.text(entry.findings.map(StoredFinding.init)), entry.dialect,
      try lists.text(entry.dataFrom.map(StoredSource.init)), entry.englishLabels,
    ]
  }

  /// Texts of calendars may hold NUL, where a C string ends; such a text is stored as its bytes, which read as text again.
  static func whole(_ text: String?) -> (any DatabaseValueConvertible)? {
    guard let text, text.utf8.contains(0) else { return text }
    return Data(text.utf8)
  }

  /// - Parameter row: a copy, not a cursor's own.
  static func component(_ row: Row, _ lists: StoredLists) throws -> LedgerComponent {
    var entry = MeetingEntry(
      path: row[0], position: row[2], verdict: try word(row, 11), reason: try word(row, 12), message: row[13])
    entry.pathBytes = row[1]
    entry.uid = row[4]
    entry.recurrenceID = row[5]
    entry.organizer = row[6]
    entry.owner = row[7]
    entry.summary = row[8]
    entry.start = row[9]
    entry.attendees = row[10]
    entry.vendor = row[14]
    entry.generation = row[15]
    entry.language = row[16]
    entry.target = row[17]
    entry.provenance = row[18]
    entry.evidence = try lists.list(row[19], of: StoredEvidence.self).map(\.value)
    if let old: Int = row[20], let new: Int = row[21] { entry.sequence = SequenceChange(old: old, new: new) }
    entry.copies = try lists.list(row[22], of: String.self)
    entry.lostText = try lists.list(row[23], of: String.self)
    if let inside: Int = row[24], let outside: Int = row[25] {
      entry.recipients = Recipients(internal: inside, external: outside)
    }
    entry.output = row[26]
    entry.outbox = try lists.list(row[27], of: String.self)
    entry.outboxReason = row[28]
    entry.findings = try lists.list(row[29], of: StoredFinding.self).map { try $0.value() }
    entry.dialect = row[30]
    entry.dataFrom = try lists.list(row[31], of: StoredSource.self).map(\.value)
    entry.englishLabels = row[32]
    return LedgerComponent(entry: entry, state: try word(row, 3))
  }

  /// A word that this version does not know makes the file no ledger of ours.
  static func word<Word: RawRepresentable>(_ row: Row, _ index: Int) throws -> Word where Word.RawValue == String {
    let text: String = row[index]
    guard let word = Word(rawValue: text) else { throw LedgerError.notALedger("“\(text)” is no \(Word.self)") }
    return word
  }
}

extension [UInt8] {
  /// As a BLOB.
  var blob: Data { Data(self) }
}
