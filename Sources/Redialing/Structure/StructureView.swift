import Calendars
import Messages

/// What was parsed of a file, for checking and for bug reports (`scan --json --structure`).
public struct StructureView: Sendable {
  public struct Part: Sendable {
    public let path: String
    /// `type/subtype` in lower case.
    public let type: String
    public let charset: String?
    public let encoding: String
    /// The body after its transfer encoding; nil for parts that hold parts.
    public let body: [UInt8]?
  }

  public struct ComponentView: Sendable {
    /// Number of the message from 0; nil in an iCalendar file.
    public let message: Int?
    public let part: String?
    /// In upper case.
    public let type: String
    public let uid: String?
    public let recurrenceID: String?
    public let start: String?
    public let properties: Int
  }

  /// Parts of each message, in order.
  public private(set) var messages: [[Part]] = []
  public private(set) var components: [ComponentView] = []

  public init() {}

  public mutating func add(calendarFile bytes: [UInt8]) {
    add(Calendar(reading: CalendarCharset(bytes, label: nil).text), message: nil, part: nil)
  }

  public mutating func add(message bytes: [UInt8]) {
    let message = Message(reading: bytes)
    let number = messages.count
    messages.append(
      message.entities.map { entity in
        let body = entity.isContainer ? nil : message.layer(of: entity).decoded
        if entity.contentType.is("text/calendar"), let body {
          add(
            Calendar(reading: CalendarCharset(body, label: entity.charsetLabel).text), message: number,
            part: entity.number)
        }
        return Part(
          path: entity.number, type: entity.contentType.name, charset: entity.charsetLabel?.lowercased(),
          encoding: entity.transferEncoding.name, body: body)
      })
  }

  private mutating func add(_ calendar: Calendar, message: Int?, part: String?) {
    func text(_ value: [UInt8]?) -> String? { value.map { String(decoding: $0, as: UTF8.self) } }
    components += calendar.components.map { component in
      ComponentView(
        message: message, part: part, type: component.type.rawValue, uid: text(component.uid),
        recurrenceID: text(component.recurrenceID), start: text(component.startValue),
        properties: component.propertyCount)
    }
  }
}
