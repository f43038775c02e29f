import Conferences
import Meetings
import Testing

@Suite("Blocks are recognised again")
struct WrittenBlockRoundTripTests {
  private let writer = BlockWriter()

  @Test(
    "Plain text says the same in every vendor's block, language and rendition", arguments: SampleConferences.languages)
  func plain(language: String) throws {
    for (vendor, conference) in SampleConferences.written {
      for rendition in SampleConferences.renditions {
        for (lineEnd, inviter) in [([0x0A], "Jane Doe"), ([0x0D, 0x0A], "Jane Doe"), ([0x0A], nil)]
          as [([UInt8], String?)]
        {
          let written = try writer.plain(
            conference, vendor: vendor, language: language, rendition: rendition, lineEnd: lineEnd, inviter: inviter)
          try expectSame(
            MeetingText(plain: written.bytes), written, conference, vendor, "\(language) \(rendition)", around: lineEnd)
        }
      }
    }
  }

  @Test("HTML says the same in every vendor's block and language", arguments: SampleConferences.languages)
  func html(language: String) throws {
    for (vendor, conference) in SampleConferences.written {
      for inviter in ["Jane Doe", nil] {
        let written = try writer.html(
          conference, vendor: vendor, language: language, lineEnd: [0x0D, 0x0A], inviter: inviter)
        #expect(written.bytes.split(separator: 0x0A).allSatisfy { $0.count <= 901 })
        try expectSame(HTMLLines.text(written.bytes), written, conference, vendor, "\(language) HTML", around: [])
      }
    }
  }

  private func expectSame(
    _ text: MeetingText, _ written: WrittenBlock, _ conference: Conference, _ vendor: VendorName, _ note: String,
    around lineEnd: [UInt8]
  ) throws {
    let comment = Comment(rawValue: "\(vendor) \(note)\n\(written.text)")
    let hints = BlockReader.Hints(conferenceValues: [conference.joinURL ?? ""])
    let blocks = BlockReader().blocks(in: text, hints: hints)
    try #require(blocks.count == 1, comment)
    let block = blocks[0]
    #expect(block.vendor == vendor, comment)
    #expect(block.identitiesAgree && block.typedText.isEmpty, "\(block) \(comment)")
    #expect(block.isComplete, comment)
    if text.form == .plain { #expect(block.span == 0..<written.bytes.count, comment) }
    #expect(UpToDate.holds([block], new: conference, vendor: vendor), "\(block.conference) \(comment)")
    let showsMeetingID = SampleConferences.printMeetingID.contains(vendor)
    let said = block.conference
    #expect(said.joinURL == conference.joinURL && said.shortURL == conference.shortURL, comment)
    #expect(
      said.meetingID?.filter(\.isNumber) == (showsMeetingID ? conference.meetingID?.filter(\.isNumber) : nil), comment)
    #expect(said.passcode == (SampleConferences.printPasscode.contains(vendor) ? conference.passcode : nil), comment)
    #expect(said.localNumbersURL == conference.localNumbersURL, comment)
    let lines = { (text: String?) in (text ?? "").split(separator: "\n").map(String.init) }
    #expect(lines(said.footer) == lines(conference.footer), comment)
    #expect(said.videoInterop?.videoID == (vendor == .microsoftTeams ? conference.videoInterop?.videoID : nil), comment)
    let numbers = { (conference: Conference) in
      Set(((conference.toll ?? []) + (conference.tollFree ?? [])).map { $0.number.filter(\.isNumber) })
    }
    #expect(numbers(said) == numbers(conference), comment)
  }
}
