/// What a clock on the wall shows, date included: seconds since it showed 1970-01-01T00:00:00, every day 86,400 seconds long.
/// It becomes an `Instant` only with a time zone.
struct WallTime: Sendable, Hashable, Comparable {
  static let secondsPerDay = 86_400

  var seconds: Int

  init(seconds: Int) { self.seconds = seconds }

  init(day: Int, second: Int = 0) { seconds = day * Self.secondsPerDay + second }

  /// Days since 1970-01-01.
  var day: Int { floorDivide(seconds, Self.secondsPerDay) }
  /// 0..<86,400.
  var secondOfDay: Int { floorRemainder(seconds, Self.secondsPerDay) }

  static func < (a: WallTime, b: WallTime) -> Bool { a.seconds < b.seconds }
  static func + (a: WallTime, seconds: Int) -> WallTime { WallTime(seconds: a.seconds + seconds) }

  /// `2026-12-01T09:00:00`.
  var rfc3339: String { String(decoding: bytes(date: 0x2D, time: 0x3A), as: UTF8.self) }

  /// `2026-12-01`.
  var rfc3339Date: String { String(decoding: bytes(date: 0x2D, time: 0x3A).prefix { $0 != 0x54 }, as: UTF8.self) }

  /// `20261201T090000`.
  var basic: [UInt8] { bytes(date: nil, time: nil) }

  private func bytes(date: UInt8?, time: UInt8?) -> [UInt8] {
    let (year, month, dayOfMonth) = Gregorian.date(ofDay: day)
    let second = secondOfDay
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    Decimal.append(year, width: 4, to: &bytes)
    func add(_ separator: UInt8?, _ value: Int) {
      if let separator { bytes.append(separator) }
      Decimal.append(value, width: 2, to: &bytes)
    }
    add(date, month)
    add(date, dayOfMonth)
    add(0x54, second / 3600)
    add(time, second / 60 % 60)
    add(time, second % 60)
    return bytes
  }
}
