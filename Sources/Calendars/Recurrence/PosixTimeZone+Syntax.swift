extension PosixTimeZone {
  /// Nil for what is no TZ string.
  init?(_ text: some Collection<UInt8>) {
    var reader = Reader(rest: Array(text)[...])
    guard reader.skipName(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.rest.isEmpty else {
      daylight = nil
      return
    }
    guard reader.skipName() else { return nil }
    var offset = standard + 3600
    if let next = reader.rest.first, next != 0x2C {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard let begins = reader.change(), let ends = reader.change(), reader.rest.isEmpty else { return nil }
    daylight = (offset, begins, ends)
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// `CET` or `<+0330>`.
    mutating func skipName() -> Bool {
      if take(0x3C) {
        guard let end = rest.firstIndex(of: 0x3E) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let name = rest.prefix { ($0 | 0x20) &- 0x61 < 26 }
      rest = rest.dropFirst(name.count)
      return name.count >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { $0 &- 0x30 < 10 }
      rest = rest.dropFirst(digits.count)
      guard let value = Decimal.value(of: digits), range.contains(value) else { return nil }
      return value
    }

    /// Seconds of `[+-]h[h[h]][:mm[:ss]]`.
    mutating func time() -> Int? {
      let isNegative = take(0x2D)
      if !isNegative { _ = take(0x2B) }
      guard var seconds = number(0...167).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] {
        guard take(0x3A) else { break }
        guard let value = number(0...59) else { return nil }
        seconds += value * unit
      }
      return isNegative ? -seconds : seconds
    }

    /// `,M3.5.0/2`.
    mutating func change() -> Change? {
      guard take(0x2C), let day = day() else { return nil }
      guard take(0x2F) else { return Change(day: day, second: 2 * 3600) }
      return time().map { Change(day: day, second: $0) }
    }

    private mutating func day() -> Day? {
      if take(0x4A) { return number(1...365).map { .julian($0) } }
      guard take(0x4D) else { return number(0...365).map { .ordinal($0) } }
      guard let month = number(1...12), take(0x2E), let week = number(1...5), take(0x2E), let weekday = number(0...6)
      else { return nil }
      return .monthWeekDay(month, week, weekday)
    }
  }
}
