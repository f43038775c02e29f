/// The name behind BEGIN, in upper case, without white space around it.
public struct ComponentType: RawRepresentable, Sendable, Hashable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let calendar = ComponentType(rawValue: "VCALENDAR")
  public static let event = ComponentType(rawValue: "VEVENT")
  public static let toDo = ComponentType(rawValue: "VTODO")
  public static let journal = ComponentType(rawValue: "VJOURNAL")
  public static let freeBusy = ComponentType(rawValue: "VFREEBUSY")
  public static let timeZone = ComponentType(rawValue: "VTIMEZONE")
  public static let standard = ComponentType(rawValue: "STANDARD")
  public static let daylight = ComponentType(rawValue: "DAYLIGHT")
  public static let alarm = ComponentType(rawValue: "VALARM")

  /// Types that stand directly in a VCALENDAR (RFC 5545 section 3.6), never in one another.
  var standsInCalendar: Bool {
    self == .event || self == .toDo || self == .journal || self == .freeBusy || self == .timeZone
  }
}
