import Calendars
import Conferences
import Redialing

/// Meetings with and without a block, and the planner that judges them.
enum Meetings {
  static let organizer = "anna@contoso.example"

  static let planner: FilePlanner = {
    let text = """
      version: 1
      target: current
      organizers:
        \(organizer):
          conference-id: "918273645"
          toll: [{number: "+1 206-555-0164", label: "United States, Seattle"}]
          local-numbers-url: https://dialin.contoso.example/numbers?id=918273645
      """
    guard let now = Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)),
      let book = try? ConferenceBook(reading: [ConferenceFile(name: "conferences.yaml", bytes: Array(text.utf8))])
    else { preconditionFailure("the conference data of the benchmarks are sound") }
    var settings = RunSettings(now: now, target: "current")
    settings.collectsInvitations = true
    return FilePlanner(Planner(book: book, settings: settings))
  }()

  /// An invitation whose three copies hold the same block.
  static let invitation: [UInt8] = {
    let greeting = "Hello all,\n\nbelow is how to join.\n\n"
    let text = greeting + TeamsBlock.plain + "\n\nKind regards\nAnna\n"
    let html = "<p class=MsoNormal>Hello all,</p>\r\n\(TeamsBlock.html)<p class=MsoNormal>Kind regards<br>Anna</p>\r\n"
    return invitation(
      text: text, html: Array(html.utf8),
      extra: [
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:\(TeamsBlock.joinLink)", "X-MICROSOFT-ONLINEMEETINGCONFERENCEID:445566778",
      ])
  }()

  /// An invitation to a room, as there are many.
  static let plainInvitation: [UInt8] =
    invitation(text: prose(bytes: 1_500), html: OutlookMarkup.page(bytes: 3_000), extra: [])

  private static func invitation(text: String, html: [UInt8], extra: [String]) -> [UInt8] {
    let calendar = Mails.crlf(
      (["BEGIN:VCALENDAR", "METHOD:REQUEST", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0"]
        + event(1, description: text, extra: extra) + ["END:VCALENDAR"]).map(folded))
    return Mails.mail(
      subject: "Harbour plan",
      parts: [
        Mails.part("text/plain; charset=utf-8", "7bit", Array(text.replacing("\n", with: "\r\n").utf8)),
        Mails.part("text/html; charset=utf-8", "base64", Base64.lines(of: OutlookMarkup.page(body: html))),
        Mails.part("text/calendar; charset=utf-8; method=REQUEST", "base64", Base64.lines(of: calendar)),
      ])
  }

  /// A calendar file of meetings in rooms.
  static func calendar(megabytes: Int) -> [UInt8] {
    let text = prose(bytes: 600)
    var file = Mails.crlf(["BEGIN:VCALENDAR", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0"])
    var number = 0
    while file.count < megabytes << 20 {
      number += 1
      file += Mails.crlf(event(number, description: text, extra: []).map(folded))
    }
    return file + Mails.crlf(["END:VCALENDAR"])
  }

  private static func prose(bytes: Int) -> String {
    String(decoding: Mails.prose(Mails.words, bytes: bytes), as: UTF8.self).replacing("\r\n", with: "\n")
  }

  private static func event(_ number: Int, description: String, extra: [String]) -> [String] {
    let escaped = description.replacing("\\", with: "\\\\").replacing(",", with: "\\,").replacing(";", with: "\\;")
      .replacing("\n", with: "\\n")
    return [
      "BEGIN:VEVENT", "ORGANIZER;CN=Anna Shaw:mailto:\(organizer)",
      "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE;CN=Bob:mailto:bob@fabrikam.example",
      "DESCRIPTION;LANGUAGE=en-US:\(escaped)", "UID:benchmark-\(number)", "SUMMARY;LANGUAGE=en-US:Harbour plan",
      "DTSTART:20261201T090000Z", "DTEND:20261201T100000Z", "DTSTAMP:20260901T080000Z", "SEQUENCE:2",
      "LOCATION;LANGUAGE=en-US:Room 4", "X-MICROSOFT-CDO-APPT-SEQUENCE:2", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    ] + extra + ["END:VEVENT"]
  }

  /// RFC 5545 section 3.1; the text is ASCII, so that a character is an octet.
  private static func folded(_ line: String) -> String {
    var (rest, result) = (line[...], "")
    while rest.utf8.count > 75 {
      result += rest.prefix(74) + "\r\n "
      rest = rest.dropFirst(74)
    }
    return result + rest
  }
}
