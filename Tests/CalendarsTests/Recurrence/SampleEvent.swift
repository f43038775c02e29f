import Diagnosing

@testable import Calendars

/// An event made from lines as a test writes them: `DTSTART;TZID=Europe/Berlin:20260105T090000`.
struct SampleEvent {
  var times: EventTimes
  var zones: TimeZoneRules
  var overridden: [DateProperty] = []

  init(_ lines: String..., zones: TimeZoneRules = TimeZoneRules(), overridden: [String] = []) {
    func all(_ name: String) -> [DateProperty] {
      lines.filter { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }.map(Self.property)
    }
    times = EventTimes(
      dtstart: all("DTSTART").first, dtend: all("DTEND").first, duration: all("DURATION").first?.value,
      rrules: all("RRULE").map(\.value), rdates: all("RDATE"), exdates: all("EXDATE"))
    self.zones = zones
    self.overridden = overridden.map(Self.property)
  }

  /// The end of the last instance as RFC 3339, "endless", or "assumed".
  var lastEnd: String {
    var diagnostics: [Diagnostic] = []
    return switch times.lastInstanceEnd(in: zones, excluding: overridden, diagnostics: &diagnostics) {
    case .ended(let end): end.rfc3339
    case .endless: "endless"
    case .assumedFuture: "assumed"
    }
  }

  var diagnostics: [DiagnosticCode] {
    var diagnostics: [Diagnostic] = []
    _ = times.lastInstanceEnd(in: zones, excluding: overridden, diagnostics: &diagnostics)
    return diagnostics.map(\.code)
  }

  func isPast(at now: String) -> Bool {
    var diagnostics: [Diagnostic] = []
    return times.isPast(at: instant(now), in: zones, excluding: overridden, diagnostics: &diagnostics)
  }

  static func property(_ line: String) -> DateProperty {
    var isQuoted = false
    let colon = line.firstIndex {
      if $0 == "\"" { isQuoted.toggle() }
      return $0 == ":" && !isQuoted
    }
    let head = line[..<(colon ?? line.endIndex)]
    let value = colon.map { line[line.index(after: $0)...] } ?? ""
    var tzid: String?
    if let found = head.firstRange(of: ";TZID=") { tzid = head[found.upperBound...].filter { $0 != "\"" } }
    return DateProperty(value: Array(value.utf8), tzid: tzid)
  }
}

func instant(_ text: String) -> Instant { Instant(rfc3339: Array(text.utf8)) ?? Instant(seconds: .min) }

/// Zones written by hand, as Outlook does, so that these tests need no tzdata.
enum SampleZones {
  static let berlin = zone("W. Europe Standard Time", "+0100", "+0200", "BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10")

  static func zone(_ name: String, _ standard: String, _ daylight: String, _ begin: String, _ end: String) -> [UInt8] {
    Array(
      """
      BEGIN:VTIMEZONE\r
      TZID:\(name)\r
      BEGIN:STANDARD\r
      DTSTART:16010101T030000\r
      TZOFFSETFROM:\(daylight)\r
      TZOFFSETTO:\(standard)\r
      RRULE:FREQ=YEARLY;\(end)\r
      END:STANDARD\r
      BEGIN:DAYLIGHT\r
      DTSTART:16010101T020000\r
      TZOFFSETFROM:\(standard)\r
      TZOFFSETTO:\(daylight)\r
      RRULE:FREQ=YEARLY;\(begin)\r
      END:DAYLIGHT\r
      END:VTIMEZONE\r

      """.utf8)
  }
}
