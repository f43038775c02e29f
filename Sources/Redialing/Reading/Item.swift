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

  /// Whether an attached calendar of the message itself cannot be decoded, so that nobody knows what it is a copy of.
  var hasBrokenAttachment: Bool {
    calendars.contains { $0.isAttachment && !$0.isForwarded && !$0.isProtected && $0.transfer?.isIntact == false }
  }

  /// Whether a body is signed in the clear (RFC 4880 section 7): its text is under the signature.
  var isClearSigned: Bool {
    let mark = Array("-----BEGIN PGP SIGNED MESSAGE-----".utf8)
    return bodies.contains { body in
      let head = Array(body.text.prefix(4096))
      return head.holds(mark) && head.split(separator: 0x0A).contains { $0.starts(with: mark) }
    }
  }
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
