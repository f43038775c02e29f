import Testing

@testable import Calendars

@Suite("The calendar of an invitation")
struct InvitationCalendarTests {
  private func invitation(_ text: [UInt8]) throws -> [UInt8] {
    let event = try #require(Calendar(reading: text).events.first)
    return try #require(InvitationCalendar(event: event)).bytes
  }

  /// What strict readers ask of every line.
  private func checkStrict(_ bytes: [UInt8]) throws {
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    let pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    #expect(pieces.last == [])
    for piece in pieces.dropLast() {
      #expect(piece.last == 0x0D)
      #expect(piece.count > 1 && piece.count <= 76)
      #expect(String(validating: piece, as: UTF8.self) != nil)
      #expect(!piece.dropLast().contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F })
    }
    let calendar = Calendar(reading: bytes)
    #expect(calendar.diagnostics.isEmpty)
    #expect(calendar.components.allSatisfy { $0.isBalanced })
    #expect(calendar.lines.allSatisfy { $0.name.isWellFormed })
    #expect(calendar.components[0].properties(named: "METHOD").map(\.value) == [Array("REQUEST".utf8)])
    #expect(calendar.events.count == 1)
  }

  @Test("From any line ends come CRLF and the same values", arguments: ["\r\n", "\n", "\r", "\r\r\n"])
  func lineEnds(end: String) throws {
    let text = Array(
      Sample.invitation.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end).utf8)
    let bytes = try invitation(text)
    try checkStrict(bytes)
    let source = Calendar(reading: text).events[0]
    let event = Calendar(reading: bytes).events[0]
    #expect(event.properties.map { $0.unfolded() } == source.properties.map { $0.unfolded() })
    #expect(source.children.map(\.type) == [.alarm])
    #expect(event.children.isEmpty)
    #expect(
      Calendar(reading: bytes).components[0].first(named: "PRODID")?.value
        == Array("Microsoft Exchange Server 2010".utf8))
  }

  @Test("Only the time zones that the event names, all of them when one is unknown")
  func timeZones() throws {
    let zones = { (text: String) in
      let bytes = try invitation(Array(text.utf8))
      return Calendar(reading: bytes).components.filter { $0.type == .timeZone }.map {
        $0.first(named: "TZID")?.value ?? []
      }
    }
    let first = Array("W. Europe Standard Time".utf8)
    let other = Array("Other Time".utf8)
    #expect(try zones(Sample.invitation) == [first])
    #expect(
      try zones(Sample.invitation.replacing("DTEND;TZID=\"W. Europe", with: "DTEND;TZID=\"Nowhere")) == [first, other])
  }

  @Test("Lines that are none, control bytes and invalid UTF-8 do not go out")
  func sanitised() throws {
    let head = "BEGIN:VCALENDAR\nMETHOD:PUBLISH\nBEGIN:VEVENT\nUID:1\n\nno content line\nX_Y:1\n"
    let text =
      Array(head.utf8) + Array("SUMMARY:a".utf8) + [0, 0x07, 0xFF, 0xC3, 0x0A]
      + Array("DESCRIPTION:\(String(repeating: "会\\n", count: 90))\nEND:VEVENT\nEND:VCALENDAR\n".utf8)
    let bytes = try invitation(text)
    try checkStrict(bytes)
    let event = Calendar(reading: bytes).events[0]
    #expect(event.properties.map(\.name.description) == ["UID", "SUMMARY", "DESCRIPTION"])
    #expect(event.summary == Array("a\u{FFFD}\u{FFFD}".utf8))
    #expect(event.first(named: "DESCRIPTION")?.textValue == Array(String(repeating: "会\n", count: 90).utf8))
    #expect(
      Calendar(reading: bytes).components[0].properties.map(\.name.description) == ["METHOD", "PRODID", "VERSION"])
  }

  @Test("White space around BEGIN, an unclosed quote and a missing colon do not go out")
  func undelimited() throws {
    let text = """
      BEGIN:VCALENDAR
      BEGIN: vevent\t
      ORGANIZER;CN="Ann:mailto:ann@a.example
      DTSTART;VALUE=DATE
      UID:1
      END:VEVENT\u{20}
      END:VCALENDAR

      """
    let bytes = try invitation(Array(text.utf8))
    try checkStrict(bytes)
    let shown = String(decoding: bytes, as: UTF8.self)
    let event = "BEGIN:vevent\r\nORGANIZER;CN=Ann:mailto:ann@a.example\r\nUID:1\r\nEND:VEVENT\r\n"
    #expect(shown.contains(event))
  }

  @Test("What is the organizer's own affair does not go out, everything else does")
  func organizersOwn() throws {
    let text = """
      BEGIN:VCALENDAR
      METHOD:PUBLISH
      PRODID:x
      VERSION:2.0
      X-MS-OLK-FORCEINSPECTOROPEN:TRUE
      X-WR-CALNAME:Plans
      BEGIN:VTIMEZONE
      TZID:Of the alarm
      END:VTIMEZONE
      BEGIN:VEVENT
      BEGIN:VALARM
      TRIGGER;TZID=Of the alarm:20260101T000000
      BEGIN:X-INSIDE
      X-A:1
      END:X-INSIDE
      END:VALARM
      UID:1
      X-MICROSOFT-CDO-OWNERAPPTID:7
      x-ms-o
       lk-sender;CN="Bob":mailto:bob@a.example
      ATTACH:file:///C:/Users/ann/minutes.docx
      ATTACH;FMTTYPE="a/b:c": FI
       LE://server/share/a.txt
      ATTACH:https://files.example/file:a
      ATTACH;VALUE=BINARY;ENCODING=BASE64:ZmlsZTo=
      ATTACH:CID:1
      URL:file:///a
      X-MS-OLK:1
      BEGIN:X-OTHER
      X-MS-OLK-CONFTYPE:0
      X-B:2
      BEGIN:VALARM
      X-C:3
      END:VALARM
      X-D:4
      END:X-OTHER
      BEGIN:VALARM
      END:VALARM
      SUMMARY:VALARM
      END:VEVENT
      END:VCALENDAR

      """
    let bytes = try invitation(Array(text.utf8))
    try checkStrict(bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") == [
        "BEGIN:VCALENDAR", "METHOD:REQUEST", "PRODID:x", "VERSION:2.0", "X-WR-CALNAME:Plans", "BEGIN:VEVENT", "UID:1",
        "X-MICROSOFT-CDO-OWNERAPPTID:7", "ATTACH:https://files.example/file:a",
        "ATTACH;VALUE=BINARY;ENCODING=BASE64:ZmlsZTo=", "ATTACH:CID:1", "URL:file:///a", "X-MS-OLK:1", "BEGIN:X-OTHER",
        "X-B:2", "X-D:4", "END:X-OTHER", "SUMMARY:VALARM", "END:VEVENT", "END:VCALENDAR",
      ])
  }

  @Test("One event of several, an override among them")
  func oneOfSeveral() throws {
    let text =
      "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260101T000000Z\nEND:VEVENT\nEND:VCALENDAR"
    let events = Calendar(reading: Array(text.utf8)).events
    let bytes = try #require(InvitationCalendar(event: events[1])).bytes
    try checkStrict(bytes)
    #expect(Calendar(reading: bytes).events.map(\.recurrenceID) == [Array("20260101T000000Z".utf8)])
  }

  @Test("Nothing is made of an event that is not balanced or stands alone")
  func refused() throws {
    for text in ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VCALENDAR\n", "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n"] {
      let event = try #require(Calendar(reading: Array(text.utf8)).events.first)
      #expect(InvitationCalendar(event: event) == nil)
    }
  }
}
