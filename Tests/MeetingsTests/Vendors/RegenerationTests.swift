import Conferences
import Testing

@testable import Meetings

/// What a block says outlives its being written again, whatever its generation, language and rendition.
@Suite("Regenerating a block with its own data")
struct RegenerationTests {
  private func regenerate(_ block: MeetingBlock, _ comment: Comment) throws -> [MeetingBlock] {
    let succession = Succession(
      resolved: block.conference, given: Conference(), old: block.conference, vendor: block.vendor)
    let writer = BlockWriter()
    let written = try writer.plain(
      succession.conference, vendor: block.vendor, language: block.language,
      rendition: block.rendition ?? Rendition(linkStyle: .glued), lineEnd: [0x0D, 0x0A], inviter: "Lena Sjöberg")
    let html = try writer.html(
      succession.conference, vendor: block.vendor, language: block.language, lineEnd: [0x0A], inviter: "Lena Sjöberg")
    let hints = BlockReader.Hints(conferenceValues: [block.conference.joinURL ?? ""])
    let plain = BlockReader().blocks(in: MeetingText(plain: written.bytes), hints: hints)
    // The test's own reading of HTML does not know the fences of the consumer's block.
    let isConsumer = block.generation == "generic"
    let rich = isConsumer ? [] : BlockReader().blocks(in: HTMLLines.text(html.bytes), hints: hints)
    #expect(plain.count == 1 && rich.count == (isConsumer ? 0 : 1), comment)
    #expect(plain.allSatisfy { $0.span == 0..<written.bytes.count }, comment)
    return plain + rich
  }

  private func expectSame(_ block: MeetingBlock, _ again: MeetingBlock, _ comment: Comment) {
    let (old, new) = (block.conference, again.conference)
    #expect(again.vendor == block.vendor && again.identity.isSameConference(as: block.identity), comment)
    #expect(again.isComplete && again.identitiesAgree && again.typedText.isEmpty, comment)
    #expect(UpToDate.holds([again], new: old, vendor: block.vendor), comment)
    #expect(old.joinURL == new.joinURL && old.shortURL == new.shortURL, comment)
    #expect(old.passcode == new.passcode || new.passcode == nil, comment)
    let digits = { (conference: Conference) in
      Set(((conference.toll ?? []) + (conference.tollFree ?? [])).map { $0.number.filter(\.isNumber) })
    }
    #expect(digits(old) == digits(new), comment)
    if let id = old.conferenceID, !digits(old).isEmpty {
      #expect(new.conferenceID?.filter(\.isNumber) == id.filter(\.isNumber), comment)
    }
  }

  @Test("Every generation of the vendors with fences", arguments: Samples.all)
  func generations(_ sample: BlockSample) throws {
    for rendition in BlockSample.Rendition.allCases {
      let properties =
        sample.lines.joined().contains(Invented.skype)
        ? [(name: "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", value: Invented.skype)] : []
      let block = try #require(Invented.read(sample.meetingText(rendition), properties: properties).first)
      // A dial-in part without numbers is the one thing that cannot be written again.
      let lacking = BlockWriter().missing(in: block.conference, vendor: block.vendor)
      guard lacking.isEmpty else {
        #expect(lacking == ["toll"] && block.conference.allNumbers.isEmpty)
        continue
      }
      let comment = Comment(rawValue: "\(sample) \(rendition) \(block.conference)")
      for again in try regenerate(block, comment) { expectSame(block, again, comment) }
    }
  }

  @Test("Every service without fences", arguments: InvitationTests.samples)
  func invitations(_ sample: InvitationTests.Sample) throws {
    let block = try #require(Invented.read(sample.text).first)
    let comment = Comment(rawValue: "\(block.conference)")
    for again in try regenerate(block, comment) { expectSame(block, again, comment) }
  }
}
