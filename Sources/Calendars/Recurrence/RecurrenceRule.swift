/// A RECUR value (RFC 5545 section 3.3.10) that passed the syntax check. Lists are sets of bits: a list of a million numbers
/// costs no more than a list of one.
struct RecurrenceRule: Sendable {
  enum Frequency: Int, Sendable, Comparable {
    // In rising length of the period.
    case secondly, minutely, hourly, daily, weekly, monthly, yearly

    static func < (a: Frequency, b: Frequency) -> Bool { a.rawValue < b.rawValue }
  }

  var frequency: Frequency
  /// 1 or more.
  var interval = 1
  /// 1 or more.
  var count: Int?
  var until: DateValue?
  /// 0 is Monday.
  var weekStart = 0

  /// Bit n stands for the number n.
  var months: UInt16 = 0
  var hours: UInt32 = 0
  var minutes: UInt64 = 0
  var seconds: UInt64 = 0
  var monthDays = SignedBits()
  var yearDays = SignedBits()
  var weekNumbers = SignedBits()
  /// Weekdays without a number; bit 0 is Monday.
  var weekdays: UInt8 = 0
  /// Weekdays with a number (`-1FR`), by weekday.
  var ordinals: [SignedBits] = []
  var setPositions = SignedBits()

  var isFinite: Bool { count != nil || until != nil }

  var hasNumberedWeekdays: Bool { !ordinals.isEmpty }
  var hasWeekdays: Bool { weekdays != 0 || hasNumberedWeekdays }

  /// Nothing but FREQ, INTERVAL and an end: instances have one distance.
  var isBare: Bool {
    months == 0 && hours == 0 && minutes == 0 && seconds == 0 && monthDays.isEmpty && yearDays.isEmpty
      && weekNumbers.isEmpty && !hasWeekdays && setPositions.isEmpty
  }
}

/// Numbers 1...366 counted from the start, and as many counted from the end.
struct SignedBits: Sendable, Equatable {
  private var ahead: [UInt64] = []
  private var back: [UInt64] = []

  var isEmpty: Bool { ahead.isEmpty && back.isEmpty }
  var hasNegative: Bool { !back.isEmpty }

  /// - Precondition: 1...366, negative or not.
  mutating func insert(_ number: Int) {
    if number > 0 { Self.set(number, in: &ahead) } else { Self.set(-number, in: &back) }
  }

  /// - Parameter back: the place counted from the end, from 1.
  func contains(_ place: Int, fromEnd: Int) -> Bool {
    Self.isSet(place, in: ahead) || Self.isSet(fromEnd, in: back)
  }

  func lies(in range: ClosedRange<Int>) -> Bool { numbers.allSatisfy { range.contains($0) } }

  /// Ascending; those counted from the end first.
  var numbers: [Int] {
    (1...366).reversed().filter { Self.isSet($0, in: back) }.map { -$0 }
      + (1...366).filter { Self.isSet($0, in: ahead) }
  }

  private static func set(_ number: Int, in words: inout [UInt64]) {
    if words.isEmpty { words = [UInt64](repeating: 0, count: 6) }
    words[number >> 6] |= 1 << UInt64(number & 63)
  }

  private static func isSet(_ number: Int, in words: [UInt64]) -> Bool {
    !words.isEmpty && number > 0 && number <= 366 && words[number >> 6] & 1 << UInt64(number & 63) != 0
  }
}
