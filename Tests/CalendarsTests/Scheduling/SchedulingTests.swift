import Testing

@testable import Calendars

@Suite("Scheduling")
struct SchedulingTests {
  private func event(_ properties: String) throws -> Component {
    let text = "BEGIN:VCALENDAR\nPRODID:-//A\\, B//EN\nBEGIN:VEVENT\n\(properties)\nEND:VEVENT\nEND:VCALENDAR\n"
    return try #require(Calendar(reading: Array(text.utf8)).events.first)
  }

  @Test(
    "Any spelling of mailto",
    arguments: [
      "mailto:Ann@A.example", "MAILTO:ann@a.example", "Mailto: ann@a.example ", "ann@a.example",
      "\"mailto:ann@a.example\"",
      "mailto:<ann@a.example>", "mailto:ann%40a.example", "mailto:mailto:ann@a.example",
      "mailto:ann@a.example?subject=x",
    ])
  func mailto(value: String) throws {
    let organizer = try #require(try event("ORGANIZER:\(value)").organizer)
    #expect(organizer.identity == Array("ann@a.example".utf8))
    #expect(organizer.isSame(as: Array("MailTo:ANN@a.example".utf8)))
    #expect(!organizer.isSame(as: Array("bob@a.example".utf8)))
  }

  @Test(
    "What is no mail address",
    arguments: [
      "urn:uuid:1", "/O=X/OU=Y/CN=Z", "sip:ann@a.example", "https://ann@a.example/x", "invalid:nomail", "mailto:",
      "ann", "@a", "a@",
      "mailto:a b@c.example",
    ])
  func noMailAddress(value: String) {
    #expect(CalendarAddress.mailAddress(in: Array(value.utf8)) == nil)
  }

  @Test("The EMAIL parameter counts when the value is no mail address, and only then")
  func emailParameter() throws {
    let urn = try #require(try event("ORGANIZER;EMAIL=Ann@a.example;CN=\"Shaw, Ann\":urn:uuid:1").organizer)
    #expect(urn.mailAddress == Array("Ann@a.example".utf8))
    #expect(urn.identity == Array("ann@a.example".utf8))
    #expect(urn.commonName == Array("Shaw, Ann".utf8))
    let both = try #require(try event("ORGANIZER;EMAIL=bob@a.example:mailto:ann@a.example").organizer)
    #expect(both.identity == Array("ann@a.example".utf8))
  }

