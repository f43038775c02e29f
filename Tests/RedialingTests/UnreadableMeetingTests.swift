import Calendars
import Redialing
import Testing

@Suite("Meetings that are seen and left")
struct UnreadableMeetingTests {
  private func entries(_ message: String) -> [MeetingEntry] {
    let planner = Planner(book: nil, settings: RunSettings(now: Instant(seconds: 1_793_620_800), target: "current"))
    let kind: ItemInput.Kind = message.hasPrefix("BEGIN") ? .calendar : .message
    return planner.plan(ItemInput(bytes: Array(message.utf8), kind: kind, path: "p", owner: nil)).entries
  }

  private func tnef(_ content: String) -> String {
    """
    From: a@x.example
    Subject: =?utf-8?Q?Caf=C3=A9?=
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    see attachment
    --b
    Content-Type: application/ms-tnef; name=winmail.dat
    Content-Transfer-Encoding: 8bit

    \(content)
    --b--

    """
  }

  @Test("A meeting in winmail.dat is protected, one byte a character or two; other mail in it is nothing")
  func winmail() {
    let wide = "IPM.Appointment".map { "\($0)\u{0}" }.joined()
    for content in ["x\u{0}IPM.Microsoft Schedule.MtgReq\u{0}", "IPM.Schedule.Meeting.Request", wide] {
      let found = entries(tnef(content))
      #expect(found.map(\.reason) == [.protected])
      #expect(found.first?.summary == "Café")
      #expect(found.first?.message.contains("export the mailbox as MIME") == true)
    }
    #expect(entries(tnef("IPM.Note")).isEmpty)
  }

  @Test("A rights-managed invitation is protected, rights-managed mail is nothing")
  func rightsManaged() {
    func message(_ contentClass: String) -> String {
      "Subject: s\nContent-Class: \(contentClass)\nContent-Type: application/x-microsoft-rpmsg-message\n\nxx\n"
    }
    #expect(entries(message("urn:content-classes:calendarmessage")).map(\.reason) == [.protected])
    #expect(entries(message("urn:content-classes:message")).isEmpty)
  }

  private func calendar(_ head: String, _ uid: String, _ description: String) -> String {
    "BEGIN:VCALENDAR\n\(head)\nBEGIN:VEVENT\nUID:\(uid)\nDTSTAMP:20260101T000000Z\nDTSTART:20270101T090000Z\n"
      + "DTEND:20270101T100000Z\nSUMMARY:s\nDESCRIPTION:\(description)\nEND:VEVENT\nEND:VCALENDAR\n"
  }

  @Test(
    "The product that wrote a calendar is its dialect",
    arguments: [
      ("VERSION:2.0\nPRODID:LibPST v0.6.76", "readpst"), ("VERSION:1.0\nPRODID:LibPST v0.6.76", "vcalendar-1.0"),
      ("PRODID:Microsoft Exchange Server 2010", "exchange"),
      ("PRODID:-//Google Inc//Google Calendar 70.9054//EN", "google"),
      ("PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", "outlook"),
      ("PRODID:Zimbra-Calendar-Provider", "zimbra"),
      ("PRODID:-//Apple Inc.//macOS 14.0//EN", "apple"),
      ("PRODID:-//Lotus Development Corporation//NONSGML Notes 9.0//EN_C", "domino"), ("PRODID:-//somebody//EN", nil),
    ] as [(String, String?)])
  func dialects(head: String, name: String?) {
    #expect(entries(calendar(head, "u", "text")).map(\.dialect) == [name])
  }

  @Test("A block in vCalendar 1.0 is reported and left; an event without one is like any other")
  func version1() {
    let block =
      "____________________________________________________________\\nMicrosoft Teams meeting\\n"
      + "Join on your computer, mobile app or room device\\n"
      + "Click here to join the meeting<https://teams.microsoft.com/l/meetup-join/19%3ameeting_QQ%40thread.v2/0?context=%7b%22Tid%22%3a%2211111111-1111-1111-1111-111111111111%22%2c%22Oid%22%3a%2222222222-2222-2222-2222-222222222222%22%7d>\\n"
      + "____________________________________________________________"
    #expect(entries(calendar("VERSION:2.0", "u", block)).first?.vendor == "microsoft-teams")
    #expect(entries(calendar("VERSION:1.0", "u", block)).map(\.reason) == [.protected])
    #expect(entries(calendar("VERSION:1.0", "u", "text")).map(\.reason) == [.noMeetingBlock])
  }
}
