import Diagnosing

/// An event with its zones looked up: the values that the answer is computed from.
struct Series {
  /// How times of the event become instants.
  enum Clock {
    /// Dates; a day begins at midnight in the default zone.
    case allDay
    /// Local times of a zone, floating ones in the default zone, UTC ones in UTC.
    case timed(TimeZone)
  }

  /// From an instance's start to its end.
  enum Length {
    /// DTEND: "the same exact duration will apply to all the members of the generated recurrence set".
    case exact(seconds: Int)
    /// DURATION: "the same nominal duration".
    case nominal(NominalDuration)
  }

  let start: WallTime
  let clock: Clock
  var length: Length
  let zones: TimeZoneRules

  /// The zone in which the wall clock of the event is read.
  var zone: TimeZone {
    switch clock {
    case .allDay: zones.defaultZone
    case .timed(let zone): zone
    }
  }

  var isAllDay: Bool {
    if case .allDay = clock { return true }
    return false
  }

  func instant(of wall: WallTime) -> Instant { zone.instant(of: wall) }

  /// The end of the instance that begins at a time; never before its start.
  func end(of wall: WallTime) -> Instant {
    let begin = instant(of: wall)
    switch length {
    case .exact(let seconds): return Instant(seconds: begin.seconds + max(0, seconds))
    case .nominal(let duration):
      let end = instant(of: WallTime(day: wall.day + duration.days, second: wall.secondOfDay))
      return max(begin, Instant(seconds: end.seconds + duration.seconds))
    }
  }
}

extension Series {
  /// Why a series cannot be computed.
  struct Unreadable: Error { let message: String }

  /// Linear in the length of the values; rules and lists are not read here.
  init(_ times: EventTimes, in zones: TimeZoneRules, diagnostics: inout [Diagnostic]) throws(Unreadable) {
    guard let dtstart = times.dtstart else { throw Unreadable(message: "DTSTART is missing") }
    guard let value = DateValue(dtstart.value) else { throw Unreadable(message: "DTSTART is no date") }
    self.zones = zones
    switch value {
    case .date(let day): (start, clock) = (WallTime(day: day), .allDay)
    case .wall(let wall):
      (start, clock) = (wall, .timed(zones.zone(of: dtstart, diagnostics: &diagnostics)))
    case .utc(let instant): (start, clock) = (instant.wall, .timed(.utc))
    }
    length = try Self.length(times, from: (start, clock), in: zones, diagnostics: &diagnostics)
  }

  private static func length(
    _ times: EventTimes, from begin: (wall: WallTime, clock: Clock), in zones: TimeZoneRules,
    diagnostics: inout [Diagnostic]
  ) throws(Unreadable) -> Length {
    if let dtend = times.dtend {
      guard let end = DateValue(dtend.value) else { throw Unreadable(message: "DTEND is no date") }
      return length(to: end, of: dtend, from: begin, in: zones, diagnostics: &diagnostics)
    }
    if let duration = times.duration {
      guard var nominal = NominalDuration(duration) else { throw Unreadable(message: "DURATION is no duration") }
      if case .allDay = begin.clock {
        // "dur-day" or "dur-week" alone are legal beside a date; of anything else, whole days.
        let seconds = nominal.seconds + WallTime.secondsPerDay - 1
        nominal.days = max(1, nominal.days + floorDivide(seconds, WallTime.secondsPerDay))
        nominal.seconds = 0
      }
      return .nominal(nominal)
    }
    return length(ofDays: begin.clock, days: 1)
  }

  private static func daysUp(to wall: WallTime) -> Int { (wall + (WallTime.secondsPerDay - 1)).day }

  /// All-day events without an end last a day, others no time (RFC 5545 section 3.6.1).
  private static func length(ofDays clock: Clock, days: Int) -> Length {
    if case .allDay = clock { return .nominal(NominalDuration(days: max(1, days), seconds: 0)) }
    return .exact(seconds: 0)
  }

  private static func length(
    to end: DateValue, of dtend: DateProperty, from begin: (wall: WallTime, clock: Clock), in zones: TimeZoneRules,
    diagnostics: inout [Diagnostic]
  ) -> Length {
    switch begin.clock {
    case .allDay:
      switch end {
      case .date(let day): return length(ofDays: .allDay, days: day - begin.wall.day)
      // Against the RFC: of a time, its day belongs to the event unless it is midnight.
      case .wall(let wall): return length(ofDays: .allDay, days: Self.daysUp(to: wall) - begin.wall.day)
      case .utc(let instant):
        return length(ofDays: .allDay, days: Self.daysUp(to: zones.defaultZone.wall(at: instant)) - begin.wall.day)
      }
    case .timed(let zone):
      let instant =
        switch end {
        case .date(let day): zone.instant(of: WallTime(day: day))
        case .wall(let wall): zones.zone(of: dtend, diagnostics: &diagnostics).instant(of: wall)
        case .utc(let instant): instant
        }
      return .exact(seconds: instant.seconds - zone.instant(of: begin.wall).seconds)
    }
  }
}
