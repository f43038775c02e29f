/// A piece of input that one person (or program) wrote as one text, in the layer where it is looked at.
public struct RiskField: Sendable {
  /// Which layer the bytes belong to.
  public enum Context: Sendable, Equatable {
    /// An RFC 5322 header field body (what stands behind the colon), raw and folded; encoded-words are decoded here.
    case headerField
    /// One RFC 5545 content line with its folds; a line end behind it does not count. `value` says what the value holds;
    /// text parameters are looked at in any case.
    case contentLine(value: Content)
    /// A TEXT value, unfolded and still escaped (RFC 5545 section 3.3.11).
    case propertyText(Content)
    /// A text/plain body after its transfer encoding.
    case plainText
    /// A text/html body after its transfer encoding.
    case html
    /// A whole text/calendar body or .ics file: only its label, its byte order mark and the soundness of its bytes are looked
    /// at; its content lines are fields of their own.
    case calendarStream
  }

  /// What a value holds.
  public enum Content: Sendable, Equatable {
    case plain
    case html
    /// No text of a person: an address, a date, a number.
    case opaque
  }

  public let context: Context
  public let bytes: [UInt8]
  /// The charset label as it stands; nil when there is none. Content lines and property texts without one are UTF-8.
  public let declaredCharset: String?
  /// True where RFC 6532 allows 8-bit header fields.
  public let allowsInternationalizedHeaders: Bool
  /// True when the bytes travel as they are (7bit, 8bit, binary), so that long lines matter.
  public let isUnencoded: Bool

  public init(
    _ context: Context, _ bytes: [UInt8], declaredCharset: String? = nil,
    allowsInternationalizedHeaders: Bool = false, isUnencoded: Bool = false
  ) {
    self.context = context
    self.bytes = bytes
    self.declaredCharset = declaredCharset
    self.allowsInternationalizedHeaders = allowsInternationalizedHeaders
    self.isUnencoded = isUnencoded
  }
}
