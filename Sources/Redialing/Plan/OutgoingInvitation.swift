/// An update to send to attendees on the organizer's behalf, before it is a message: `Delivery` writes it (RFC 6047).
public struct OutgoingInvitation: Sendable {
  /// Somebody in From or To.
  public struct Party: Sendable, Equatable {
    /// Display name in UTF-8; nil when there is none.
    public let name: String?
    /// An addr-spec, no `mailto:`.
    public let address: String

    public init(name: String?, address: String) {
      self.name = name
      self.address = address
    }
  }

  /// One body of the message.
  public enum Part: Sendable, Equatable {
    /// UTF-8 text of `text/<subtype>`, LF or CRLF.
    case text(subtype: String, [UInt8])
    /// An entity copied from the stored message: its Content-* fields, raw, and its encoded body.
    case entity(fields: [UInt8], body: [UInt8])
  }

  public var uid: String
  /// The value as it stands; nil for a master or single event.
  public var recurrenceID: String?
  public var sequence: Int
  public var from: Party
  /// Every attendee once, never the organizer.
  public var to: [Party]
  public var subject: String
  /// `Message-ID` of the stored message, angle brackets included.
  public var inReplyTo: String?
  public var text: Part
  public var html: Part?
  /// METHOD:REQUEST with one VEVENT, CRLF, UTF-8.
  public var calendar: [UInt8]
  /// Inline parts that the HTML shows (`cid:`).
  public var related: [Part] = []
  public var attachments: [Part] = []
  /// Where the copy stands that this is made from.
  public var path: String
  public var position: Int

  public init(
    uid: String, recurrenceID: String?, sequence: Int, from: Party, to: [Party], subject: String, text: Part,
    calendar: [UInt8], path: String, position: Int
  ) {
    self.uid = uid
    self.recurrenceID = recurrenceID
    self.sequence = sequence
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.calendar = calendar
    self.path = path
    self.position = position
  }

  /// What makes two copies of one update the same message: organizer, UID and instance.
  public var key: String {
    from.address.lowercased() + "\u{0}" + uid + "\u{0}" + (recurrenceID ?? "")
  }
}
