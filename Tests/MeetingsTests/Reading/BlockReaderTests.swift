import Conferences
import Testing

@testable import Meetings

@Suite("Blocks of every vendor, generation and rendition")
struct BlockReaderTests {
  @Test(
    "A block is found in every rendition, with prose around it", arguments: Samples.all, BlockSample.Rendition.allCases)
  func found(_ sample: BlockSample, _ rendition: BlockSample.Rendition) throws {
    let text = sample.meetingText(
      rendition, before: ["Hello all,", "see you there.", ""], after: ["", "Kind regards", "Dana"])
    let blocks = Invented.read(text)
    #expect(blocks.count == 1)
    let block = try #require(blocks.first)
    #expect(block.generation == sample.name)
    #expect(block.identitiesAgree)
    #expect(block.isComplete)
    #expect(block.typedText.isEmpty)
    #expect(!block.isQuotedOrForwarded)
    #expect(!block.hasThirdPartyAudio)
    #expect(BlockSample.firstWords(text, block) == BlockSample.words(sample.lines.first))
    #expect(BlockSample.lastWords(text, block) == BlockSample.words(sample.lines.last))
  }

  @Test(
    "The span is the block's bytes and nothing else", arguments: Samples.all,
    [BlockSample.Rendition.glued, .spaced, .prbody, .double])
  func span(_ sample: BlockSample, _ rendition: BlockSample.Rendition) throws {
    let (before, block, after) = ("Hello.\r\n\r\n", sample.text(rendition), "\r\n\r\nKind regards")
    let found = try #require(Invented.read(before + block + after).first)
    #expect(found.span == before.utf8.count..<(before.utf8.count + block.utf8.count))
  }

  @Test("The gate lets every block pass", arguments: Samples.all)
  func gate(_ sample: BlockSample) {
    #expect(BlockReader.mayHoldBlock(Array(("x\n" + sample.text(.glued) + "\n").utf8)))
  }

  @Test("Ordinary bodies do not pass the gate")
  func ordinaryBodies() {
    for text in ["", "Hello", "See https://intranet.fabrikam.example/a and 1.2.3...", Invented.dots, "https:/", "://"] {
      #expect(!BlockReader.mayHoldBlock(Array(text.utf8)), "\(text.prefix(20))")
    }
  }

  @Test("A property that names a conference does not open the gate for a text without a link")
  func gateWithHints() {
    let hints = BlockReader.Hints(conferenceValues: [Invented.join, Invented.skype])
    #expect(!BlockReader.mayHoldBlock(Array(String(repeating: "x\n", count: 1000).utf8), hints: hints))
    #expect(BlockReader.mayHoldBlock(Array("x\n\(Invented.skype)\n".utf8), hints: hints))
  }

  @Test("Teams blocks say their meeting, numbers, pages and language")
  func teamsValues() throws {
    let block = try #require(Invented.read(Samples.teamsG6.meetingText(.glued)).first)
    #expect(block.vendor == .microsoftTeams)
    #expect(block.language == "de-DE")
    #expect(block.conference.joinURL == Invented.join)
    #expect(block.conference.shortURL == Invented.shortJoin)
    #expect(block.conference.meetingID == "415 263 748 596 07")
    #expect(block.conference.passcode == Secret("Bq7Rt2Xy"))
    #expect(block.conference.conferenceID == "445566778")
    #expect(block.conference.toll == [DialInNumber(number: "+46 8 555 010 20", label: "Sweden, Stockholm")])
    #expect(block.conference.localNumbersURL == Invented.numbers)
    #expect(block.conference.resetPINURL == Invented.pin)
    #expect(block.conference.optionsURL == Invented.options("de-DE"))
    #expect(block.conference.dialIn == .enabled)
  }

