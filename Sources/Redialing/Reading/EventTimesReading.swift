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
    let parameters = line.parameters
    func value(of name: StaticString) -> String? {
      let wanted = PropertyName(name.description)
      return parameters.first { $0.name == wanted }.map { String(decoding: $0.value, as: UTF8.self) }
    }
    self.init(value: line.value, tzid: value(of: "TZID"), valueType: value(of: "VALUE"))
  }
}

extension Calendar {
  /// The rules of the calendar's own VTIMEZONEs.
  func zones(defaultZone: TimeZone) -> TimeZoneRules {
    let texts = components.filter { $0.type == .timeZone && $0.isBalanced }.map { Array(text[$0.range]) }
    return TimeZoneRules(vtimezones: texts, defaultZone: defaultZone)
  }
}
