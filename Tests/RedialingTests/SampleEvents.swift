/// Invented events and the blocks in them.
enum SampleEvents {
  static let dots = String(repeating: ".", count: 137)

  /// A Skype for Business block as an Exchange server renders it, lines joined with the escape `\n`.
  static func skypeBlock(
    number: String = "+1 323-555-0174", conferenceID: String = "73572842",
    link: String = "https://meet.contoso.example/anna/6N2YGD5G"
  ) -> String {
    let digits = number.filter { $0.isNumber || $0 == "+" }
    return [
      dots, "Join Skype Meeting<\(link)>", "Trouble Joining? Try Skype Web App<\(link)?sl=1>", "Join by phone",
      "\(number)\\,\\,\(conferenceID)#<tel:\(digits)\\,\\,\(conferenceID)#> (United States\\, Los Angeles)            English (United States)",
      "Find a local number<https://dialin.contoso.example?id=\(conferenceID)>", "", "Conference ID: \(conferenceID)",
      " Forgot your dial-in PIN?<https://dialin.contoso.example>  |Help<https://o15.officeredir.microsoft.com/r/rlidLync15?clid=1033&p1=5&p2=2009>",
      "[!OC([1033])!]", dots,
    ].joined(separator: "\\n")
  }

  /// Content lines of a calendar with one event.
  static func calendar(
    description: String, uid: String = "040000008200E00074C5B7101A82E008A1", sequence: Int = 2,
    link: String = "https://meet.contoso.example/anna/6N2YGD5G", conferenceID: String = "73572842", extra: [String] = []
  ) -> [String] {
    [
      "BEGIN:VCALENDAR", "METHOD:REQUEST", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0", "BEGIN:VEVENT",
      "ORGANIZER;CN=Anna Shaw:mailto:anna@contoso.example",
      "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE;CN=Bob:mailto:bob@fabrikam.example",
      "DESCRIPTION;LANGUAGE=en-US:" + description, "UID:" + uid, "SUMMARY:Größe \\, Planung ✓",
      "DTSTART:20261201T090000Z",
      "DTEND:20261201T100000Z", "DTSTAMP:20260901T080000Z", "SEQUENCE:\(sequence)", "LOCATION:Skype Meeting\\; Room 1",
      "X-MICROSOFT-CDO-APPT-SEQUENCE:\(sequence)", "X-MICROSOFT-CDO-OWNERAPPTID:12345",
      "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK:" + link,
      "X-MICROSOFT-ONLINEMEETINGCONFLINK:conf:sip:anna@contoso.example\\;gruu\\;opaque=app:conf:focus:id:\(link.suffix(8))?conversation-id=abc",
      "X-MICROSOFT-CONFERENCETELURI:tel:+13235550174\\,\\," + conferenceID,
    ] + extra + [
      "x-odd;P=\"a;b\":Keep \\, this — whatever it is, even where it is long enough to be folded by somebody",
      "END:VEVENT", "END:VCALENDAR",
    ]
  }
}
