/// The proleptic Gregorian calendar by day numbers; day 0 is 1970-01-01, a Thursday.
enum Gregorian {
  static let firstYear = 1
  static let lastYear = 9999
  /// 0001-01-01 and 9999-12-31.
  static let dayBounds = -719_162...2_932_896

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// - Parameter month: 1...12.
  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func length(ofYear year: Int) -> Int { isLeap(year) ? 366 : 365 }

  /// Nil for a day that does not exist, and outside the years 1 to 9999.
  static func day(year: Int, month: Int, dayOfMonth: Int) -> Int? {
    guard (firstYear...lastYear).contains(year), (1...12).contains(month), dayOfMonth >= 1,
      dayOfMonth <= length(ofMonth: month, in: year)
    else { return nil }
    return firstDay(ofYear: year, month: month) + dayOfMonth - 1
  }

  /// Days are counted from 1 March of the year 0, so that the leap day is the last of its year.
  static func firstDay(ofYear year: Int, month: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let era = floorDivide(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * marchMonth + 2) / 5 - 719_468
  }

  static func date(ofDay day: Int) -> (year: Int, month: Int, dayOfMonth: Int) {
    let shifted = day + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// 0 is Monday.
  static func weekday(ofDay day: Int) -> Int { floorRemainder(day + 3, 7) }
}

func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a + 1) / b - 1 }
func floorRemainder(_ a: Int, _ b: Int) -> Int { a - floorDivide(a, b) * b }
