/// One ATTENDEE line (RFC 5545 section 3.8.4.1): people, rooms and resources alike.
public struct Attendee: Sendable {
  public let address: CalendarAddress
  /// The line that says so, for parameters such as PARTSTAT, ROLE, CUTYPE.
  public let line: ContentLine

  public init(_ line: ContentLine) {
    self.line = line
    address = CalendarAddress(line)
  }

  /// CUTYPE is ROOM or RESOURCE.
  public var isResource: Bool {
    guard let type = line.parameter("CUTYPE").map({ PropertyName($0.value).description }) else { return false }
    return type == "ROOM" || type == "RESOURCE"
  }
}
