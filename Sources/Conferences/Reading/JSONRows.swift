extension JSONCursor {
  /// An object under `meetings`: known fields, plain text, nothing twice; false for any other, with the cursor anywhere.
  mutating func meeting(into slots: inout RowSlots) -> Bool {
    object { cursor, key in
      if cursor.isKey(key, "match") {
        return cursor.object { cursor, key in
          let field: RowField? =
            cursor.isKey(key, "join-url") ? .oldJoinURL : cursor.isKey(key, "conference-id") ? .oldConferenceID : nil
          guard let field, let value = cursor.plainString() else { return false }
          return slots.fill(field, value)
        }
      }
      guard let field = cursor.field(key), Self.meetingFields.contains(field) else { return false }
      return cursor.value(of: field, into: &slots)
    } && (slots.has(.uid) || slots.has(.oldJoinURL) || slots.has(.oldConferenceID))
  }

  /// The value of an entry under `organizers`.
  mutating func organizer(into slots: inout RowSlots) -> Bool {
    object { cursor, key in
      guard let field = cursor.field(key), Self.organizerFields.contains(field) else { return false }
      return cursor.value(of: field, into: &slots)
    }
  }

  private static let meetingFields = fields(Fields.meeting)
  private static let organizerFields = fields(Fields.organizer)

  private static func fields(_ names: Set<String>) -> RowFieldSet {
    RowFieldSet(names.compactMap { RowField(named: $0) })
  }

  func field(_ key: Range<Int>) -> RowField? { RowField(key: ValueBytes(rebasing: bytes[key])) }

  func isKey(_ key: Range<Int>, _ name: StaticString) -> Bool {
    RowChecks.equals(ValueBytes(rebasing: bytes[key]), name)
  }

  /// Walks over an object's members; `member` is asked at each value and passes it. False when the object is broken, or a
  /// member said so.
  mutating func object(_ member: (inout JSONCursor, Range<Int>) -> Bool) -> Bool {
    guard take(0x7B) else { return false }
    if take(0x7D) { return true }
    while true {
      skipBlanks()
      guard let key = plainString(), take(0x3A) else { return false }
      skipBlanks()
      guard member(&self, key) else { return false }
      if take(0x2C) { continue }
      return take(0x7D)
    }
  }

  /// Walks over a list; `item` is asked at each value and passes it.
  mutating func list(_ item: (inout JSONCursor) -> Bool) -> Bool {
    guard take(0x5B) else { return false }
    if take(0x5D) { return true }
    while true {
      skipBlanks()
      guard item(&self) else { return false }
      if take(0x2C) { continue }
      return take(0x5D)
    }
  }

  private mutating func value(of field: RowField, into slots: inout RowSlots) -> Bool {
    switch field {
    case .toll: return numbers(.toll, field, into: &slots)
    case .tollFree: return numbers(.tollFree, field, into: &slots)
    default:
      guard let value = plainString() else { return false }
      return slots.fill(field, value)
    }
  }

  private mutating func numbers(_ kind: NumberKind, _ field: RowField, into slots: inout RowSlots) -> Bool {
    let start = index
    let isList = list { cursor in
      var number: Range<Int>?
      var label: Range<Int>?
      let isObject = cursor.object { cursor, key in
        let isNumber = cursor.isKey(key, "number")
        guard isNumber || cursor.isKey(key, "label"), let value = cursor.plainString() else { return false }
        guard ValueShape.isPlainText(ValueBytes(rebasing: cursor.bytes[value])) else { return false }
        if isNumber ? number != nil : label != nil { return false }
        if isNumber { number = value } else { label = value }
        return true
      }
      guard isObject, let number else { return false }
      slots.numbers.append((RowSlots.Slot(start: number.lowerBound, count: number.count), kind))
      return true
    }
    return isList && slots.fill(field, start..<index)
  }
}
