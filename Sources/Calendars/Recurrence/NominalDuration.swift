/// A DURATION (RFC 5545 section 3.3.6): days by the calendar, then seconds by the clock.
struct NominalDuration: Sendable, Equatable {
  var days: Int
  var seconds: Int

  init(days: Int, seconds: Int) {
    self.days = days
    self.seconds = seconds
  }

  /// Nil for what is no duration, and for one beyond ten thousand years.
  init?(_ text: some Collection<UInt8>) {
    var rest = text.drop { $0 <= 0x20 }
    var sign = 1
    if let first = rest.first, first == 0x2B || first == 0x2D {
      sign = first == 0x2D ? -1 : 1
      rest = rest.dropFirst()
    }
    guard let p = rest.first, p | 0x20 == 0x70 else { return nil }
    rest = rest.dropFirst()
    var isTime = false
    var isEmpty = true
    (days, seconds) = (0, 0)
    while let next = rest.first, next > 0x20 {
      if next | 0x20 == 0x74, !isTime {
        isTime = true
        rest = rest.dropFirst()
        continue
      }
      let digits = rest.prefix { $0 &- 0x30 < 10 }
      rest = rest.dropFirst(digits.count)
      guard let value = Decimal.value(of: digits), let unit = rest.first else { return nil }
      rest = rest.dropFirst()
      isEmpty = false
      switch (unit | 0x20, isTime) {
      case (0x77, false): days += value * 7
      case (0x64, false): days += value
      case (0x68, true): seconds += value * 3600
      case (0x6D, true): seconds += value * 60
      case (0x73, true): seconds += value
      default: return nil
      }
      // Checked in the loop: a long value must not overflow.
      guard days <= 3_660_000, seconds <= 3_660_000 * WallTime.secondsPerDay else { return nil }
    }
    guard !isEmpty, rest.allSatisfy({ $0 <= 0x20 }) else { return nil }
    days *= sign
    seconds *= sign
  }
}