  @Test("SENT-BY and a bare comma in CN")
  func sentBy() throws {
    let organizer = try #require(
      try event("ORGANIZER;SENT-BY=\"MAILTO:bob@a.example\";CN=Shaw, Ann:mailto:ann@a.example").organizer)
    #expect(organizer.sentBy == Array("bob@a.example".utf8))
    #expect(organizer.commonName == Array("Shaw, Ann".utf8))
  }

  @Test(
    "METHOD and PRODID are the first of their VCALENDAR's own, wherever and however they are written",
    arguments: [
      ("METHOD:cancel\nPRODID:a\\,b\nMETHOD:REPLY\nPRODID:c\n", "", "CANCEL", "a,b"),
      ("MET\n HOD;X=\"a:b\": Can\n cel \np\n rodid:a\n", "", "CANCEL", "a"),
      ("", "Method:CANCEL\nprodid:a\n", "CANCEL", "a"),
      ("METHOD\nBEGIN:X\nMETHOD:REPLY\nPRODID:b\nEND:X\n", "METHOD:CANCEL\n", "CANCEL", nil),
      ("METHOD: \nMETHOD:CANCEL\n", "PRODID:\n", nil, ""),
      ("X-METHOD:CANCEL\n", "END:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VCALENDAR\nMETHOD:CANCEL\nPRODID:b\n", "REQUEST", nil),
    ] as [(String, String, String?, String?)])
  func calendarProperties(before: String, after: String, method: String?, product: String?) throws {
    let text = "BEGIN:VCALENDAR\n\(before)BEGIN:VEVENT\nMETHOD:ADD\nPRODID:x\nEND:VEVENT\n\(after)END:VCALENDAR\n"
    let event = try #require(Calendar(reading: Array(text.utf8)).events.first)
    #expect(Method(of: event, mimeParameter: Array("request".utf8))?.rawValue == method)
    #expect(event.productID == product.map { Array($0.utf8) })
    #expect(event.productID == event.enclosingCalendar?.first(named: "PRODID")?.textValue)
  }

  @Test("Case folding reaches beyond ASCII")
  func folding() {
    #expect(CalendarAddress.folded(Array("ÉVA@Ö.example".utf8)) == Array("éva@ö.example".utf8))
    #expect(CalendarAddress.folded([0x41, 0xFF]) == [0x61, 0xFF])
  }

  @Test(
    "Attendees are counted as distinct addresses, the organizer with them",
    arguments: [
      ("SUMMARY:x", 0), ("ORGANIZER:mailto:a@x.example", 1), ("ATTENDEE:mailto:a@x.example", 1), ("ORGANIZER:", 0),
      ("ORGANIZER:mailto:a@x.example\nATTENDEE:MAILTO:A@X.example\nATTENDEE;CN=b:mailto:b@x.example", 2),
      (
        "ORGANIZER:mailto:a@x.example\nATTENDEE:b@x.example\nATTENDEE;CUTYPE=ROOM:mailto:r@x.example\nATTENDEE:mailto:B@x.example",
        3
      ),
      ("ATTENDEE;EMAIL=b@x.example:urn:uuid:1\nATTENDEE:mailto:b@x.example\nATTENDEE:urn:uuid:2", 2),
      ("ATTENDEE:mailto:a@x.example\nBEGIN:VALARM\nATTENDEE:mailto:z@x.example\nEND:VALARM", 1),
    ])
  func attendeeCount(properties: String, count: Int) throws {
    #expect(try event(properties).attendeeCount == count)
  }

  @Test("Rooms and resources")
  func resources() throws {
    let attendees = try event("ATTENDEE;CUTYPE=room:mailto:r@x.example\nATTENDEE;CUTYPE=INDIVIDUAL:mailto:a@x.example")
      .attendees
    #expect(attendees.map(\.isResource) == [true, false])
  }

  @Test("Plain accessors")
  func accessors() throws {
    let event = try event(
      "UID:a\\,b\nRECURRENCE-ID;TZID=X:20260101T090000\nSUMMARY:Say \\\"hi\\\"\\n\\, ok\nStatus: cancelled \nSEQUENCE: 12 \nDTSTART;VALUE=DATE:20260101"
    )
    #expect(event.uid == Array("a\\,b".utf8))
    #expect(event.recurrenceID == Array("20260101T090000".utf8))
    #expect(event.startValue == Array("20260101".utf8))
    #expect(event.summary == Array("Say \"hi\"\n, ok".utf8))
    #expect(event.status == "CANCELLED")
    #expect(event.sequence == 12)
    #expect(event.productID == Array("-//A, B//EN".utf8))
  }

  @Test(
    "A SEQUENCE that is missing or no number is 0",
    arguments: ["X:1", "SEQUENCE:", "SEQUENCE:-1", "SEQUENCE:1.5", "SEQUENCE:99999999999999999999", "SEQUENCE"])
  func sequence(property: String) throws {
    #expect(try event(property).sequence == 0)
  }

  @Test("The METHOD property wins over the MIME parameter")
  func method() throws {
    func event(_ method: String) throws -> Component {
      let text = "BEGIN:VCALENDAR\n\(method)BEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n"
      return try #require(Calendar(reading: Array(text.utf8)).events.first)
    }
    let reply = Array("reply".utf8)
    #expect(Method(of: try event("METHOD:Request\n"), mimeParameter: reply) == .request)
    #expect(Method(of: try event(""), mimeParameter: reply) == .reply)
    #expect(Method(of: try event("")) == nil)
    #expect(Method.reply.isNoInvitation && Method.add.isNoInvitation)
    #expect(!Method.request.isNoInvitation && !Method.publish.isNoInvitation && !Method.cancel.isNoInvitation)
  }
}
