/// Hours × minutes × seconds, in order, without a list of them: a day may hold 86,400.
struct TimesOfDay: Sendable {
  /// Bit n stands for n; none of the three is empty.
  var hours: UInt32
  var minutes: UInt64
  var seconds: UInt64

  var count: Int { hours.nonzeroBitCount * minutes.nonzeroBitCount * seconds.nonzeroBitCount }

  /// The second of the day of the nth time, from 0.
  subscript(_ index: Int) -> Int {
    let perMinute = seconds.nonzeroBitCount
    let perHour = minutes.nonzeroBitCount * perMinute
    return Self.bit(index / perHour, of: UInt64(hours)) * 3600 + Self.bit(index % perHour / perMinute, of: minutes) * 60
      + Self.bit(index % perMinute, of: seconds)
  }

  /// How many of the times are at or before a second of the day.
  func count(notAfter second: Int) -> Int {
    let perMinute = seconds.nonzeroBitCount
    let perHour = minutes.nonzeroBitCount * perMinute
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60)
    var count = (hours & ((1 << UInt32(hour)) - 1)).nonzeroBitCount * perHour
    guard hours & 1 << UInt32(hour) != 0 else { return count }
    count += (minutes & ((1 << UInt64(minute)) - 1)).nonzeroBitCount * perMinute
    guard minutes & 1 << UInt64(minute) != 0 else { return count }
    return count + (seconds & ((2 << UInt64(second)) - 1)).nonzeroBitCount
  }

  /// The place of the nth set bit.
  private static func bit(_ n: Int, of bits: UInt64) -> Int {
    var rest = bits
    for _ in 0..<n { rest &= rest - 1 }
    return rest.trailingZeroBitCount
  }
}
