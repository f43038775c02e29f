/// The instances of one rule on the wall clock, period by period, in either direction.
///
/// It reads the rule as RFC 5545 section 3.3.10 does: BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE,
/// BYSECOND, BYSETPOS in this order, then DTSTART and the end. Work is bounded by `budget`, whatever the rule.
struct RuleWalk: Sendable {
  /// What a search may cost, in days looked at: 250 years of a yearly rule, 130 of any other.
  static let budget = 50_000

  let rule: RecurrenceRule
  let start: WallTime
  private let filter: DayFilter
  private let times: TimesOfDay
  private let setPositions: [Int]
  private let firstPeriod: Int

  enum Result: Equatable {
    case found(WallTime)
    /// There is none.
    case none
    /// The budget was spent, or the year 9999 reached, before an answer.
    case unknown
  }

  init(_ rule: RecurrenceRule, start: WallTime) {
    self.rule = rule
    self.start = start
    filter = DayFilter(rule, start: start)
    setPositions = rule.setPositions.numbers
    let second = start.secondOfDay
    times = TimesOfDay(
      hours: rule.hours != 0 ? rule.hours : rule.frequency > .hourly ? 1 << UInt32(second / 3600) : .max >> 8,
      minutes: rule.minutes != 0
        ? rule.minutes : rule.frequency > .minutely ? 1 << UInt64(second / 60 % 60) : .max >> 4,
      seconds: rule.seconds != 0 ? rule.seconds : rule.frequency > .secondly ? 1 << UInt64(second % 60) : .max >> 4)
    firstPeriod = Self.period(of: start, rule)
  }

  /// The last instance at or before `bound` that `accepts` lets through. COUNT is not looked at.
  func last(notAfter bound: WallTime, where accepts: (WallTime) -> Bool = { _ in true }) -> Result {
    guard bound >= start else { return .none }
    var steps = Self.budget
    var period = aligned(Self.period(of: bound, rule), .backward)
    while period >= firstPeriod {
      guard steps > 0 else { return .unknown }
      steps -= cost
      if let span = refusedSpan(around: period) {
        period = aligned(Self.period(of: WallTime(seconds: span.lowerBound - 1), rule), .backward)
        continue
      }
      let instances = expanded(period)
      var index = instances.count(notAfter: bound) - 1
      while index >= 0 {
        let instance = instances[index]
        if instance < start { break }
        if accepts(instance) { return .found(instance) }
        steps -= 1
        guard steps > 0 else { return .unknown }
        index -= 1
      }
      period -= rule.interval
    }
    return .none
  }

  /// The nth instance, from 1.
  func instance(_ number: Int) -> Result {
    if rule.isBare, let unit = Self.unitLength(rule.frequency) {
      let (distance, overflows) = (number - 1).multipliedReportingOverflow(by: rule.interval * unit)
      return overflows || distance > Self.allTime ? .unknown : Self.inRange(start + distance)
    }
    var steps = Self.budget
    var remaining = number
    var period = firstPeriod
    while steps > 0 {
      steps -= cost
      if let span = refusedSpan(around: period) {
        period = aligned(Self.period(of: WallTime(seconds: span.upperBound), rule), .forward)
      } else {
        let instances = expanded(period)
        let early = period == firstPeriod ? instances.count(notAfter: start + -1) : 0
        if remaining <= instances.count - early { return Self.inRange(instances[early + remaining - 1]) }
        remaining -= instances.count - early
        period += rule.interval
      }
      guard firstDay(of: period) <= Gregorian.dayBounds.upperBound else { return .unknown }
    }
    return .unknown
  }

  /// Seconds from the year 1 to the year 9999, roughly.
  private static let allTime = 10_000 * 366 * WallTime.secondsPerDay

  private static func inRange(_ wall: WallTime) -> Result {
    Gregorian.dayBounds.contains(wall.day) ? .found(wall) : .unknown
  }
}

extension RuleWalk {
  private enum Direction { case backward, forward }

  /// Steps of the budget that one period takes.
  private var cost: Int {
    let days =
      switch rule.frequency {
      case .yearly: 200
      case .monthly: 31
      case .weekly: 7
      default: 1
      }
    return days + setPositions.count / 4
  }

  /// Seconds in a period of one length.
  private static func unitLength(_ frequency: RecurrenceRule.Frequency) -> Int? {
    switch frequency {
    case .secondly: 1
    case .minutely: 60
    case .hourly: 3600
    case .daily: WallTime.secondsPerDay
    case .weekly: 7 * WallTime.secondsPerDay
    case .monthly, .yearly: nil
    }
  }

