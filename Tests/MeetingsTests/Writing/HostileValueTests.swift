import Conferences
import Meetings
import Testing

@Suite("Nothing in the data breaks out of its place")
struct HostileValueTests {
  private let writer = BlockWriter()
  private static let nasty = [
    "a\nb", "a\r\nEND:VEVENT", "x\u{0}\u{1}3\u{2}y", "<script>alert(1)</script>", "\"><img src=x>", "a\u{2028}b",
    String(repeating: "_", count: 80), String(repeating: ".", count: 137), "[!OC([1033])!]", "{{fence}}",
    "{{{link.join}}}",
    "label<https://evil.example/>", "  ", "&lt;b&gt;",
  ]

  private static func spoiled(_ base: Conference, with value: String) -> Conference {
    var conference = base
    conference.toll = [DialInNumber(number: "+1 323-555-0100", label: value)]
    conference.footer = value + "\n" + value
    conference.helpURL = "https://help.example.com/" + value
    conference.legalURL = "javascript:" + value
    conference.logoURL = value
    conference.videoInterop = VideoInterop(tenantKey: value, videoID: value, infoURL: value)
    return conference
  }

  @Test("Plain text is one block of the same meeting whatever the values hold", arguments: nasty)
  func plain(value: String) throws {
    for (vendor, base) in SampleConferences.written {
      let conference = Self.spoiled(base, with: value)
      let written = try writer.plain(
        conference, vendor: vendor, language: nil, rendition: Rendition(linkStyle: .glued), lineEnd: [0x0A],
        inviter: value)
      #expect(!written.bytes.contains { $0 < 0x20 && $0 != 0x0A }, "\(written.text)")
      let text = MeetingText(plain: written.bytes)
      let blocks = BlockReader().blocks(in: text, hints: .init(conferenceValues: [base.joinURL ?? ""]))
      #expect(blocks.count == 1 && blocks.first?.conference.joinURL == base.joinURL, "\(vendor) \(written.text)")
      // Zoom's first line has no link and no fence: a name that is none may leave it outside.
      if vendor != .zoom { #expect(blocks.first?.span == 0..<written.bytes.count, "\(vendor) \(written.text)") }
    }
  }

  @Test("HTML holds no tag, attribute or link of theirs", arguments: nasty)
  func html(value: String) throws {
    for (vendor, base) in SampleConferences.written {
      let conference = Self.spoiled(base, with: value)
      let written = try writer.html(conference, vendor: vendor, language: nil, lineEnd: [0x0A], inviter: value)
      for bad in ["<script", "<img src=x", "javascript:", "href=\"https://evil", "\u{1}", "\u{2}"] {
        #expect(!written.text.contains(bad), "\(vendor) \(bad)")
      }
      #expect(
        HTMLLines.text(written.bytes).lines.allSatisfy {
          !$0.links.contains { $0.url.starts(with: Array("http:".utf8)) }
        })
    }
  }

  @Test(
    "A link that is not https is none",
    arguments: ["http://meet.contoso.example/a/6N2YGD5G", "javascript:alert(1)", "https:///x", "https://", " "])
  func links(link: String) {
    var conference = Conference()
    conference.joinURL = link
    #expect(writer.missing(in: conference, vendor: .skypeForBusiness) == ["join-url"])
  }

  @Test("A language that is no tag is English")
  func language() throws {
    let written = try writer.html(SampleConferences.teams, vendor: .microsoftTeams, language: "\"><b>", lineEnd: [0x0A])
    #expect(written.text.contains("lang=\"en-US\"") && !written.text.contains("<b>"))
  }
}
