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
  /// Whether the transfer encoding decodes where a component stands.
  /// - Parameter range: of the calendar's text.
  func isIntact(in range: Range<Int>) -> Bool {
    guard let transfer, !transfer.isIntact else { return true }
    // Where text and part are the same bytes, the place can be told; elsewhere the whole counts.
    if case .other = charset { return false }
    return transfer.isIntact(in: range)
  }

  /// Edits of the calendar's text as edits of the item.
  func lower(_ edits: EditList<CalendarText>, in message: Message?) throws(LoweringError) -> EditList<MessageBytes> {
    let part = try charset.lower(edits)
    guard let transfer, let entity, let message else { return part.shifted(by: 0) }
    // Only what really differs is encoded anew.
    return try message.lower(part.trimmed(over: transfer.decoded), into: message.entities[entity], through: transfer)
  }
}
