/// The STANDARD and DAYLIGHT parts of a VTIMEZONE (RFC 5545 section 3.6.5): from which local time on which offset holds.
struct Observances: Sendable {
  struct Observance: Sendable {
    /// Seconds east of UTC before and after an onset.
    let offsetFrom: Int
    let offsetTo: Int
    /// Local time, by the clock before the change.
    let start: WallTime
    let rule: RuleWalk?
    /// No onset of the rule is later.
    let ruleEnd: WallTime?
    /// The onsets that RDATE adds, ascending.
    let added: [WallTime]

    /// The last onset at or before a local time.
    func lastOnset(notAfter bound: WallTime) -> WallTime? {
      guard bound >= start else { return nil }
      var onset = start
      if let rule, case .found(let last) = rule.last(notAfter: min(bound, ruleEnd ?? bound)) {
        onset = max(onset, last)
      }
      var (low, high) = (0, added.count)
      while low < high {
        let middle = (low + high) / 2
        if added[middle] <= bound { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? max(onset, added[low - 1]) : onset
    }

    /// On the wall clock, the moment from which the new offset is the right reading: where the clock is set forward, the times
    /// left out still take the old one.
    var delay: Int { max(0, offsetTo - offsetFrom) }
  }

  private let all: [Observance]
  /// The offset before the first onset of all.
  private let first: Int

  /// Nil for none.
  init?(_ all: [Observance]) {
    guard let first = all.min(by: { $0.start.seconds - $0.offsetFrom < $1.start.seconds - $1.offsetFrom }) else {
      return nil
    }
    self.all = all
    self.first = first.offsetFrom
  }

  func offset(at wall: WallTime) -> Int { offset { $0.lastOnset(notAfter: wall + -$0.delay) } }

  func offset(at instant: Instant) -> Int {
    offset { $0.lastOnset(notAfter: WallTime(seconds: instant.seconds + $0.offsetFrom)) }
  }

  /// The offset of the observance whose onset is the latest.
  private func offset(_ lastOnset: (Observance) -> WallTime?) -> Int {
    var latest = Int.min
    var offset = first
    for observance in all {
      guard let onset = lastOnset(observance), onset.seconds - observance.offsetFrom > latest else { continue }
      latest = onset.seconds - observance.offsetFrom
      offset = observance.offsetTo
    }
    return offset
  }
}
