/// Which rows may have a key: 8 bytes a key, whatever the key is. The index knows hashes only; who asks must read the row and
/// compare. Rows come back in their order, and no order of hashes shows anywhere.
struct KeyIndex: Sendable {
  /// Upper half: the hash. Lower half: the row and 1. 0 is free. A key's place is its share of the hashes' range, then onwards.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)
  private var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func reserve(_ keys: Int) {
    if keys + keys / 3 > slots.count { grow(to: keys + keys / 2) }
  }

  mutating func insert(_ hash: UInt32, row: Int) {
    if count + count / 3 >= slots.count { grow(to: slots.count * 2) }
    place(UInt64(hash) << 32 | UInt64(UInt32(truncatingIfNeeded: row + 1)))
    count += 1
  }

  /// Rows under this hash, in their order; nearly always none or one.
  func rows(_ hash: UInt32) -> [Int] {
    var found: [Int] = []
    var index = home(hash)
    while slots[index] != 0 {
      if UInt32(truncatingIfNeeded: slots[index] >> 32) == hash {
        found.append(Int(UInt32(truncatingIfNeeded: slots[index])) - 1)
      }
      index = index + 1 == slots.count ? 0 : index + 1
    }
    return found.count > 1 ? found.sorted() : found
  }

  private func home(_ hash: UInt32) -> Int { Int((UInt64(hash) &* UInt64(slots.count)) >> 32) }

  private mutating func place(_ slot: UInt64) {
    var index = home(UInt32(truncatingIfNeeded: slot >> 32))
    while slots[index] != 0 { index = index + 1 == slots.count ? 0 : index + 1 }
    slots[index] = slot
  }

  private mutating func grow(to size: Int) {
    let old = slots
    slots = [UInt64](repeating: 0, count: size)
    for slot in old where slot != 0 { place(slot) }
  }
}

/// One way to find a meeting: a kind of key, its value, and the organizer that it is narrowed to.
struct RowKey {
  enum Kind: UInt8 { case uid, oldConferenceID, oldLink, newLink, newConferenceID, conferenceID }

  /// The hash of a key. Seeded anew in every process; nothing that anybody sees depends on it.
  static func hash(_ kind: Kind, _ value: ValueBytes, organizer: ValueBytes?) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(value))
    hasher.combine(kind.rawValue)
    if let organizer { hasher.combine(bytes: UnsafeRawBufferPointer(organizer)) }
    return UInt32(truncatingIfNeeded: hasher.finalize() >> 16)
  }

  static func hash(_ kind: Kind, _ value: String, organizer: String?) -> UInt32 {
    value.has { value in
      guard let organizer else { return hash(kind, value, organizer: nil) }
      return organizer.has { hash(kind, value, organizer: $0) }
    }
  }
}
