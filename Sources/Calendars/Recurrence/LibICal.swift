import CLibICal

/// libical's count of a rule's instances. The one file that knows libical.
///
/// Only rules that passed our own syntax check reach it, written anew from their parts, without COUNT and UNTIL. An iterator
/// is made, used and freed in one call on one thread, and nothing else of libical is touched: its error number is per thread.
///
/// libical 3.0.16 searches inside one call and up to the year 2582 for a rule that seldom or never fits (measured: over a
/// second), so a count of steps around it bounds nothing. It gets the rules that people make in calendar programs, where every
/// period holds an instance; `RuleWalk` counts the others.
enum LibICal {
  /// Instances asked of one iterator; some 10 µs each.
  static let budget = 400

  /// Whether every period of the rule holds an instance, and libical reads it as RFC 5545 does.
  static func counts(_ rule: RecurrenceRule) -> Bool {
    guard rule.hours == 0, rule.minutes == 0, rule.seconds == 0, rule.yearDays.isEmpty, rule.weekNumbers.isEmpty,
      rule.interval <= 100
    else { return false }
    let hasPositions = !rule.setPositions.isEmpty
    switch rule.frequency {
    case .secondly, .minutely, .hourly: return false
    case .daily, .weekly:
      return rule.interval == 1 && rule.months == 0 && rule.monthDays.isEmpty && !hasPositions
    case .monthly:
      return rule.months == 0 && isInEveryMonth(rule) && (!hasPositions || rule.setPositions.lies(in: -1...1))
    case .yearly:
      return rule.months != 0 && isInEveryMonth(rule) && !hasPositions
    }
  }

  /// Days 1 to 28, or weekdays counted up to 4, not both.
  private static func isInEveryMonth(_ rule: RecurrenceRule) -> Bool {
    rule.hasWeekdays
      ? rule.monthDays.isEmpty && rule.ordinals.allSatisfy { $0.lies(in: -4...4) }
      : !rule.monthDays.isEmpty && rule.monthDays.lies(in: 1...28)
  }

  /// The nth instance, from 1; nil beyond libical's horizon or its limits.
  static func instance(_ number: Int, of rule: RecurrenceRule, start: WallTime) -> WallTime? {
    guard number <= budget else { return nil }
    let recurrence = text(of: rule).withCString { icalrecurrencetype_from_string($0) }
    guard recurrence.freq != ICAL_NO_RECURRENCE, let iterator = icalrecur_iterator_new(recurrence, time(start)) else {
      return nil
    }
    defer { icalrecur_iterator_free(iterator) }
    var last = icaltime_null_time()
    for _ in 0..<number {
      last = icalrecur_iterator_next(iterator)
      if icaltime_is_null_time(last) != 0 { return nil }
    }
    return wall(last)
  }

  private static func time(_ wall: WallTime) -> icaltimetype {
    let date = Gregorian.date(ofDay: wall.day)
    var time = icaltime_null_time()
    (time.year, time.month, time.day) = (CInt(date.year), CInt(date.month), CInt(date.dayOfMonth))
    let second = wall.secondOfDay
    (time.hour, time.minute, time.second) = (CInt(second / 3600), CInt(second / 60 % 60), CInt(second % 60))
    return time
  }

  private static func wall(_ time: icaltimetype) -> WallTime? {
    Gregorian.day(year: Int(time.year), month: Int(time.month), dayOfMonth: Int(time.day)).map {
      WallTime(day: $0, second: Int(time.hour) * 3600 + Int(time.minute) * 60 + Int(time.second))
    }
  }

  private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  static func text(of rule: RecurrenceRule) -> String {
    var parts = [
      "FREQ=\(rule.frequency)".uppercased(), "INTERVAL=\(rule.interval)", "WKST=\(weekdays[rule.weekStart])",
    ]
    func add(_ name: String, _ numbers: [Int]) {
      if !numbers.isEmpty { parts.append(name + "=" + numbers.map(String.init).joined(separator: ",")) }
    }
    add("BYMONTH", bits(UInt64(rule.months)))
    add("BYYEARDAY", rule.yearDays.numbers)
    add("BYMONTHDAY", rule.monthDays.numbers)
    var days = bits(UInt64(rule.weekdays)).map { weekdays[$0] }
    for (weekday, numbers) in rule.ordinals.enumerated() { days += numbers.numbers.map { "\($0)\(weekdays[weekday])" } }
    if !days.isEmpty { parts.append("BYDAY=" + days.joined(separator: ",")) }
    add("BYHOUR", bits(UInt64(rule.hours)))
    add("BYMINUTE", bits(rule.minutes))
    add("BYSECOND", bits(rule.seconds))
    add("BYSETPOS", rule.setPositions.numbers)
    return parts.joined(separator: ";")
  }

  private static func bits(_ bits: UInt64) -> [Int] { (0..<64).filter { bits & 1 << UInt64($0) != 0 } }
}
