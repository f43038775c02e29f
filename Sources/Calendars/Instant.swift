/// A second of Coordinated Universal Time, counted from 1970-01-01T00:00:00Z without leap seconds.
public struct Instant: Sendable, Hashable, Comparable {
  public let seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

  /// RFC 3339 section 5.6, `2026-12-01T09:00:00+01:00`; `t`, `z` and a blank for `T` are read too. A fraction of a second is
  /// cut off: nothing here is finer than a second.
  public init?(rfc3339 text: some Collection<UInt8>) {
    let bytes = Array(text)
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A, bytes[16] == 0x3A,
      bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20,
      let year = Decimal.value(of: bytes[0..<4]), let month = Decimal.value(of: bytes[5..<7]),
      let dayOfMonth = Decimal.value(of: bytes[8..<10]), let hour = Decimal.value(of: bytes[11..<13]),
      let minute = Decimal.value(of: bytes[14..<16]), let second = Decimal.value(of: bytes[17..<19]),
      let day = Gregorian.day(year: year, month: month, dayOfMonth: dayOfMonth),
      hour < 24, minute < 60, second <= 60,
      let offset = Self.offset(in: Self.afterFraction(bytes[19...]))
    else { return nil }
    seconds = day * WallTime.secondsPerDay + hour * 3600 + minute * 60 + second - offset
  }

  /// RFC 5545 section 3.3.5, form 2: `20261201T080000Z`.
  public init?(iCalendarUTC text: some Collection<UInt8>) {
    guard case .utc(let instant) = DateValue(text) else { return nil }
    self = instant
  }

  /// `2026-12-01T08:00:00Z`.
  public var rfc3339: String { wall.rfc3339 + "Z" }

  /// `20261201T080000Z`.
  public var iCalendarUTC: [UInt8] { wall.basic + [0x5A] }

  /// This instant on a clock that shows UTC.
  var wall: WallTime { WallTime(seconds: seconds) }

  private static func afterFraction(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard rest.first == 0x2E else { return rest }
    return rest.dropFirst().drop { $0 &- 0x30 < 10 }
  }

  /// Seconds east of UTC: `Z`, `+hh:mm`.
  private static func offset(in text: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(text)
    if bytes.count == 1, bytes[0] | 0x20 == 0x7A { return 0 }
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
      let hours = Decimal.value(of: bytes[1..<3]), let minutes = Decimal.value(of: bytes[4..<6]),
      hours < 24, minutes < 60
    else { return nil }
    let offset = hours * 3600 + minutes * 60
    return bytes[0] == 0x2D ? -offset : offset
  }
}

/// Digits alone.
enum Decimal {
  /// Nil for no digits, for anything else among them, and for more than 9.
  static func value(of digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  /// Padded with zeros in front to `width`.
  static func digits(_ value: Int, width: Int) -> [UInt8] {
    var digits: [UInt8] = []
    append(value, width: width, to: &digits)
    return digits
  }

  /// The same behind what is there. The sign does not count.
  static func append(_ value: Int, width: Int, to bytes: inout [UInt8]) {
    let magnitude = value.magnitude
    var (unit, places) = (UInt(1), 1)
    while places < width || magnitude / unit >= 10 {
      unit *= 10
      places += 1
    }
    while unit > 0 {
      bytes.append(0x30 + UInt8(magnitude / unit % 10))
      unit /= 10
    }
  }
}

extension Instant: CustomStringConvertible {
  public var description: String { rfc3339 }
}
