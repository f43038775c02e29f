import Calendars

extension Component {
  /// When the component takes place, as plain values.
  var times: EventTimes {
    EventTimes(
      dtstart: first(named: "DTSTART").map(DateProperty.init), dtend: first(named: "DTEND").map(DateProperty.init),
      duration: first(named: "DURATION")?.value, rrules: properties(named: "RRULE").map(\.value),
      rdates: properties(named: "RDATE").map(DateProperty.init),
      exdates: properties(named: "EXDATE").map(DateProperty.init))
  }
}

extension DateProperty {
  init(_ line: ContentLine) {
    let (tzid, type) = line.parameterValues("TZID", "VALUE")
    func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    self.init(value: line.value, tzid: text(tzid), valueType: text(type))
  }
}

extension PropertyName {
  fileprivate static let tzid = PropertyName("TZID")
  fileprivate static let value = PropertyName("VALUE")
}

extension Calendar {
  /// The rules of the calendar's own VTIMEZONEs.
  func zones(defaultZone: TimeZone) -> TimeZoneRules {
    let texts = components.filter { $0.type == .timeZone && $0.isBalanced }.map { Array(text[$0.range]) }
    return TimeZoneRules(vtimezones: texts, defaultZone: defaultZone)
  }
}
