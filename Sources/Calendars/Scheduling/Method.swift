/// What an iTIP message asks for (RFC 5546 section 1.4), in upper case.
public struct Method: RawRepresentable, Sendable, Hashable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let publish = Method(rawValue: "PUBLISH")
  public static let request = Method(rawValue: "REQUEST")
  public static let reply = Method(rawValue: "REPLY")
  public static let add = Method(rawValue: "ADD")
  public static let cancel = Method(rawValue: "CANCEL")
  public static let refresh = Method(rawValue: "REFRESH")
  public static let counter = Method(rawValue: "COUNTER")
  public static let declineCounter = Method(rawValue: "DECLINECOUNTER")

  /// The method that holds for a component. The METHOD property of its VCALENDAR wins; the `method` parameter of the MIME
  /// part counts only when there is no property (RFC 6047 section 2.4 asks them to be equal; they are not always).
  /// - Parameter mimeParameter: the value of that parameter, in any case; nil when there is none.
  /// - Returns: nil when neither says anything.
  public init?(of component: Component, mimeParameter: [UInt8]? = nil) {
    if let property = component.calendarRecord?.method {
      rawValue = property
    } else {
      rawValue = String(decoding: (mimeParameter ?? []).trimmingBlanks().uppercasedASCII(), as: UTF8.self)
    }
    if rawValue.isEmpty { return nil }
  }

  /// Whether a message of this method carries no invitation that an organizer could renew.
  public var isNoInvitation: Bool {
    self == .reply || self == .counter || self == .refresh || self == .declineCounter || self == .add
  }
}
