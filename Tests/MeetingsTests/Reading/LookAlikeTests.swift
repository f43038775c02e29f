import Testing

@testable import Meetings

@Suite("What looks like a block and is none")
struct LookAlikeTests {
  @Test(
    "Links on hosts that only look like the vendor's make no block",
    arguments: [
      "https://teams.microsoft.com.evil.example/l/meetup-join/", "https://teams-microsoft.com/l/meetup-join/",
      "https://teams.microsoft.com@evil.example/l/meetup-join/",
      "https://evil.example/teams.microsoft.com/l/meetup-join/",
      "https://evil.example\\@teams.microsoft.com/l/meetup-join/", "https://teams%2emicrosoft.com/l/meetup-join/",
    ])
  func foreignHosts(_ host: String) {
    let sample = Samples.teamsG3.replacing("https://teams.microsoft.com/l/meetup-join/", with: host)
      .replacing("https://teams.microsoft.com/meetingOptions/", with: "https://evil.example/")
    #expect(Invented.read(sample.text(.glued)).isEmpty)
  }

  @Test("Another service that copies the Teams labels makes no block")
  func copiedLabels() {
    let lines = [
      Invented.long, "Microsoft Teams-Besprechung",
      "{Jetzt an der Besprechung teilnehmen :|https://cloud.fabrikam.example/call/a8k2m9x4}", Invented.long,
    ]
    #expect(Invented.read(BlockSample("", lines).text(.glued)).isEmpty)
  }

  @Test("Short fences around an unknown host, without twin and marker, make no block")
  func shortFences() {
    let dots = String(repeating: ".", count: 68)
    let lines = [
      dots, "{Join Lync Meeting|https://join.fabrikam.example/meet/dana/QX7Z2K9M}",
      "{Find a local number|https://join.fabrikam.example/dialin}", "Conference ID: 77441",
      "{Help|\(Invented.help)}", dots,
    ]
    let sample = BlockSample("", lines)
    #expect(Invented.read(sample.text(.glued)).isEmpty)
    let hint = [
      (name: "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", value: "https://join.fabrikam.example/meet/dana/QX7Z2K9M")
    ]
    #expect(Invented.read(sample.meetingText(.glued), properties: hint).count == 1, "the item's own property vouches")
  }