  @Test("A room-system part is read in a language without phrases")
  func videoInterop() throws {
    let block = try #require(Invented.read(Samples.teamsG5.meetingText(.html)).first)
    #expect(block.language == "ko-KR")
    #expect(
      block.conference.videoInterop
        == VideoInterop(
          tenantKey: "teams@video.fabrikam.example", videoID: "125 111 222 3",
          infoURL: "https://pexip.me/teams/video.fabrikam.example/1251112223"))
    #expect(block.conference.meetingID == "320 111 222 333")
  }

  @Test("An organization's footer is none that a person typed")
  func footer() throws {
    let block = try #require(Invented.read(Samples.teamsG4.meetingText(.spaced)).first)
    #expect(block.footer == "Fragen? Rufen Sie 4711 an.")
    #expect(block.typedText.isEmpty)
    #expect(block.conference.dialIn == nil)
  }

  @Test("Skype for Business blocks say their numbers, pages, logo, footer and language")
  func skypeValues() throws {
    let block = try #require(Invented.read(Samples.skype.meetingText(.spaced)).first)
    #expect(block.vendor == .skypeForBusiness)
    #expect(block.language == "en-US")
    #expect(block.conference.conferenceID == "77441")
    #expect(block.conference.toll == [DialInNumber(number: "+1 (206) 555-0123", label: "Seattle")])
    #expect(block.conference.resetPINURL == "https://dialin.fabrikam.example")
    #expect(block.conference.helpURL == Invented.help)
    #expect(block.conference.logoURL == "https://www.fabrikam.example/logo.png")
    #expect(block.footer == "Video rooms call 4711 and enter 77441.")
    #expect(block.joinLinks.first?.organizerUser == "dana.reed")
    #expect(try #require(Invented.read(Samples.skypeHexadecimal.meetingText(.html)).first).language == "sv-SE")
  }

  @Test("Zoom, Webex and Meet say their ids")
  func otherValues() throws {
    let zoom = try #require(Invented.read(Samples.zoom.meetingText(.glued)).first)
    #expect(zoom.conference.meetingID == "812 3456 7890")
    #expect(zoom.conference.passcode == Secret("441122"))
    #expect(zoom.conference.toll == [DialInNumber(number: "+1 301 555 0134", label: "US (Washington DC)")])
    let webex = try #require(Invented.read(Samples.webex.meetingText(.glued)).first)
    #expect(webex.conference.meetingID == "128 288 1912")
    #expect(webex.conference.passcode == Secret("kP3mXz7"))
    let meet = try #require(Invented.read(Samples.meet.meetingText(.glued)).first)
    #expect(meet.conference.conferenceID == "363467803")
    #expect(meet.conference.toll == [DialInNumber(number: "+1 206-555-0156", label: "US")])
  }

  @Test("The rendition tells how links, blanks and empty lines were written")
  func renditions() throws {
    #expect(
      try #require(Invented.read(Samples.skype.meetingText(.glued)).first).rendition == Rendition(linkStyle: .glued))
    #expect(
      try #require(Invented.read(Samples.skype.meetingText(.prbody)).first).rendition
        == Rendition(linkStyle: .spaced, hasTrailingBlanks: true))
    #expect(try #require(Invented.read(Samples.teamsG4.meetingText(.double)).first).rendition?.isDoubleSpaced == true)
    #expect(try #require(Invented.read(Samples.teamsG4.meetingText(.html)).first).rendition == nil)
  }

  @Test("Links that a gateway rewrote are read through it")
  func rewritten() throws {
    let encoded = Invented.join.utf8.map { String(format: $0) }.joined()
    let safe = "https://eur03.safelinks.protection.outlook.com/ap/t-59584e83/?url=\(encoded)&data=05%7C02&reserved=0"
    let block = try #require(
      Invented.read(Samples.teamsG3.replacing(Invented.join, with: safe).meetingText(.glued)).first)
    #expect(block.hasRewrittenLinks)
    #expect(block.identitiesAgree)
    #expect(block.identity == ConferenceIdentity(keys: ["teams-thread:\(Invented.thread)@thread.v2"]))
  }
}

extension String {
  /// Percent-encoding of one byte.
  fileprivate init(format byte: UInt8) {
    let digits = Array("0123456789ABCDEF")
    self =
      ASCII.isAlphanumeric(byte) ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }
}

extension BlockSample {
  /// The first word without a link, which every rendition shows the same.
  static func words(_ line: String?) -> String {
    String((line ?? "").drop { $0 == "{" || $0 == " " }.prefix { $0 != " " && $0 != "|" && $0 != "}" })
  }

  static func firstWords(_ text: MeetingText, _ block: MeetingBlock) -> String {
    words(ASCII.string(text.lines[block.lines.lowerBound].text))
  }
  static func lastWords(_ text: MeetingText, _ block: MeetingBlock) -> String {
    words(ASCII.string(text.lines[block.lines.upperBound - 1].text))
  }
}
