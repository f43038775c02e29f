/// The instances that a rule gives in one of its periods (a year, a month, ... a second), as days × times, before anything is
/// cut off at DTSTART or UNTIL.
struct Period: Sendable {
  /// Day numbers, ascending.
  let days: [Int]
  let times: TimesOfDay
  /// Places among days × times that BYSETPOS picks, ascending; nil: all.
  let picked: [Int]?

  init(days: [Int], times: TimesOfDay, setPositions: [Int]) {
    self.days = days
    self.times = times
    let all = days.count * times.count
    if setPositions.isEmpty {
      picked = nil
    } else {
      picked = Set(setPositions.map { $0 > 0 ? $0 - 1 : all + $0 }.filter { (0..<all).contains($0) }).sorted()
    }
  }

  var count: Int { picked?.count ?? days.count * times.count }

  subscript(_ index: Int) -> WallTime {
    let place = picked?[index] ?? index
    return WallTime(day: days[place / times.count], second: times[place % times.count])
  }

  /// How many of the instances are at or before a time.
  func count(notAfter bound: WallTime) -> Int {
    let day = bound.day
    var before = 0
    while before < days.count, days[before] < day { before += 1 }
    var places = before * times.count
    if before < days.count, days[before] == day { places += times.count(notAfter: bound.secondOfDay) }
    guard let picked else { return places }
    return picked.prefix { $0 < places }.count
  }
}
