public import Diagnosing

extension EventTimes {
  /// Whether the event, or the last instance of its series, ended before `now`: the answer of `lastInstanceEnd` held against
  /// `now`, but most events need neither a clock change nor a search for it.
  /// - Parameters: as of `lastInstanceEnd`. A rule that cannot matter is not read, so it is not reported either.
  public func isPast(
    at now: Instant, in zones: TimeZoneRules, excluding overridden: [DateProperty] = [],
    diagnostics: inout [Diagnostic]
  ) -> Bool {
    if let answer = roughAnswer(at: now) {
      for property in [dtstart, dtend] where property?.tzid != nil {
        _ = property.map { zones.zone(of: $0, diagnostics: &diagnostics) }
      }
      return answer
    }
    return lastInstanceEnd(in: zones, excluding: overridden, diagnostics: &diagnostics).isPast(at: now)
  }

  /// No zone is further from UTC than a day. Events whose clock times are further than that from `now` need no zone.
  private static let margin = 2 * WallTime.secondsPerDay

  /// The answer, where clock times alone give it.
  private func roughAnswer(at now: Instant) -> Bool? {
    guard let start = dtstart.flatMap({ DateValue($0.value) })?.rough else { return nil }
    if start.seconds - Self.margin > now.seconds { return false }
    guard let length = roughLength(from: start) else { return nil }
    // The length in instants may differ by the zones of both ends and by a clock change.
    let slack = 3 * Self.margin
    guard isRecurring else {
      if start.seconds + length + slack < now.seconds { return true }
      return start.seconds + length - slack > now.seconds ? false : nil
    }
    guard rdates.isEmpty, let rules = try? parsedRules() else { return nil }
    var last = start
    for rule in rules {
      guard rule.isFinite else { return false }
      guard let until = rule.until?.rough else { return nil }
      last = max(last, until)
    }
    return last.seconds + length + slack < now.seconds ? true : nil
  }

  /// Seconds by the clock, 0 or more; nil where the end cannot be read.
  private func roughLength(from start: WallTime) -> Int? {
    if let dtend { return DateValue(dtend.value).map { max(0, $0.rough.seconds - start.seconds) } }
    guard let duration else { return 0 }
    return NominalDuration(duration).map { max(0, $0.days * WallTime.secondsPerDay + $0.seconds) }
  }
}

extension DateValue {
  /// The clock time, whatever the zone.
  fileprivate var rough: WallTime {
    switch self {
    case .date(let day): WallTime(day: day)
    case .wall(let wall): wall
    case .utc(let instant): instant.wall
    }
  }
}
