import Conferences
import Testing

@Suite("Conference data exported from Microsoft Graph")
struct GraphTests {
  static let meeting = """
    {"id":"MSpk","creationDateTime":"2026-09-01T08:00:00Z","startDateTime":"2026-12-01T09:00:00Z","endDateTime":"2026-12-01T10:00:00Z",
     "subject":null,"joinWebUrl":"https://teams.microsoft.com/l/meetup-join/19%3ameeting_MWE%40thread.v2/0?context=%7b%22Tid%22%3a%22t%22%7d",
     "audioConferencing":{"conferenceId":"918273645","tollNumber":"+1 206-555-0118","tollFreeNumber":"+1 888-555-0164",
       "tollNumbers":["+1 206-555-0118","+49 30 23125 870"],"tollFreeNumbers":["+1 888-555-0164"],
       "dialinUrl":"https://dialin.teams.microsoft.com/8b2c1d3e?id=918273645"},
     "chatInfo":{"threadId":"19:meeting_MWE@thread.v2","messageId":"0"},
     "joinMeetingIdSettings":{"isPasscodeRequired":true,"joinMeetingId":"311189848416","passcode":"8ngtJkeV"},
     "joinInformation":null,"videoTeleconferenceId":null,
     "participants":{"organizer":{"upn":"Ann@Contoso.example","role":"presenter","identity":{"user":{"id":"b2ba91de"}}},"attendees":[]}}
    """

  private func find(_ book: ConferenceBook) -> ResolvedConference {
    var query = ConferenceQuery(uid: "none", organizer: "ann@contoso.example")
    query.joinURLs = [
      "https://teams.microsoft.com/l/meetup-join/19%3ameeting_MWE%40thread.v2/0?context=%7b%22Tid%22%3a%22t%22%7d"
    ]
    return book.conference(for: query, completing: nil)
  }

  private func expectWhole(_ found: ResolvedConference) {
    let conference = found.conference
    #expect(conference.conferenceID == "918273645")
    #expect(conference.toll?.map(\.number) == ["+1 206-555-0118", "+49 30 23125 870"])
    #expect(conference.tollFree?.map(\.number) == ["+1 888-555-0164"])
    #expect(conference.meetingID == "311189848416")
    #expect(conference.passcode == Secret("8ngtJkeV"))
    #expect(conference.localNumbersURL == "https://dialin.teams.microsoft.com/8b2c1d3e?id=918273645")
  }

  private static func shape(_ name: String) -> String {
    switch name {
    case "list": "[\(meeting)]"
    case "answer": "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata\",\"value\":[\(meeting)]}"
    case "lines": meeting.replacing("\n", with: " ") + "\n" + event.replacing("\n", with: " ") + "\n"
    case "other case":
      meeting.replacing("\"joinWebUrl\"", with: "\"JoinWebURL\"").replacing("conferenceId", with: "ConferenceId")
    // An escape takes the slow way through the reader.
    case "escaped": meeting.replacing("8ngtJkeV", with: "8ngtJke\\u0056")
    case "byte order mark": "\u{FEFF}" + meeting
    default: meeting
    }
  }

  @Test(
    "One object, a list, an answer with value, and one object a line say the same",
    arguments: ["one", "list", "answer", "lines", "other case", "escaped", "byte order mark"])
  func shapes(name: String) throws {
    let book = try ConferenceBook(reading: [file("meetings.json", Self.shape(name))])
    expectWhole(find(book))
    #expect(book.listing(organizer: "ann@contoso.example", owner: nil) == .listed, "the export names the organizer")
    #expect(book.listing(organizer: "bob@contoso.example", owner: nil) == .notListed)
  }

  @Test("Every value says from which file and row it is")
  func dataFrom() throws {
    let book = try ConferenceBook(reading: [file("meetings.jsonl", "\n" + Self.meeting.replacing("\n", with: " "))])
    let sources = find(book).sources
    #expect(sources.first == FieldSource(field: "join-url", place: "meetings.jsonl:2:1"))
    #expect(sources.map(\.field).contains("passcode"))
  }

  @Test("Older answers have single numbers; the list wins where both are there")
  func singleNumbers() throws {
    let old = Self.meeting
      .replacing(
        ",\n   \"tollNumbers\":[\"+1 206-555-0118\",\"+49 30 23125 870\"],\"tollFreeNumbers\":[\"+1 888-555-0164\"]",
        with: "")
    #expect(old != Self.meeting)
    let found = find(try ConferenceBook(reading: [file("m.json", old)])).conference
    #expect(found.toll?.map(\.number) == ["+1 206-555-0118"])
    #expect(found.tollFree?.map(\.number) == ["+1 888-555-0164"])
  }

