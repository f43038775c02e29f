public import Diagnosing

extension EventTimes {
  /// When the event, or the last instance of its series, ends. Some milliseconds at most, whatever the rule; linear in the
  /// length of the lists.
  /// - Parameters:
  ///   - overridden: RECURRENCE-IDs of the series' overrides; those instances are judged by their own components.
  ///   - diagnostics: gets `.unknownTimeZone`, and `.recurrenceAssumed` where the answer is `.assumedFuture`.
  public func lastInstanceEnd(
    in zones: TimeZoneRules, excluding overridden: [DateProperty] = [], diagnostics: inout [Diagnostic]
  ) -> LastInstance {
    do {
      return try computedEnd(in: zones, excluding: overridden, diagnostics: &diagnostics)
    } catch {
      let diagnostic = Diagnostic(.recurrenceAssumed, error.message + "; the event is taken to lie in the future.")
      diagnostics.append(diagnostic)
      return .assumedFuture(diagnostic)
    }
  }

  private func computedEnd(
    in zones: TimeZoneRules, excluding overridden: [DateProperty], diagnostics: inout [Diagnostic]
  ) throws(Series.Assumed) -> LastInstance {
    let series: Series
    do { series = try Series(self, in: zones, diagnostics: &diagnostics) } catch {
      throw Series.Assumed(message: error.message)
    }
    guard isRecurring else { return .ended(at: series.end(of: series.start)) }
    let rules = try parsedRules()
    let exclusions = Exclusions(exdates + overridden, of: series, tzid: dtstart?.tzid, diagnostics: &diagnostics)
    let end = try series.lastEnd(of: self, rules: rules, excluding: exclusions, diagnostics: &diagnostics)
    return end.map { .ended(at: $0) } ?? .endless
  }

  func parsedRules() throws(Series.Assumed) -> [RecurrenceRule] {
    var rules: [RecurrenceRule] = []
    for text in rrules {
      do { rules.append(try RecurrenceRule(parsing: text)) } catch {
        switch error {
        case .broken(let reason): throw Series.Assumed(message: "RRULE is broken: \(reason)")
        case .unsupported(let what): throw Series.Assumed(message: "RRULE is not supported: \(what)")
        }
      }
    }
    return rules
  }

  /// DTSTART as RFC 3339 text: `2026-12-01T09:00:00+01:00`, `2026-12-01T08:00:00Z` for a UTC time, `2026-12-01` for a date; a
  /// floating time has the default zone's offset. Nil where there is none or it is no date.
  public func startText(in zones: TimeZoneRules, diagnostics: inout [Diagnostic]) -> String? {
    dtstart.flatMap { Self.text(of: $0, in: zones, diagnostics: &diagnostics) }
  }

  /// The same of DTEND; where there is none, DURATION as it stands.
  public func endText(in zones: TimeZoneRules, diagnostics: inout [Diagnostic]) -> String? {
    if let dtend { return Self.text(of: dtend, in: zones, diagnostics: &diagnostics) }
    return duration.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func text(
    of property: DateProperty, in zones: TimeZoneRules, diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let value = DateValue(property.value) else { return nil }
    switch value {
    case .date(let day): return WallTime(day: day).rfc3339Date
    case .utc(let instant): return instant.rfc3339
    case .wall(let wall):
      // RFC 3339 has no seconds in an offset; only local mean times before 1920 do.
      let minutes = zones.zone(of: property, diagnostics: &diagnostics).offset(at: wall) / 60
      let digits = Decimal.digits(abs(minutes) / 60, width: 2) + [0x3A] + Decimal.digits(abs(minutes) % 60, width: 2)
      return wall.rfc3339 + (minutes < 0 ? "-" : "+") + String(decoding: digits, as: UTF8.self)
    }
  }
}
