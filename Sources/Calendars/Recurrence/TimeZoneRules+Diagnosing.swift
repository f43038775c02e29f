import Diagnosing

extension TimeZoneRules {
  /// The zone in which a local time is read; an unknown TZID is reported once.
  func zone(of property: DateProperty, diagnostics: inout [Diagnostic]) -> TimeZone {
    guard let tzid = property.tzid, !tzid.isEmpty else { return defaultZone }
    if let zone = zone(tzid: tzid) { return zone }
    let diagnostic = Diagnostic(
      .unknownTimeZone, "The time zone \"\(Self.shown(tzid))\" is unknown; its times are read in the default time zone."
    )
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    return defaultZone
  }

  /// A name out of a file, fit for a message: short, and without control characters.
  private static func shown(_ tzid: String) -> String {
    let visible = tzid.unicodeScalars.map {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format ? "\u{FFFD}" : Character($0)
    }
    return visible.count <= 100 ? String(visible) : String(visible.prefix(100)) + "..."
  }
}
