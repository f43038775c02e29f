/// A Teams block of 2021 to 2024 in English, with invented identifiers.
enum TeamsBlock {
  private static let thread = "meeting_NTU0YjA5ODctMTExMS00MjIyLTgzMzMtNzc3Nzc3Nzc3Nzc3"
  private static let tenant = "5f3b2a10-1c2d-4e3f-8a9b-0c1d2e3f4a5b"
  private static let user = "a0b1c2d3-e4f5-4607-8899-aabbccddeeff"
  static let joinLink =
    "https://teams.microsoft.com/l/meetup-join/19%3a\(thread)%40thread.v2/0?context=%7b%22Tid%22%3a%22\(tenant)%22%2c%22Oid%22%3a%22\(user)%22%7d"
  private static let options =
    "https://teams.microsoft.com/meetingOptions/?organizerId=\(user)&tenantId=\(tenant)&threadId=19_\(thread)@thread.v2&messageId=0&language=en-US"
  private static let fence = String(repeating: "_", count: 80)

  /// A run of a line: words, and the target they link to.
  private typealias Words = (text: String, link: String?)

  private static let lines: [[Words]] = [
    [("Microsoft Teams meeting", nil)], [("Join on your computer, mobile app or room device", nil)],
    [("Click here to join the meeting", joinLink)], [("Meeting ID: 241 352 463 574", nil)], [("Passcode: h7Jk2p", nil)],
    [
      ("Download Teams", "https://www.microsoft.com/en-us/microsoft-teams/download-app"), (" | ", nil),
      ("Join on the web", "https://www.microsoft.com/microsoft-teams/join-a-meeting"),
    ],
    [("Or call in (audio only)", nil)],
    [("+1 206-555-0118,,445566778#", "tel:+12065550118,,445566778#"), ("   United States, Seattle", nil)],
    [("Phone Conference ID: 445 566 778#", nil)],
    [
      ("Find a local number", "https://dialin.teams.microsoft.com/11112222-3333-4444-5555-666677778888?id=445566778"),
      (" | ", nil), ("Reset PIN", "https://dialin.teams.microsoft.com/usp/pstnconferencing"),
    ],
    [("Learn More", "https://aka.ms/JoinTeamsMeeting"), (" | ", nil), ("Meeting options", options)],
  ]

  /// As Outlook writes it into plain text, lines in LF.
  static let plain: String = {
    let inner = lines.map { $0.map { $0.text + ($0.link.map { "<\($0)>" } ?? "") }.joined() }
    return ([fence] + inner + [fence]).joined(separator: "\n")
  }()

  static let html: String = {
    let inner = lines.map { line in
      let words = line.map { words in
        let text = words.text.replacing("   ", with: "&nbsp; ")
        guard let link = words.link?.replacing("&", with: "&amp;") else {
          return "<span style=\"color:#252424\">\(text)</span>"
        }
        return "<a class=\"me-email-link\" style=\"color:#6264a7\" href=\"\(link)\">\(text)</a>"
      }
      return "<div style=\"margin-bottom:4px\">\(words.joined())</div>\r\n"
    }
    let line = "<span style=\"white-space:nowrap; opacity:.36\">\(fence)</span>"
    let rule = "<div style=\"width:100%; height:20px\">\(line)</div>\r\n"
    return "\(rule)<div class=\"me-email-text\" lang=\"en-US\">\r\n\(inner.joined())</div>\r\n\(rule)"
  }()
}
