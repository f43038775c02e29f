/// A POSIX TZ string, the last line of a compiled zone (RFC 9636 section 3.3): `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixTimeZone: Sendable {
  enum Day: Sendable {
    /// Month 1...12, week 1...5 (5: the last), weekday 0 = Sunday.
    case monthWeekDay(Int, Int, Int)
    /// 1...365, 29 February never counted.
    case julian(Int)
    /// 0...365.
    case ordinal(Int)
  }

  struct Change: Sendable {
    let day: Day
    /// Seconds after local midnight, may be negative or beyond the day.
    let second: Int

    func wall(in year: Int) -> WallTime {
      let first = Gregorian.firstDay(ofYear: year, month: 1)
      switch day {
      case .ordinal(let number): return WallTime(day: first + number, second: second)
      case .julian(let number):
        let leap = Gregorian.isLeap(year) && number >= 60 ? 1 : 0
        return WallTime(day: first + number - 1 + leap, second: second)
      case .monthWeekDay(let month, let week, let sunday):
        let begin = Gregorian.firstDay(ofYear: year, month: month)
        var day = begin + floorRemainder((sunday + 6) % 7 - Gregorian.weekday(ofDay: begin), 7) + 7 * (week - 1)
        if day >= begin + Gregorian.length(ofMonth: month, in: year) { day -= 7 }
        return WallTime(day: day, second: second)
      }
    }
  }

  let standard: Int
  /// Nil without daylight saving time.
  let daylight: (offset: Int, begins: Change, ends: Change)?

  func offset(at instant: Instant) -> Int {
    guard let daylight else { return standard }
    let year = Gregorian.date(ofDay: WallTime(seconds: instant.seconds + standard).day).year
    return offset(in: year, daylight) { onset, before, _ in onset.seconds - before <= instant.seconds }
  }

  func offset(at wall: WallTime) -> Int {
    guard let daylight else { return standard }
    let year = Gregorian.date(ofDay: wall.day).year
    return offset(in: year, daylight) { onset, before, after in onset + max(0, after - before) <= wall }
  }

  /// The offset after the last change that has passed, of this year and the one before (the southern summer).
  private func offset(
    in year: Int, _ daylight: (offset: Int, begins: Change, ends: Change), hasPassed: (WallTime, Int, Int) -> Bool
  ) -> Int {
    var latest = Int.min
    var offset = standard
    for year in [year - 1, year] {
      let begins = daylight.begins.wall(in: year)
      let ends = daylight.ends.wall(in: year)
      if hasPassed(begins, standard, daylight.offset), begins.seconds > latest {
        (latest, offset) = (begins.seconds, daylight.offset)
      }
      if hasPassed(ends, daylight.offset, standard), ends.seconds > latest {
        (latest, offset) = (ends.seconds, standard)
      }
    }
    return offset
  }
}