  static let event = """
    {"iCalUId":"040000008200E00074C5B7101A82E008A9","subject":"Planning","isOnlineMeeting":true,"onlineMeetingProvider":"teamsForBusiness",
     "organizer":{"emailAddress":{"name":"Ann","address":"ann@contoso.example"}},
     "onlineMeeting":{"joinUrl":"https://teams.microsoft.com/l/meetup-join/19%3ameeting_EVT%40thread.v2/0","conferenceId":"555111222",
       "tollNumber":"+1 206-555-0118","tollFreeNumbers":["+1 888-555-0164"],"quickDial":null,
       "phones":[{"number":"+1 206-555-0118","type":"business"}]}}
    """

  @Test("An event is found by its iCalUId; one without a conference says nothing")
  func events() throws {
    let plain = "{\"iCalUId\":\"u2\",\"isOnlineMeeting\":false,\"onlineMeeting\":null,\"subject\":\"Lunch\"}"
    let book = try ConferenceBook(reading: [file("events.json", "[\(Self.event),\(plain)]")])
    #expect(book.meetingCount == 1)
    let found = book.conference(
      for: ConferenceQuery(uid: "040000008200E00074C5B7101A82E008A9", organizer: "ann@contoso.example"), completing: nil
    )
    #expect(found.conference.conferenceID == "555111222")
    #expect(found.conference.toll?.map(\.number) == ["+1 206-555-0118"])
    #expect(found.meeting?.key == .uid)
  }

  @Test("joinInformation is a data URL encoded as a form: a plus is a blank, %2B is a plus")
  func joinInformation() throws {
    let html =
      "<a href=\"https://teams.microsoft.com/meet/311189848416?p=abcDEF12\">join</a> <a href=\"tel:+12065550118,,918273645&#35; \">+1 206</a>"
      + "<a href=\"https://dialin.teams.microsoft.com/usp/pstnconferencing\">PIN</a>"
    let encoded = ("data:text/html," + html).utf8.map { byte -> String in
      switch byte {
      case 0x20: "+"
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
      default: "%" + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
    let json = Self.meeting
      .replacing(
        "\"joinInformation\":null", with: "\"joinInformation\":{\"content\":\"\(encoded)\",\"contentType\":\"html\"}"
      )
      .replacing("\"tollNumbers\"", with: "\"x\"").replacing("\"tollNumber\":\"+1 206-555-0118\",", with: "")
    let found = find(try ConferenceBook(reading: [file("m.json", json)])).conference
    #expect(found.shortURL == "https://teams.microsoft.com/meet/311189848416?p=abcDEF12")
    #expect(found.toll?.map(\.number) == ["+12065550118"])
    #expect(found.resetPINURL == "https://dialin.teams.microsoft.com/usp/pstnconferencing")
  }

  @Test(
    "What is malformed is refused with its place",
    arguments: [
      (
        "{\"joinWebUrl\":\"http://teams.microsoft.com/x\",\"participants\":null}", "1:15 join-url must be an https link"
      ),
      (
        "{\"joinWebUrl\":\"https://teams.microsoft.com/l/meetup-join/a/0\",\n\"audioConferencing\":{\"conferenceId\":\"12\"}}",
        "2:37 a conference-id has 4 to 12 digits"
      ),
      ("[{\"joinWebUrl\":\"https://teams.microsoft.com/x\"}", "1:48 a comma or ] is expected here"),
      (
        "{\"joinWebUrl\":\"https://teams.microsoft.com/x\",\"audioConferencing\":{\"conferenceId\":\"918273645\",\n\"tollNumbers\":[\"call me\"]}}",
        "2:16 “call me” is no phone number"
      ),
      (
        "[{\"displayName\":\"Ann\"}]",
        "1:2 this object is none that is known: no onlineMeeting or event of Graph, and no export of PowerShell"
      ),
    ])
  func malformed(json: String, problem: String) {
    #expect(problems(file("m.json", json)) == [problem])
  }

  @Test("Two answers that contradict each other are refused, both named")
  func contradiction() {
    let other = Self.event.replacing("555111222", with: "555111333")
    let found = problems(file("a.json", Self.event), file("b.json", other))
    #expect(found == ["1:1 the same meeting is listed at a.json:1:1 with another conference-id"])
  }

  @Test("What an administrator wrote goes before what a service exported, field by field")
  func precedence() throws {
    let written =
      "version: 1\nmeetings:\n  - {uid: 040000008200E00074C5B7101A82E008A9, conference-id: \"777000111\"}\n"
    for files in [
      [file("e.json", Self.event), file("c.yaml", written)], [file("c.yaml", written), file("e.json", Self.event)],
    ] {
      let book = try ConferenceBook(reading: files)
      let found = book.conference(
        for: ConferenceQuery(uid: "040000008200E00074C5B7101A82E008A9", organizer: "ann@contoso.example"),
        completing: nil)
      #expect(found.conference.conferenceID == "777000111")
      #expect(found.conference.toll?.map(\.number) == ["+1 206-555-0118"])
      #expect(found.sources.first { $0.field == "conference-id" }?.place == "c.yaml:3:5")
      #expect(found.sources.first { $0.field == "toll" }?.place == "e.json:1:1")
    }
  }
}
