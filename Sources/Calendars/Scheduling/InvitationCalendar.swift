/// An iCalendar object of METHOD:REQUEST with one event, made from a stored calendar: the text/calendar part of an iMIP
/// message (RFC 6047).
///
/// It is meant for strict readers: CRLF throughout, physical lines of at most 75 octets, no fold inside a UTF-8 sequence or
/// an escape pair, valid UTF-8, no control bytes. What is no content line is left out, and what is the organizer's own
/// affair (`ContentLine.isPrivateToStore`, alarms). Other values are not interpreted.
public struct InvitationCalendar: Sendable {
  /// UTF-8, CRLF.
  public let bytes: [UInt8]

  /// - Parameter event: a balanced VEVENT as it shall be sent.
  /// - Returns: nil for a component that is not balanced or has no VCALENDAR around it.
  public init?(event: Component) {
    guard event.isBalanced, !event.isTooDeep, let calendar = event.enclosingCalendar, calendar.index != event.index
    else { return nil }
    var writer = StrictLineWriter()
    writer.append("BEGIN:VCALENDAR")
    writer.append("METHOD:REQUEST")
    let own = calendar.properties.filter { !$0.hasName("METHOD") && !$0.isPrivateToStore }
    let sent = event.linesForAttendees
    if !own.contains(where: { $0.hasName("PRODID") }) { writer.append("PRODID:-//redial//EN") }
    if !own.contains(where: { $0.hasName("VERSION") }) { writer.append("VERSION:2.0") }
    writer.append(own)
    for zone in Self.timeZones(of: sent, in: calendar) { writer.append(zone.allLines) }
    writer.append(sent)
    writer.append("END:VCALENDAR")
    bytes = writer.bytes
  }

  /// The VTIMEZONEs that the TZIDs in these lines name; all of the calendar's when one of the names is not among them.
  private static func timeZones(of lines: [ContentLine], in calendar: Component) -> [Component] {
    let zones = calendar.children.filter { $0.type == .timeZone && $0.isBalanced }
    let wanted = identifiers(in: lines)
    let known = zones.map { $0.first(named: "TZID")?.value.trimmingBlanks() ?? [] }
    guard wanted.isSubset(of: known) else { return zones }
    return zip(zones, known).filter { wanted.contains($0.1) }.map(\.0)
  }

  private static func identifiers(in lines: [ContentLine]) -> Set<[UInt8]> {
    var result: Set<[UInt8]> = []
    for line in lines {
      guard let zone = line.parameter("TZID")?.value.trimmingBlanks() else { continue }
      result.insert(zone)
    }
    return result
  }
}
