import Calendars
import UnicodeRisks

/// What the value of a content line holds.
enum PropertyContent {
  static func content(of line: ContentLine) -> RiskField.Content {
    guard !line.isBroken, !isOpaque(line.name) else { return .opaque }
    let parameters = line.parameters
    if parameters.isEmpty { return isMarkup(line, parameters) ? .html : .plain }
    func value(of name: PropertyName) -> [UInt8]? { parameters.first { $0.name == name }?.value }
    if let type = value(of: .value), !textTypes.contains(PropertyName(type)) { return .opaque }
    guard value(of: .encoding) == nil, !line.isQuotedPrintable else { return .opaque }
    return isMarkup(line, parameters) ? .html : .plain
  }

  /// X-ALT-DESC is HTML unless its FMTTYPE says otherwise; any property is with FMTTYPE=text/html.
  private static func isMarkup(_ line: ContentLine, _ parameters: [Parameter]) -> Bool {
    if let format = parameters.first(where: { $0.name == .formatType }) {
      return PropertyName(format.value) == htmlType
    }
    return line.hasName("X-ALT-DESC")
  }

  private static func isOpaque(_ name: PropertyName) -> Bool { opaque.contains(name) }

  private static let htmlType = PropertyName("text/html")
  private static let textTypes: Set<PropertyName> = [
    PropertyName("TEXT"), PropertyName("URI"), PropertyName("UNKNOWN"),
  ]

  /// RFC 5545, 7986, 9073: values of another type than TEXT or URI, and words of the standard.
  private static let opaque: Set<PropertyName> = Set(
    """
    BEGIN END VERSION CALSCALE METHOD CLASS STATUS TRANSP ACTION GEO PERCENT-COMPLETE PRIORITY COMPLETED DTEND DUE \\
    DTSTART DURATION FREEBUSY TZID TZOFFSETFROM TZOFFSETTO ATTENDEE ORGANIZER RECURRENCE-ID EXDATE EXRULE RDATE RRULE \\
    REPEAT TRIGGER CREATED DTSTAMP LAST-MODIFIED SEQUENCE REFRESH-INTERVAL COLOR ATTACH IMAGE CALENDAR-ADDRESS \\
    STRUCTURED-DATA LOCATION-TYPE PARTICIPANT-TYPE RESOURCE-TYPE BUSYTYPE ACKNOWLEDGED
    """.split(separator: " ").map { PropertyName(String($0)) })
}

extension PropertyName {
  fileprivate static let value = PropertyName("VALUE")
  fileprivate static let encoding = PropertyName("ENCODING")
  fileprivate static let formatType = PropertyName("FMTTYPE")
}
