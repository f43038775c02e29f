import Messages
import UnicodeRisks

/// A text of an item in which something was found.
struct SurveyedField: Sendable {
  /// Where it stands, told so that a repair of any field does not change it.
  enum Home: Hashable, Sendable {
    /// The label and byte order mark of a calendar: its index in `TextSurvey.calendars`.
    case stream(calendar: Int)
    /// A content line, by its index in the calendar.
    case line(calendar: Int, index: Int)
    /// The n-th text in header fields of a name in an entity.
    case header(entity: Int, name: FieldName, ordinal: Int)
    /// A file name in the form of RFC 2231.
    case extendedName(entity: Int)
    case body(entity: Int)
  }

  /// What places in the field's bytes are counted from.
  enum Origin: Sendable {
    /// A byte of the calendar's text.
    case calendarText(Int)
    /// A byte of the message.
    case message(Int)
    /// Places cannot be told apart; all are this byte of the message.
    case whole(Int)
    case part(TransferEncodingLayer)
  }

  let home: Home
  /// Property or header field name, or part.
  let property: String
  let field: RiskField
  let risks: [Risk]
  let origin: Origin
}
