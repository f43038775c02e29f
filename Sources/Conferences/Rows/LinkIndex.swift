import Synchronization

/// Meetings by their join links. What two spellings of a link share costs microseconds to find out, so nobody pays for it
/// before the first meeting that its uid does not find; then every row is read once more.
final class LinkIndex: Sendable {
  private let index = Mutex<KeyIndex?>(nil)

  func rows(_ hash: UInt32, of table: MeetingTable) -> [Int] {
    index.withLock { index in
      if let built = index { return built.rows(hash) }
      let built = Self.build(table)
      index = built
      return built.rows(hash)
    }
  }

  private static func build(_ table: MeetingTable) -> KeyIndex {
    var index = KeyIndex()
    index.reserve(table.count)
    var first = 0
    // Rows of one source lie together.
    while first < table.count {
      let source = table.rows[first].source
      let end = table.rows[first...].firstIndex { $0.source != source } ?? table.count
      enter(first..<end, of: table, table.sources[Int(source)], into: &index)
      first = end
    }
    return index
  }

  private static func enter(
    _ range: Range<Int>, of table: MeetingTable, _ source: RowSource, into index: inout KeyIndex
  ) {
    source.bytes.withUnsafeBufferPointer { bytes in
      var slots = RowSlots()
      for row in range {
        if table.aliases.isEmpty, source.fill(&slots, at: table.rows[row], in: bytes), hasOnlyLinks(slots) {
          enter(row, slots, bytes, table.linkKey, into: &index)
        } else if let meeting = table.meeting(table.rows[row]) {
          enter(row, meeting, table.linkKey, into: &index)
        }
      }
    }
  }

  /// Whether no conference id of the row is a key.
  private static func hasOnlyLinks(_ slots: RowSlots) -> Bool {
    !(slots.has(.oldConferenceID) && !slots.has(.uid) && !slots.has(.joinURL))
  }

  private static func enter(
    _ row: Int, _ slots: RowSlots, _ bytes: ValueBytes, _ linkKey: (String) -> String, into index: inout KeyIndex
  ) {
    let organizer = slots.value(.organizer, in: bytes).flatMap {
      OrganizerAddress.normalized(String(decoding: $0, as: UTF8.self))
    }
    for (field, kind) in [(RowField.oldJoinURL, RowKey.Kind.oldLink), (.joinURL, .newLink), (.shortURL, .newLink)] {
      guard let link = slots.value(field, in: bytes) else { continue }
      index.insert(
        RowKey.hash(kind, linkKey(String(decoding: link, as: UTF8.self)), organizer: organizer), row: row)
    }
  }

  private static func enter(
    _ row: Int, _ meeting: ListedMeeting, _ linkKey: (String) -> String, into index: inout KeyIndex
  ) {
    for kind in [RowKey.Kind.oldLink, .newLink, .newConferenceID] {
      for value in meeting.values(of: kind, linkKey: linkKey) {
        index.insert(RowKey.hash(kind, value, organizer: meeting.organizer), row: row)
      }
    }
  }
}
