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

  /// In the order of the columns.
  static func bind(_ component: LedgerComponent, to row: inout RowBinding, _ lists: StoredLists) {
    let entry = component.entry
    row.add(entry.path)
    row.add(entry.pathBytes)
    row.add(entry.position)
    row.add(component.state.rawValue)
    row.add(entry.uid)
    row.add(entry.recurrenceID)
    row.add(entry.organizer)
    row.add(entry.owner)
    row.add(entry.summary)
    row.add(entry.start)
    row.add(entry.attendees)
    row.add(entry.verdict.rawValue)
    row.add(entry.reason.rawValue)
    row.add(entry.message)
    row.add(entry.vendor)
    row.add(entry.generation)
    row.add(entry.language)
    row.add(entry.target)
    row.add(entry.provenance)
    row.add(lists.text(entry.evidence))
    row.add(entry.sequence?.old)
    row.add(entry.sequence?.new)
    row.add(lists.text(entry.copies))
    row.add(lists.text(entry.lostText))
    row.add(entry.recipients?.internal)
    row.add(entry.recipients?.external)
    row.add(entry.output)
    row.add(lists.text(entry.outbox))
    row.add(entry.outboxReason)
    row.add(lists.text(entry.findings))
    row.add(entry.dialect)
    row.add(lists.text(entry.dataFrom))
    row.add(entry.englishLabels)
  }

  /// Texts of calendars may hold NUL, where a C string ends; such a text is stored as its bytes, which read as text again.
  static func whole(_ text: String?) -> (any DatabaseValueConvertible)? {
    guard let text, text.utf8.contains(0) else { return text }
    return Data(text.utf8)
  }

  static func component(_ row: RowValues, _ lists: StoredLists) throws -> LedgerComponent {
    var entry = MeetingEntry(
      path: try row.present(row.text(0)), position: try row.present(row.number(2)), verdict: try row.word(11),
      reason: try row.word(12), message: try row.present(row.text(13)))
    entry.pathBytes = row.text(1)
    entry.uid = row.text(4)
    entry.recurrenceID = row.text(5)
    entry.organizer = row.text(6)
    entry.owner = row.text(7)
    entry.summary = row.text(8)
    entry.start = row.text(9)
    entry.attendees = try row.present(row.number(10))
    entry.vendor = row.text(14)
    entry.generation = row.text(15)
    entry.language = row.text(16)
    entry.target = row.text(17)
    entry.provenance = try row.present(row.text(18))
    entry.evidence = try lists.evidence(try row.present(row.text(19)))
    if let old = row.number(20), let new = row.number(21) { entry.sequence = SequenceChange(old: old, new: new) }
    entry.copies = try lists.texts(try row.present(row.text(22)))
    entry.lostText = try lists.texts(try row.present(row.text(23)))
    if let inside = row.number(24), let outside = row.number(25) {
      entry.recipients = Recipients(internal: inside, external: outside)
    }
    entry.output = row.text(26)
    entry.outbox = try lists.texts(try row.present(row.text(27)))
    entry.outboxReason = row.text(28)
    entry.findings = try lists.findings(try row.present(row.text(29)))
    entry.dialect = row.text(30)
    entry.dataFrom = try lists.sources(try row.present(row.text(31)))
    entry.englishLabels = try row.present(row.number(32))
    return LedgerComponent(entry: entry, state: try row.word(3))
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
