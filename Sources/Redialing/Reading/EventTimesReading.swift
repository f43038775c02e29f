import Calendars

extension Component {
  /// When the component takes place, as plain values.
  var times: EventTimes {
    var (start, end, duration): (ContentLine?, ContentLine?, ContentLine?)
    var (rrules, rdates, exdates): ([ContentLine], [ContentLine], [ContentLine]) = ([], [], [])
    // One pass, and most names are told by their lengths alone.
    forEachProperty { line in
      guard line.isFolded || (5...8).contains(line.nameRange.count), !line.isBroken else { return }
      if line.hasName("DTSTART") {
        start = start ?? line
      } else if line.hasName("DTEND") {
        end = end ?? line
      } else if line.hasName("DURATION") {
        duration = duration ?? line
      } else if line.hasName("RRULE") {
        rrules.append(line)
      } else if line.hasName("RDATE") {
        rdates.append(line)
      } else if line.hasName("EXDATE") {
        exdates.append(line)
      }
    }
    return EventTimes(
      dtstart: start.map(DateProperty.init), dtend: end.map(DateProperty.init), duration: duration?.value,
      rrules: rrules.map(\.value), rdates: rdates.map(DateProperty.init), exdates: exdates.map(DateProperty.init))
  }
}

extension DateProperty {
  init(_ line: ContentLine) {
    let (tzid, type) = line.parameterValues("TZID", "VALUE")
    func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    self.init(value: line.value, tzid: text(tzid), valueType: text(type))
  }
}

extension Calendar {
  /// The rules of the calendar's own VTIMEZONEs.
  func zones(defaultZone: TimeZone) -> TimeZoneRules {
    let texts = components.filter { $0.type == .timeZone && $0.isBalanced }.map { Array(text[$0.range]) }
    return TimeZoneRules(vtimezones: texts, defaultZone: defaultZone)
  }
}
