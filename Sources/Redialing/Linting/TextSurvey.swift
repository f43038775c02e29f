import Calendars
import Messages
import UnicodeRisks

/// Looks where people write in one item: every header field that holds text, every text/plain, text/html and text/calendar
/// part, every property and parameter of type TEXT. What is clean leaves no trace; linear in the size of the item.
struct TextSurvey: Sendable {
  /// Those in which something was found, in no particular order.
  private(set) var fields: [SurveyedField] = []
  let message: Message?
  let calendars: [SurveyedCalendar]

  /// - Parameter nextHop: nil where none is known.
  init(_ bytes: [UInt8], kind: ItemInput.Kind, nextHop: NextHop? = nil) {
    switch kind {
    case .calendar:
      self.init(message: nil, calendars: [ItemReader.calendar(ofFile: bytes)], file: bytes, layers: [:], nextHop)
    case .message:
      let message = Message(reading: bytes)
      self.init(
        message: message, calendars: ItemReader.calendars(in: message), file: bytes, layers: [:], nextHop)
    }
  }

  /// An item that was read already: nothing of it is decoded twice.
  init(_ item: Item, nextHop: NextHop? = nil) {
    let layers = Dictionary(item.bodies.map { ($0.entity, $0.transfer) }, uniquingKeysWith: { first, _ in first })
    self.init(message: item.message, calendars: item.calendars, file: item.bytes, layers: layers, nextHop)
  }

  private init(
    message: Message?, calendars copies: [CalendarCopy], file: [UInt8], layers: [Int: TransferEncodingLayer],
    _ nextHop: NextHop?
  ) {
    self.message = message
    calendars = copies.enumerated().map { index, copy in
      SurveyedCalendar(copy, index: index, part: copy.transfer?.decoded ?? file, in: message)
    }
    for calendar in calendars { fields += calendar.fields(nextHop: nextHop) }
    guard let message else { return }
    let reading = MessageSurvey(message: message, layers: layers, nextHop: nextHop)
    let inCalendars = Set(calendars.compactMap(\.copy.entity))
    for entity in message.entities {
      fields += reading.fields(of: entity, isCalendar: inCalendars.contains(entity.index))
    }
  }

  /// Where a byte of a field stands in the item.
  func offset(of place: Int, in field: SurveyedField) -> Int {
    switch field.origin {
    case .message(let start): start + place
    case .whole(let start): start
    case .part(let layer): layer.outerOffset(of: place)
    case .calendarText(let start):
      switch field.home {
      case .stream(let calendar): calendars[calendar].offset(ofPart: place)
      case .line(let calendar, _): calendars[calendar].offset(ofText: start + place)
      default: start + place
      }
    }
  }
}
