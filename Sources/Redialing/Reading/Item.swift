import Calendars
import Messages

/// One message or one calendar file, parsed once: everything in it that can hold or carry a meeting.
struct Item: Sendable {
  let bytes: [UInt8]
  /// Nil for a calendar file.
  let message: Message?
  let calendars: [CalendarCopy]
  /// Plain and HTML bodies that belong to the meeting, in the order of the message.
  let bodies: [BodyCopy]
  /// Every VEVENT once, copies taken together, in order.
  let events: [Event]
}

/// One calendar component (UID and RECURRENCE-ID) of an item with all the copies of it that the item holds.
struct Event: Sendable {
  /// Where one copy of the component stands.
  struct Occurrence: Sendable {
    /// Index into `Item.calendars`.
    let calendar: Int
    /// The VEVENT.
    let component: Component
  }

  let uid: [UInt8]?
  /// The value as it stands.
  let recurrenceID: [UInt8]?
  /// The first is the item's own calendar; others are attached copies.
  var occurrences: [Occurrence]
  /// Whether the message's text and HTML bodies are about this component.
  let ownsBodies: Bool

  var primary: Occurrence { occurrences[0] }
}
