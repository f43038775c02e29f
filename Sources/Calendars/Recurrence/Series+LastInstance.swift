import Diagnosing

extension Series {
  /// No answer, and why.
  struct Assumed: Error { let message: String }

  /// The last end among DTSTART, the rules' instances and RDATE's; nil without an end.
  func lastEnd(
    of times: EventTimes, rules: [RecurrenceRule], excluding exclusions: Exclusions, diagnostics: inout [Diagnostic]
  )
    throws(Assumed) -> Instant?
  {
    if rules.contains(where: { !$0.isFinite }) { return nil }
    var last: Instant?
    func add(_ end: Instant) { last = max(last ?? end, end) }
    if !exclusions.contains(start, in: self) { add(end(of: start)) }
    for rule in rules {
      if let wall = try lastInstance(of: rule, excluding: exclusions) { add(end(of: wall)) }
    }
    for rdate in times.rdates {
      if let end = try lastEnd(of: rdate, excluding: exclusions, diagnostics: &diagnostics) { add(end) }
    }
    return last ?? end(of: start)
  }

  /// - Precondition: the rule is finite.
  private func lastInstance(of rule: RecurrenceRule, excluding exclusions: Exclusions) throws(Assumed) -> WallTime? {
    let walk = RuleWalk(rule, start: start)
    let result: RuleWalk.Result
    if let count = rule.count {
      let bound = try instance(count, of: walk)
      result = walk.last(notAfter: bound) { !exclusions.contains($0, in: self) }
    } else if let until = rule.until {
      let end = UntilBound(until, of: self)
      result = walk.last(notAfter: end.wall) { end.admits($0, of: self) && !exclusions.contains($0, in: self) }
    } else {
      return nil
    }
    switch result {
    case .found(let wall): return wall
    case .none: return nil
    case .unknown: throw Assumed(message: "The rule needs too long a search")
    }
  }

  /// The nth instance: from libical for an ordinary rule and a small number, else from our own walk.
  private func instance(_ count: Int, of walk: RuleWalk) throws(Assumed) -> WallTime {
    if !walk.rule.isBare, LibICal.counts(walk.rule), let wall = LibICal.instance(count, of: walk.rule, start: start) {
      guard walk.last(notAfter: wall) == .found(wall) else {
        throw Assumed(message: "Two readings of the rule differ")
      }
      return wall
    }
    guard case .found(let wall) = walk.instance(count) else {
      throw Assumed(message: "The rule needs too long a search")
    }
    return wall
  }

  private func lastEnd(of rdate: DateProperty, excluding exclusions: Exclusions, diagnostics: inout [Diagnostic])
    throws(Assumed) -> Instant?
  {
    let zone = zones.zone(of: rdate, diagnostics: &diagnostics)
    var last: Instant?
    for item in rdate.value.split(separator: 0x2C) {
      guard let end = end(ofAdded: item, zone: zone, excluding: exclusions) else {
        throw Assumed(message: "RDATE holds what is no date")
      }
      if case .instant(let end) = end { last = max(last ?? end, end) }
    }
    return last
  }

  private enum AddedEnd {
    case instant(Instant)
    case excluded
  }

  /// One value of RDATE: a DATE, a DATE-TIME, a PERIOD with an end of its own. Nil for anything else.
  private func end(ofAdded item: ArraySlice<UInt8>, zone: TimeZone, excluding exclusions: Exclusions) -> AddedEnd? {
    let parts = item.split(separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false)
    guard let value = DateValue(parts[0]) else { return nil }
    let wall: WallTime
    switch value {
    // A date in a series of times: that day, at the series' time.
    case .date(let day): wall = WallTime(day: day, second: start.secondOfDay)
    case .wall(let local): wall = isAllDay ? WallTime(day: local.day) : self.zone.wall(at: zone.instant(of: local))
    case .utc(let instant):
      wall = isAllDay ? WallTime(day: self.zone.wall(at: instant).day) : self.zone.wall(at: instant)
    }
    if exclusions.contains(wall, in: self) { return .excluded }
    guard parts.count == 2 else { return .instant(end(of: wall)) }
    let begin = instant(of: wall)
    if let duration = NominalDuration(parts[1]) {
      var own = self
      own.length = .nominal(duration)
      return .instant(own.end(of: wall))
    }
    switch DateValue(parts[1]) {
    case .utc(let end): return .instant(max(begin, end))
    case .wall(let end): return .instant(max(begin, zone.instant(of: end)))
    default: return nil
    }
  }
}

/// The end that UNTIL sets, on the wall clock of the series.
private struct UntilBound {
  /// No instance is later; for a UTC time `admits` has the last word.
  let wall: WallTime
  private let instant: Instant?

  init(_ until: DateValue, of series: Series) {
    switch until {
    case .date(let day):
      // Beside a DTSTART with a time against the RFC: the whole day counts.
      (wall, instant) = (WallTime(day: day + 1) + -1, nil)
    case .wall(let local):
      (wall, instant) = (local, nil)
    case .utc(let end) where series.isAllDay:
      // Against the RFC. Producers mean either the date as it is written or the midnight of the user's zone.
      (wall, instant) = (max(series.zone.wall(at: end), end.wall), nil)
    case .utc(let end):
      // Where the clock was set back within the last hours, later readings of it may still be earlier instants.
      let before = series.zone.offset(at: Instant(seconds: end.seconds - 3 * 3600))
      let slack = max(0, before - series.zone.offset(at: end))
      (wall, instant) = (series.zone.wall(at: end) + slack, end)
    }
  }

  func admits(_ wall: WallTime, of series: Series) -> Bool {
    guard let instant else { return true }
    return series.instant(of: wall) <= instant
  }
}
