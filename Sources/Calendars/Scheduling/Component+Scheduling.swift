import Splicing

extension Component {
  /// The first ORGANIZER (RFC 5545 section 3.8.4.3); nil when there is none or its value is empty.
  public var organizer: CalendarAddress? {
    guard let line = first(named: "ORGANIZER") else { return nil }
    let address = CalendarAddress(line)
    return address.identity.isEmpty ? nil : address
  }

  /// Every ATTENDEE line in order, copies of one person included.
  public var attendees: [Attendee] { properties(named: "ATTENDEE").map(Attendee.init) }

  /// Distinct persons, rooms and resources among ATTENDEE lines, and the ORGANIZER if not among them; 0 when there is
  /// neither.
  public var attendeeCount: Int {
    var identities = Set(properties(named: "ATTENDEE").map { OctetString(CalendarAddress.identity(of: $0)) })
    if let organizer { identities.insert(OctetString(organizer.identity)) }
    identities.remove(OctetString([]))
    return identities.count
  }

  /// How many ATTENDEE lines there are, copies of one person included: never less than there are persons.
  public var attendeeLineCount: Int { properties(named: "ATTENDEE").count }

  /// UID as it stands: unfolded, not unescaped; of several the first.
  public var uid: [UInt8]? { first(named: "UID")?.value }

  /// RECURRENCE-ID as it stands, without its parameters; of several the first.
  public var recurrenceID: [UInt8]? { first(named: "RECURRENCE-ID")?.value }

  /// DTSTART as it stands, without its parameters; of several the first.
  public var startValue: [UInt8]? { first(named: "DTSTART")?.value }

  /// SUMMARY, unescaped.
  public var summary: [UInt8]? { first(named: "SUMMARY")?.textValue }

  /// STATUS in upper case, such as `CANCELLED`.
  public var status: String? {
    first(named: "STATUS").map { String(decoding: $0.value.trimmingBlanks().uppercasedASCII(), as: UTF8.self) }
  }

  /// SEQUENCE; 0 when it is missing, negative, or no number that 63 bits hold.
  public var sequence: Int {
    guard let value = first(named: "SEQUENCE")?.value.trimmingBlanks(), value.count < 19 else { return 0 }
    guard !value.isEmpty, value.allSatisfy(\.isDigit) else { return 0 }
    return value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// PRODID of the VCALENDAR around it, unescaped. O(1).
  public var productID: [UInt8]? { calendarRecord?.productID }

  /// Whether the VCALENDAR around it is vCalendar 1.0, the format before iCalendar: other escapes, other recurrence rules. O(1).
  public var isVersion1: Bool { calendarRecord?.version == Array("1.0".utf8) }
}
