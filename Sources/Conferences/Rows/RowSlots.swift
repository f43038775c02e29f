/// Where the values of one row stand in its file. One object is used for row after row, so that reading a row allocates nothing.
struct RowSlots {
  /// A range of bytes; `start` is -1 where the row does not say.
  struct Slot {
    var start = -1
    var count = 0
  }

  private var slots = [Slot](repeating: Slot(), count: RowField.allCases.count)
  /// Fields that the row fills.
  private(set) var filled: [RowField] = []
  /// Numbers of `toll` and `toll-free`, one after another.
  var numbers: [(slot: Slot, kind: NumberKind)] = []

  mutating func reset() {
    for field in filled { slots[Int(field.rawValue)].start = -1 }
    filled.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
  }

  /// - Returns: false where the row fills the field twice.
  mutating func fill(_ field: RowField, _ range: Range<Int>) -> Bool {
    let index = Int(field.rawValue)
    guard slots[index].start < 0 else { return false }
    slots[index] = Slot(start: range.lowerBound, count: range.count)
    filled.append(field)
    return true
  }

  func has(_ field: RowField) -> Bool { slots[Int(field.rawValue)].start >= 0 }

  func value(_ field: RowField, in bytes: ValueBytes) -> ValueBytes? {
    let slot = slots[Int(field.rawValue)]
    return slot.start < 0 ? nil : ValueBytes(rebasing: bytes[slot.start..<(slot.start + slot.count)])
  }
}
