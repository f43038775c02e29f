import Calendars
import Charsets
import Messages
import Splicing

/// Reads one message or one calendar file. Never fails: what cannot be read safely is marked so that a rule says so.
enum ItemReader {
  static func read(_ bytes: [UInt8], kind: ItemInput.Kind) -> Item {
    switch kind {
    case .calendar: calendarFile(bytes)
    case .message: message(bytes)
    }
  }

  /// A calendar file as the one calendar of its item.
  static func calendar(ofFile bytes: [UInt8]) -> CalendarCopy {
    let charset = CalendarCharset(bytes, label: nil)
    return CalendarCopy(
      entity: nil, partNumber: nil, isAttachment: false, transfer: nil, charset: charset,
      calendar: Calendar(reading: charset.text), methodParameter: nil, isForwarded: false, isProtected: false)
  }

  /// The calendars of a message. Its own calendar part speaks before attached copies of it.
  static func calendars(in message: Message) -> [CalendarCopy] {
    let found = message.entities.filter(isCalendar).map { calendar($0, in: message) }
    return found.filter { !$0.isAttachment } + found.filter(\.isAttachment)
  }

  private static func calendarFile(_ bytes: [UInt8]) -> Item {
    let copy = calendar(ofFile: bytes)
    return Item(bytes: bytes, message: nil, calendars: [copy], bodies: [], events: events(in: [copy], hasBodies: false))
  }

  private static func message(_ bytes: [UInt8]) -> Item {
    let message = Message(reading: bytes)
    let calendars = calendars(in: message)
    let holdsEvents = calendars.contains { !$0.calendar.events.isEmpty }
    let bodies = holdsEvents ? message.entities.compactMap { body($0, in: message) } : []
    return Item(
      bytes: bytes, message: message, calendars: calendars, bodies: bodies,
      events: events(in: calendars, hasBodies: true))
  }

  /// text/calendar and application/ics, and attachments of other types that are named like one.
  static func isCalendar(_ entity: Entity) -> Bool {
    let type = entity.contentType
    if type.is("text/calendar") || type.is("application/ics") { return true }
    guard type.type == "application" || type.is("text/plain"), let name = entity.filename else { return false }
    return name.lowercased().hasSuffix(".ics")
  }

  private static func calendar(_ entity: Entity, in message: Message) -> CalendarCopy {
    let transfer = message.layer(of: entity)
    let part = transfer.decoded
    let charset = CalendarCharset(part, label: entity.charsetLabel)
    return CalendarCopy(
      entity: entity.index, partNumber: entity.number,
      isAttachment: entity.disposition == "attachment" || !entity.contentType.is("text/calendar"), transfer: transfer,
      charset: charset, calendar: Calendar(reading: charset.text),
      methodParameter: entity.contentType["method"].map { Array($0.utf8) },
      isForwarded: entity.isInsideForwardedMessage, isProtected: entity.isProtected)
  }

  /// A text body of the message itself: no attachment, nothing forwarded, nothing under a signature.
  private static func body(_ entity: Entity, in message: Message) -> BodyCopy? {
    let type = entity.contentType
    let form: BodyCopy.Form
    if type.is("text/plain") { form = .plain } else if type.is("text/html") { form = .html } else { return nil }
    guard entity.disposition != "attachment", entity.filename == nil, !entity.isInsideForwardedMessage,
      !entity.isProtected, !isCalendar(entity)
    else { return nil }
    let transfer = message.layer(of: entity)
    let part = transfer.decoded
    let charset = entity.charsetLabel.map { Charset(label: $0) ?? .usASCII } ?? .usASCII
    return BodyCopy(
      form: form, entity: entity.index, partNumber: entity.number, transfer: transfer,
      charset: CharsetLayer(
        part, in: 0..<part.count, charset: charset, unfitting: form == .html ? .characterReferences : .refused))
  }

  /// Every VEVENT once: the same UID and RECURRENCE-ID in another calendar of the message is a copy.
  private static func events(in calendars: [CalendarCopy], hasBodies: Bool) -> [Event] {
    var events: [Event] = []
    var places: [EventKey: Int] = [:]
    for (index, copy) in calendars.enumerated() {
      for component in copy.calendar.events {
        let occurrence = Event.Occurrence(calendar: index, component: component)
        let (uid, recurrenceID) = (component.uid, component.recurrenceID)
        let key = EventKey(
          uid: uid.map(OctetString.init), recurrenceID: recurrenceID.map(OctetString.init),
          isForwarded: copy.isForwarded)
        if uid?.isEmpty == false, let place = places[key], events[place].primary.calendar != index {
          events[place].occurrences.append(occurrence)
          continue
        }
        if places[key] == nil { places[key] = events.count }
        events.append(
          Event(
            uid: uid, recurrenceID: recurrenceID, occurrences: [occurrence],
            ownsBodies: hasBodies && !copy.isForwarded && !events.contains(where: \.ownsBodies)))
      }
    }
    return events
  }
}

private struct EventKey: Hashable {
  let uid: OctetString?
  let recurrenceID: OctetString?
  let isForwarded: Bool
}
