import Calendars
import Messages
import Splicing

/// One calendar of an item: the file itself, a text/calendar part or an attached .ics, with the layers it lies under.
struct CalendarCopy: Sendable {
  /// Index into `Message.entities`; nil for a calendar file.
  let entity: Int?
  /// `1.2`; nil for a calendar file.
  let partNumber: String?
  /// An attachment rather than the message's own calendar part.
  let isAttachment: Bool
  let transfer: TransferEncodingLayer?
  let charset: CalendarCharset
  let calendar: Calendar
  /// The `method` parameter of the part.
  let methodParameter: [UInt8]?
  /// Inside a message/rfc822 part.
  let isForwarded: Bool
  /// Under a signature, or unreadable.
  let isProtected: Bool
  /// The transfer encoding does not decode.
  let isBroken: Bool

  /// Edits of the calendar's text as edits of the item.
  func lower(_ edits: EditList<CalendarText>) throws(LoweringError) -> EditList<MessageBytes> {
    let part = try charset.lower(edits)
    guard let transfer else { return part.shifted(by: 0) }
    // Only what really differs is encoded anew.
    return try transfer.lower(part.trimmed(over: transfer.decoded))
  }
}
