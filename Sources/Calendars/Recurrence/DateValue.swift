/// A DATE or DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5), told apart by their shape.
enum DateValue: Sendable, Equatable {
  case date(day: Int)
  /// Local, in the TZID's zone or floating.
  case wall(WallTime)
  case utc(Instant)

  /// Nil for anything else, for days that do not exist and for the year 0. White space around is passed over.
  init?(_ text: some Collection<UInt8>) {
    let bytes = Array(text.drop { $0 <= 0x20 })
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    guard end >= 8, let year = Decimal.value(of: bytes[0..<4]), let month = Decimal.value(of: bytes[4..<6]),
      let dayOfMonth = Decimal.value(of: bytes[6..<8]),
      let day = Gregorian.day(year: year, month: month, dayOfMonth: dayOfMonth)
    else { return nil }
    if end == 8 {
      self = .date(day: day)
      return
    }
    // A leap second is read as the second after it.
    guard end == 15 || end == 16, bytes[8] | 0x20 == 0x74, let hour = Decimal.value(of: bytes[9..<11]),
      let minute = Decimal.value(of: bytes[11..<13]), let second = Decimal.value(of: bytes[13..<15]),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    let wall = WallTime(day: day, second: hour * 3600 + minute * 60 + second)
    if end == 15 {
      self = .wall(wall)
    } else if bytes[15] | 0x20 == 0x7A {
      self = .utc(Instant(seconds: wall.seconds))
    } else {
      return nil
    }
  }
}