  @Test("A marker-less block whose link the item's property names is one")
  func markerless() {
    let lines = [
      Invented.dots, "{Join Skype Meeting|\(Invented.skype)}", "Trouble Joining? {Try Skype Web App|\(Invented.skype)}",
      Invented.dots,
    ]
    let text = BlockSample("", lines).meetingText(.glued)
    #expect(Invented.read(text).isEmpty)
    #expect(
      Invented.read(text, properties: [("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", Invented.skype)]).map(\.generation)
        == ["sfb"])
  }

  @Test(
    "A link in a sentence is no block",
    arguments: [
      "Join me at \(Invented.join) when you can.", "Call: https://us05web.zoom.us/j/81234567890?pwd=AbC.1",
      "See https://meet.google.com/abc-defg-hij",
      "https://www.fabrikam.example/news/calendar and https://www.fabrikam.example/news/calendar",
      "https://fabrikam.webex.com/fabrikam/j.php?MTID=m01",
      "https://teams.microsoft.com/l/meetup-join/19%3a", "\(Invented.shortJoin)",
      "\(Invented.shortJoin)\n\(Invented.shortJoin)",
      "\(Invented.skype)?sl=1\n\(Invented.skype)?sl=1",
    ])
  func bareLinks(_ text: String) { #expect(Invented.read("Hello,\n" + text + "\nbye").isEmpty) }

  @Test(
    "A link with some of a block's words is no complete block",
    arguments: [
      // A person's notice over a room's link, without the page for those in trouble.
      "-- Please come to my room for this one --\n\nJoin Webex Meeting<https://fabrikam.webex.com/meet/dana>",
      // A number beside a link, but nobody invites.
      "https://us05web.zoom.us/j/81234567890?pwd=AbC.1\nMeeting ID: 812 3456 7890",
      "Zoom with Dana\nhttps://us05web.zoom.us/j/81234567890?pwd=AbC.1\nMeeting ID: 812 3456 7890",
      // Teams without the fence below, without the line at the end.
      "\(Invented.long)\nMicrosoft Teams meeting\nJoin: \(Invented.shortJoin)\nMeeting ID: 415 263 748 596 07",
      "\(Invented.long)\nMicrosoft Teams meeting\nJoin: \(Invented.shortJoin)\n\(Invented.long)",
    ])
  func partial(_ text: String) {
    #expect(Invented.read("Hello,\n" + text + "\nbye").allSatisfy { !$0.isComplete })
  }

  @Test("A host that only looks like Zoom's makes no block, whatever the labels say")
  func zoomLookAlike() {
    for host in ["zoom.us.evil.example", "zoom-us.example", "evilzoom.us"] {
      let text = "Join Zoom Meeting\nhttps://\(host)/j/81234567890\n\nMeeting ID: 812 3456 7890\nPasscode: 441122"
      #expect(Invented.read(text).isEmpty)
    }
  }

  @Test("A signature under a line of underscores is not the heading of a block without fence")
  func signatureLine() throws {
    let block = Samples.teamsG1.text(.glued)
    let before = "\(Invented.long)\nDana Reed, Fabrikam\n\n"
    let found = try #require(Invented.read(before + block).first)
    #expect(found.span.lowerBound == before.utf8.count)
    #expect(found.generation == "g1")
  }

  @Test("Half a link, broken over the line end, makes no block")
  func brokenLink() {
    let cut = Samples.teamsG3.text(.glued).replacing("thread.v2/0?context", with: "thread.v2/0\n?context", count: 1)
    #expect(Invented.read(cut).isEmpty)
  }

  @Test(
    "Quoted blocks and blocks under a forward header say so",
    arguments: [
      "-----Original Appointment-----", "-----Ursprünglicher Termin-----", "From: Bob\nSent: Monday\nTo: Team",
      "Från: Bob\nSkickat: måndag", "差出人: Bob\n送信日時: 月曜",
      "On Monday, 1 June 2026, Bob wrote:",
    ])
  func forwarded(_ header: String) throws {
    let block = Samples.teamsG4.text(.glued)
    #expect(try #require(Invented.read("Hi\n" + header + "\n\n" + block).first).isUnderForwardHeader)
    #expect(try #require(Invented.read(block + "\n" + header + "\nHi").first).isUnderForwardHeader == false)
    let quoted = block.split(separator: "\r\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(
      separator: "\r\n")
    #expect(try #require(Invented.read("Hi\n" + quoted).first).isQuoted)
  }

  @Test("Markup copied out of a received message says so")
  func copiedMarkup() throws {
    var text = Samples.teamsG5.meetingText(.html)
    let line = text.lines[2]
    text.lines[2] = MeetingLine(
      text: line.text, links: line.links, span: line.span, identifiers: [Array("x_me-email-text".utf8)],
      pieces: line.pieces)
    #expect(try #require(Invented.read(text).first).hasCopiedMarkup)
  }

  @Test("Audio of an outside provider is noticed by its page or by numbers that only the footer has")
  func thirdPartyAudio() throws {
    func block(page: String, footer: [String]) -> String {
      BlockSample(
        "",
        [
          Invented.dots, "{Join Skype Meeting|\(Invented.skype)}",
          "Trouble Joining? {Try Skype Web App|\(Invented.skype)?sl=1}", "Join by Phone",
          "{Find a local number|\(page)}", "", "Conference ID: 9544112233", "",
          "{Help|http://go.microsoft.com/fwlink/?LinkId=389737}",
        ] + footer + ["[!", Invented.dots]
      ).text(.double)
    }
    let numbers = ["US 8775550128", "UK 08081570123"]
    #expect(
      try #require(Invented.read(block(page: "http://www.intercall.com/l/numbers.php", footer: numbers)).first)
        .hasThirdPartyAudio)
    #expect(
      try #require(Invented.read(block(page: "https://numbers.audio-partner.example/list", footer: numbers)).first)
        .hasThirdPartyAudio)
    #expect(
      try #require(Invented.read(block(page: "https://dialin.fabrikam.example", footer: [])).first).hasThirdPartyAudio
        == false)
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String, count: Int) -> String {
    guard let found = range(of: old) else { return self }
    return String(self[..<found.lowerBound]) + new + String(self[found.upperBound...])
  }
}
