import Conferences
import Testing

@testable import Meetings

@Suite("Writing blocks")
struct BlockWriterTests {
  private let writer = BlockWriter()

  private func plain(_ conference: Conference, _ vendor: VendorName, _ language: String? = nil) throws -> WrittenBlock {
    try writer.plain(
      conference, vendor: vendor, language: language, rendition: Rendition(linkStyle: .glued), lineEnd: [0x0A])
  }

  @Test("With a short link the newest layout is written, without one the one before")
  func generations() throws {
    #expect(
      try plain(SampleConferences.teamsShort, .microsoftTeams).lines[1...3] == [
        "Microsoft Teams meeting", "Join: https://teams.microsoft.com/meet/26374053457629?p=rRYCKiwRDlgVqiKu4e",
        "Meeting ID: 263 740 534 576 29",
      ])
    #expect(
      try plain(SampleConferences.teams, .microsoftTeams).lines[1]
        == "Microsoft Teams Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>")
  }

  @Test("A line without its value is left out")
  func leftOut() throws {
    var conference = Conference()
    conference.joinURL = SampleConferences.teamsLink(SampleConferences.newThread)
    let text = try plain(conference, .microsoftTeams).text
    for label in ["Meeting ID", "Passcode", "Dial in", "conference ID", "Reset", "Tenant key", "Legal"] {
      #expect(!text.contains(label), "\(label)")
    }
    conference.joinURL = "https://meet.contoso.example/ashaw/6N2YGD5G"
    #expect(try plain(conference, .skypeForBusiness).lines.count == 6)
  }

  @Test("The dial-in part needs a number and an ID, and goes when audio conferencing was taken away")
  func dialIn() throws {
    #expect(try plain(SampleConferences.teams, .microsoftTeams).text.contains("Phone conference ID: 918 273 645#"))
    var removed = SampleConferences.teams
    removed.dialIn = .removed
    var withoutID = SampleConferences.teams
    withoutID.conferenceID = nil
    for conference in [removed, withoutID] {
      let text = try plain(conference, .microsoftTeams).text
      #expect(!text.contains("tel:") && !text.contains("Dial in") && !text.contains("Reset dial-in PIN"))
      #expect(text.contains("For organizers: Meeting options<"))
    }
  }

  @Test("Skype for Business keeps Help alone when the dial-in part goes")
  func skypeHelp() throws {
    var conference = SampleConferences.skype
    conference.dialIn = .removed
    let block = try plain(conference, .skypeForBusiness, "sv-SE")
    #expect(block.lines[3] == "Hjälp<https://o15.officeredir.microsoft.com/r/rlidLync15?clid=1053&p1=5&p2=2009>")
    #expect(block.lines[4] == "[!OC([1053])!]")
  }

  @Test("What a vendor cannot do without is named")
  func missing() {
    let nothing = Conference()
    let nobody = VendorName(rawValue: "nobody")
    #expect(writer.missing(in: nothing, vendor: .microsoftTeams) == ["join-url"])
    #expect(writer.missing(in: nothing, vendor: .zoom) == ["join-url", "meeting-id"])
    var enabled = SampleConferences.skype
    enabled.dialIn = .enabled
    #expect(writer.missing(in: enabled, vendor: .skypeForBusiness).isEmpty)
    (enabled.conferenceID, enabled.toll, enabled.tollFree) = (nil, [], nil)
    #expect(writer.missing(in: enabled, vendor: .skypeForBusiness) == ["conference-id", "toll"])
    #expect(throws: BlockWritingError.missing(["join-url"])) { try plain(nothing, .webex) }
    #expect(throws: BlockWritingError.noTemplate(nobody)) { try plain(SampleConferences.meet, nobody) }
  }

  @Test("A language without the label gets English, counted line by line")
  func fallbacks() throws {
    #expect(try plain(SampleConferences.teams, .microsoftTeams, "en-GB").fallbackCount == 0)
    // All labels of the block: help, join, meeting ID, passcode, dial-in, page, phone ID, organizers, options, PIN.
    #expect(try plain(SampleConferences.teams, .microsoftTeams, "ko-KR").fallbackCount == 10)
    let norwegian = try plain(SampleConferences.teams, .microsoftTeams, "nb-NO")
    #expect(norwegian.lines[2].hasPrefix("Join the meeting now<") && norwegian.lines[3].hasPrefix("Møte-ID: "))
  }

  @Test("A consumer's link gets the dotted block and nothing more")
  func consumer() throws {
    var conference = Conference()
    conference.joinURL = "https://join.skype.com/AbCdEfGh"
    let dots = String(repeating: ".", count: 137)
    #expect(
      try plain(conference, .skypeForBusiness).lines == [
        dots, "Join online meeting<https://join.skype.com/AbCdEfGh>", dots,
      ])
    conference.joinURL = "https://teams.live.com/meet/9392947982999?p=InventedSecret0000"
    let vietnamese = try plain(conference, .skypeForBusiness, "vi-VN")
    #expect(
      vietnamese.lines[1]
        == "Tham gia cuộc họp trực tuyến<https://teams.live.com/meet/9392947982999?p=InventedSecret0000>")
    #expect(try plain(conference, .microsoftTeams).lines.count == 3)
  }

  @Test("The page of options follows from the join link when the one given is another meeting's")
  func options() throws {
    var conference = SampleConferences.teams
    conference.optionsURL =
      "https://teams.microsoft.com/meetingOptions/?threadId=19_meeting_\(SampleConferences.oldThread)@thread.v2&messageId=0"
    let text = try plain(conference, .microsoftTeams, "it-IT").text
    #expect(!text.contains(SampleConferences.oldThread))
    #expect(text.contains("threadId=19_meeting_\(SampleConferences.newThread)@thread.v2&messageId=0&language=it-IT>"))
  }

  @Test("The page of local numbers carries the conference ID of the block")
  func localNumbers() throws {
    var conference = SampleConferences.skype
    conference.localNumbersURL = "https://dialin.contoso.example/page?x=1&id=111222333&y=2"
    #expect(try plain(conference, .skypeForBusiness).text.contains("/page?x=1&id=918273645&y=2>"))
  }

  @Test("The organization's own lines stand where the vendor shows them")
  func tenant() throws {
    var conference = SampleConferences.teams
    conference.helpURL = "https://help.example.com/meetings"
    conference.legalURL = "https://example.com/legal"
    conference.footer = "Questions?\n\nCall the service desk."
    let teams = try plain(conference, .microsoftTeams).lines
    #expect(
      teams.suffix(5).dropLast() == [
        "Help<https://help.example.com/meetings> | Legal<https://example.com/legal>", "Questions?", "",
        "Call the service desk.",
      ])
    conference.joinURL = SampleConferences.meet.joinURL
    #expect(try !plain(conference, .googleMeet).text.contains("service desk"))
  }

  @Test("HTML lines stay under the limit that mail sets, and use the caller's line ends")
  func htmlLines() throws {
    var conference = SampleConferences.teams
    conference.footer = String(repeating: "word ", count: 2_000)
    let block = try writer.html(conference, vendor: .microsoftTeams, language: nil, lineEnd: [0x0D, 0x0A])
    let lines = block.bytes.split(separator: 0x0A)
    #expect(lines.dropLast().allSatisfy { $0.last == 0x0D })
    #expect(lines.allSatisfy { $0.count <= 901 })
  }

  @Test("A template of one's own is written under its name, and its HTML is made of its lines")
  func ownTemplate() throws {
    let source =
      "== Video ==\n{{#link.join-bare}}\nJoin<{{url}}>\n{{/link.join-bare}}\n{{#passcode}}\nCode {{passcode}} {{{passcode}}}\n{{/passcode}}\n"
    let name = VendorName(rawValue: "our-own")
    let templates = try TemplateSet.standard.adding(name, text: Array(source.utf8), html: nil)
    let writer = BlockWriter(templates: templates)
    var conference = SampleConferences.zoom
    conference.passcode = Secret("a<b&c")
    let text = try writer.plain(
      conference, vendor: name, language: nil, rendition: Rendition(linkStyle: .glued), lineEnd: [0x0A])
    #expect(text.lines == ["== Video ==", "Join<" + (conference.joinURL ?? "") + ">", "Code ab&c ab&c"])
    let html = try writer.html(conference, vendor: name, language: nil, lineEnd: [0x0A])
    #expect(
      html.lines[1].hasPrefix("<div><a href=\"https://us02web.zoom.us/j/")
        && html.lines[2] == "<div>Code ab&amp;c ab&amp;c</div>")
  }

  @Test("A template that does not parse names its line")
  func brokenTemplate() {
    #expect(throws: TemplateError(line: 2)) {
      try TemplateSet.standard.adding(.zoom, text: Array("one\n{{#open}}two{{/close}}\n".utf8), html: nil)
    }
  }

  @Test("All templates that come with the program parse")
  func standardTemplates() {
    #expect(TemplateSet.standard.names == VendorName.known)
    for name in TemplateSet.standard.names {
      let pair = TemplateSet.standard[name]
      #expect(pair?.text.template != nil && pair?.html?.template != nil, "\(name)")
    }
  }
}