  /// Periods are numbered through: years by their number, months from the year 0, weeks from the one that holds 1970-01-01 (or
  /// the one after, as WKST wants), all others from 1970.
  private static func period(of wall: WallTime, _ rule: RecurrenceRule) -> Int {
    switch rule.frequency {
    case .yearly: return Gregorian.date(ofDay: wall.day).year
    case .monthly:
      let date = Gregorian.date(ofDay: wall.day)
      return date.year * 12 + date.month - 1
    case .weekly: return floorDivide(wall.day + 3 - rule.weekStart, 7)
    case .daily: return wall.day
    case .hourly: return floorDivide(wall.seconds, 3600)
    case .minutely: return floorDivide(wall.seconds, 60)
    case .secondly: return wall.seconds
    }
  }

  private func firstDay(of period: Int) -> Int {
    switch rule.frequency {
    case .yearly: Gregorian.firstDay(ofYear: period, month: 1)
    case .monthly: Gregorian.firstDay(ofYear: floorDivide(period, 12), month: floorRemainder(period, 12) + 1)
    case .weekly: period * 7 - 3 + rule.weekStart
    case .daily: period
    case .hourly: floorDivide(period, 24)
    case .minutely: floorDivide(period, 1440)
    case .secondly: floorDivide(period, WallTime.secondsPerDay)
    }
  }

  /// The nearest period that INTERVAL meets, this one included.
  private func aligned(_ period: Int, _ direction: Direction) -> Int {
    let past = floorRemainder(period - firstPeriod, rule.interval)
    return direction == .backward || past == 0 ? period - past : period + rule.interval - past
  }

  /// For periods of a day or less: the longest stretch of wall time (a month, a day, an hour, a minute) around this one that
  /// the rule leaves out. It is what keeps a search from going through every second.
  private func refusedSpan(around period: Int) -> Range<Int>? {
    guard rule.frequency <= .daily, let length = Self.unitLength(rule.frequency) else { return nil }
    let wall = WallTime(seconds: period * length)
    let month = Month(holding: wall.day)
    if !filter.lets(month: month.month) {
      return (month.firstDay * WallTime.secondsPerDay)..<((month.firstDay + month.length) * WallTime.secondsPerDay)
    }
    if !filter.lets(day: wall.day, of: month) { return span(around: wall, length: WallTime.secondsPerDay) }
    guard rule.frequency < .daily else { return nil }
    let second = wall.secondOfDay
    if times.hours & 1 << UInt32(second / 3600) == 0 { return span(around: wall, length: 3600) }
    guard rule.frequency < .hourly else { return nil }
    if times.minutes & 1 << UInt64(second / 60 % 60) == 0 { return span(around: wall, length: 60) }
    guard rule.frequency < .minutely else { return nil }
    return times.seconds & 1 << UInt64(second % 60) == 0 ? span(around: wall, length: 1) : nil
  }

  private func span(around wall: WallTime, length: Int) -> Range<Int> {
    let begin = floorDivide(wall.seconds, length) * length
    return begin..<(begin + length)
  }

  /// - Precondition: `refusedSpan` has nothing against it.
  private func expanded(_ period: Int) -> Period {
    Period(days: days(of: period), times: times(of: period), setPositions: setPositions)
  }

  private func days(of period: Int) -> [Int] {
    var days: [Int] = []
    switch rule.frequency {
    case .yearly:
      for month in 1...12 where filter.lets(month: month) { add(Month(year: period, month: month), to: &days) }
    case .monthly:
      let month = floorRemainder(period, 12) + 1
      if filter.lets(month: month) { add(Month(year: floorDivide(period, 12), month: month), to: &days) }
    case .weekly:
      let first = firstDay(of: period)
      for day in first..<(first + 7) {
        let month = Month(holding: day)
        if filter.lets(month: month.month), filter.lets(day: day, of: month) { days.append(day) }
      }
    default: days.append(firstDay(of: period))
    }
    return days
  }

  private func add(_ month: Month, to days: inout [Int]) {
    for day in month.days where filter.lets(day: day, of: month) { days.append(day) }
  }

  private func times(of period: Int) -> TimesOfDay {
    var times = times
    guard rule.frequency < .daily, let length = Self.unitLength(rule.frequency) else { return times }
    let second = WallTime(seconds: period * length).secondOfDay
    times.hours = 1 << UInt32(second / 3600)
    if rule.frequency < .hourly { times.minutes = 1 << UInt64(second / 60 % 60) }
    if rule.frequency < .minutely { times.seconds = 1 << UInt64(second % 60) }
    return times
  }
}
