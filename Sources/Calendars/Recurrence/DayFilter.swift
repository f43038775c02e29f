/// Which days a rule lets through: the BY rules of RFC 5545 section 3.3.10 for days, each as a test of one day. Together with
/// the days of a period this gives what the table there calls expanding and limiting.
struct DayFilter: Sendable {
  private let months: UInt16
  private let monthDays: SignedBits
  private let yearDays: SignedBits
  private let weekNumbers: SignedBits
  private let weekdays: UInt8
  private let ordinals: [SignedBits]
  /// Whether `-1FR` counts in the month, not in the year.
  private let countsInMonth: Bool
  private let weekStart: Int
  /// No test but that of the month.
  let letsAllDaysThrough: Bool

  /// "Information, not contained in the rule, necessary to determine the various recurrence instance start time and dates are
  /// derived from the Start Time (DTSTART)": the day in a period, where no BY rule names one.
  init(_ rule: RecurrenceRule, start: WallTime) {
    var months = rule.months
    var monthDays = rule.monthDays
    var weekdays = rule.weekdays
    let date = Gregorian.date(ofDay: start.day)
    let weekdayOfStart: UInt8 = 1 << UInt8(Gregorian.weekday(ofDay: start.day))
    let namesDay = rule.hasWeekdays || !monthDays.isEmpty || !rule.yearDays.isEmpty
    switch rule.frequency {
    case .yearly where !namesDay && !rule.weekNumbers.isEmpty:
      weekdays = weekdayOfStart
    case .yearly where !namesDay:
      monthDays.insert(date.dayOfMonth)
      if months == 0 { months = 1 << UInt16(date.month) }
    case .monthly where !namesDay:
      monthDays.insert(date.dayOfMonth)
    case .weekly where !rule.hasWeekdays:
      weekdays = weekdayOfStart
    default: break
    }
    self.months = months
    self.monthDays = monthDays
    self.weekdays = weekdays
    yearDays = rule.yearDays
    weekNumbers = rule.weekNumbers
    ordinals = rule.ordinals
    countsInMonth = rule.frequency == .monthly || rule.months != 0
    weekStart = rule.weekStart
    letsAllDaysThrough =
      monthDays.isEmpty && yearDays.isEmpty && weekNumbers.isEmpty && weekdays == 0 && ordinals.isEmpty
  }

  func lets(month: Int) -> Bool { months == 0 || months & 1 << UInt16(month) != 0 }

  /// Whether the day passes every test but that of its month.
  func lets(day: Int, of month: Month) -> Bool {
    if letsAllDaysThrough { return true }
    let dayOfMonth = day - month.firstDay + 1
    if !monthDays.isEmpty, !monthDays.contains(dayOfMonth, fromEnd: month.length - dayOfMonth + 1) { return false }
    if !yearDays.isEmpty {
      let dayOfYear = day - month.firstDayOfYear + 1
      guard yearDays.contains(dayOfYear, fromEnd: month.lengthOfYear - dayOfYear + 1) else { return false }
    }
    return letsWeekday(of: day, in: month) && letsWeek(of: day, in: month)
  }

  private func letsWeekday(of day: Int, in month: Month) -> Bool {
    if weekdays == 0, ordinals.isEmpty { return true }
    let weekday = Gregorian.weekday(ofDay: day)
    if weekdays & 1 << UInt8(weekday) != 0 { return true }
    if ordinals.isEmpty { return false }
    let first = countsInMonth ? month.firstDay : month.firstDayOfYear
    let length = countsInMonth ? month.length : month.lengthOfYear
    return ordinals[weekday].contains((day - first) / 7 + 1, fromEnd: (first + length - 1 - day) / 7 + 1)
  }

  /// "Week number one of the calendar year is the first week that contains at least four (4) days in that calendar year": the
  /// week belongs to the year of its fourth day.
  private func letsWeek(of day: Int, in month: Month) -> Bool {
    if weekNumbers.isEmpty { return true }
    let weekBegin = day - floorRemainder(Gregorian.weekday(ofDay: day) - weekStart, 7)
    let year = Gregorian.date(ofDay: weekBegin + 3).year
    let first = firstWeek(of: year)
    return weekNumbers.contains((weekBegin - first) / 7 + 1, fromEnd: (firstWeek(of: year + 1) - weekBegin) / 7)
  }

  /// The week that holds 4 January.
  private func firstWeek(of year: Int) -> Int {
    let fourth = Gregorian.firstDay(ofYear: year, month: 1) + 3
    return fourth - floorRemainder(Gregorian.weekday(ofDay: fourth) - weekStart, 7)
  }
}

/// A month and the year around it, in day numbers.
struct Month: Sendable {
  let month: Int
  let firstDay: Int
  let length: Int
  let firstDayOfYear: Int
  let lengthOfYear: Int

  init(year: Int, month: Int) {
    self.month = month
    firstDay = Gregorian.firstDay(ofYear: year, month: month)
    length = Gregorian.length(ofMonth: month, in: year)
    firstDayOfYear = month == 1 ? firstDay : Gregorian.firstDay(ofYear: year, month: 1)
    lengthOfYear = Gregorian.length(ofYear: year)
  }

  init(holding day: Int) {
    let date = Gregorian.date(ofDay: day)
    self.init(year: date.year, month: date.month)
  }

  var days: Range<Int> { firstDay..<(firstDay + length) }
}
