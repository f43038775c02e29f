/// A compiled zone of tzdata (RFC 9636): the clock changes that are listed, then a rule for all later ones.
struct TransitionTable: Sendable {
  /// UTC seconds of the changes, ascending.
  private let changes: [Int]
  /// Seconds east of UTC: before the first change, then after each.
  private let offsets: [Int]
  private let tail: PosixTimeZone?

  /// - Precondition: one offset more than changes, changes ascending.
  init(changes: [Int], offsets: [Int], tail: PosixTimeZone?) {
    self.changes = changes
    self.offsets = offsets
    self.tail = tail
  }

  func offset(at instant: Instant) -> Int {
    if let tail, instant.seconds >= changes.last ?? .min {
      return tail.offset(at: instant)
    }
    return offsets[count { changes[$0] <= instant.seconds }]
  }

  func offset(at wall: WallTime) -> Int {
    // A change holds on the wall clock from the later of both readings of it on: see `TimeZone.offset(at:)`.
    let passed = count { changes[$0] + max(offsets[$0], offsets[$0 + 1]) <= wall.seconds }
    if passed == changes.count, let tail { return tail.offset(at: wall) }
    return offsets[passed]
  }

  /// How many changes, from the first on, satisfy a predicate that holds up to some change and no further.
  private func count(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
