import Redialing
import Testing

@Suite("Images inside a block")
struct LostImagesTests {
  /// `label<link>` as an anchor.
  private static func paragraph(_ line: String) -> String {
    var result = "<p>"
    var rest = line[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let link = rest[rest.index(after: open)..<close].replacing("&", with: "&amp;")
      result += "<a href=\"\(link)\">\(rest[..<open])</a>"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest + "</p>"
  }

  private func message(_ inside: String) throws -> String {
    let lines = SampleEvents.skypeBlock().replacing("\\,", with: ",").split(separator: "\\n").map(String.init)
    var html = lines.map(Self.paragraph)
    html.insert(inside, at: 4)
    let file = SampleEvents.calendar(description: "Hello\\n" + SampleEvents.skypeBlock())
    var calendar = file
    let value = ("<html><body>" + html.joined() + "<img src=\"https://x.example/below.png\"></body></html>")
      .replacing(",", with: "\\,").replacing(";", with: "\\;")
    calendar.insert("X-ALT-DESC;FMTTYPE=text/html:" + value, at: file.count - 3)
    let entry = try #require(plan(Array((calendar.joined(separator: "\r\n") + "\r\n").utf8)).entries.first)
    #expect(entry.verdict == .update, "\(entry.message)")
    return entry.message
  }

  @Test("One that goes away with the block is named, without anything else of its address")
  func named() throws {
    let said = try message("<p><IMG alt='' SRC=\"https://cdn.x.example/a/team-photo.png?token=s3cret\"></p>")
    #expect(said.hasSuffix(" 1 image inside the old block went away with it (team-photo.png)."), "\(said)")
    #expect(!said.contains("s3cret") && !said.contains("below.png"))
    #expect(try message("<p><img src=\"cid:image001.png@01D0.55\"></p>").contains("(image001.png)"))
  }

  @Test(
    "Words for an image and addresses that are no files are never said: they may be secrets",
    arguments: [
      "<img alt=\"Passcode: Ax3Zj3Mx9\" src=\"cid:x\">",
      "<img src=\"https://teams.microsoft.com/l/19%3ameeting_Ax3Zj3Mx9\">",
      "<img alt=\"Ax3Zj3Mx9\">", "<img src=\"data:image/png;base64,Ax3Zj3Mx9.png\">",
    ])
  func secret(image: String) throws {
    let said = try message("<p>\(image)</p>")
    #expect(said.hasSuffix(" 1 image inside the old block went away with it."), "\(said)")
    #expect(!said.contains("Ax3Zj3Mx9"))
  }

  @Test("Many are counted, and few named")
  func many() throws {
    let images = (0..<2000).map { "<img src=\"cid:\($0).png@x\">" }.joined()
    let said = try message("<p>\(images)</p>")
    #expect(said.hasSuffix(" 2000 images inside the old block went away with it (0.png, 1.png, 2.png, 3.png, 4.png)."))
  }

  @Test("Nothing is said where there was none, and none in a comment")
  func none() throws {
    #expect(!(try message("<p> </p>")).contains("image"))
    #expect(!(try message("<!-- <img src='a.png'> -->")).contains("image"))
  }
}

@Suite("Google's own rendition of a meeting")
struct GoogleRenditionTests {
  @Test("A mail's text that spreads the meeting over its page leaves the item alone, and says why")
  func spread() throws {
    let fence = "-::~:~::~" + String(repeating: ":~", count: 35) + "::~:~::-"
    let link = "https://meet.google.com/abc-defg-hij"
    let calendar = [
      "BEGIN:VCALENDAR", "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0", "METHOD:REQUEST",
      "BEGIN:VEVENT", "UID:g1@google.com", "ORGANIZER:mailto:anna@contoso.example",
      "ATTENDEE:mailto:bob@fabrikam.example", "DTSTART:20261201T090000Z", "DTEND:20261201T100000Z",
      "X-GOOGLE-CONFERENCE:" + link,
      "DESCRIPTION:" + fence + "\\nJoin with Google Meet: " + link
        + "\\n\\nLearn more about Meet at: https://support.google.com/a/users/answer/9282720\\n\\nPlease do not edit this section.\\n"
        + fence,
      "END:VEVENT", "END:VCALENDAR", "",
    ].joined(separator: "\r\n")
    let message = """
      From: Anna <anna@contoso.example>
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      Talk
      Join with Google Meet
      \(link)?hs=224

      Join by phone
      (US) +1 530-555-0114
      PIN: 363467803

      --b
      Content-Type: text/calendar; charset=utf-8; method=REQUEST

      \(calendar)
      --b--

      """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let entry = try #require(plan(Array(message.replacing("\r\r\n", with: "\r\n").utf8)).entries.first)
    #expect(entry.reason == .copiesDisagree)
    #expect(entry.message.hasPrefix("text/plain shows the meeting the way Google's mails do, spread over the page"))
  }
}
