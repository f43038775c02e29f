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
    bodies.contains { $0.text.withUnsafeBufferPointer { Self.isClearSigned($0.prefix(4096)) } }
  }

  private static let signedMark = Array("-----BEGIN PGP SIGNED MESSAGE-----".utf8)

  private static func isClearSigned(_ head: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let dash = UInt8(ascii: "-")
    // Five dashes do not pass between steps of five.
    for place in stride(from: 4, to: head.count, by: 5) where head[place] == dash {
      var start = place
      while start > 0, head[start - 1] == dash { start -= 1 }
      if start == 0 || head[start - 1] == 0x0A, head[start...].starts(with: signedMark) { return true }
    }
    return false
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
