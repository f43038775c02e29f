import Conferences
import Meetings
import Testing

@Suite("Up to date")
struct UpToDateTests {
  private func block(_ conference: Conference, _ vendor: VendorName) throws -> MeetingBlock {
    let written = try BlockWriter().plain(
      conference, vendor: vendor, language: "de-DE", rendition: Rendition(linkStyle: .glued), lineEnd: [0x0A])
    let text = MeetingText(plain: written.bytes)
    return try #require(
      BlockReader().blocks(in: text, hints: .init(conferenceValues: [conference.joinURL ?? ""])).first)
  }

  @Test("Spelling does not matter: grouping, percent signs, case of hosts and of Skype codes")
  func spelling() throws {
    var same = SampleConferences.teams
    same.joinURL = same.joinURL?.split(separator: "%3a").joined(separator: "%3A")
    same.meetingID = "26374053457629"
    same.conferenceID = "918 273 645"
    same.toll = [DialInNumber(number: "+13235550100")]
    same.localNumbersURL = "https://elsewhere.example"
    same.resetPINURL = nil
    #expect(UpToDate.holds([try block(SampleConferences.teams, .microsoftTeams)], new: same, vendor: .microsoftTeams))
    var skype = SampleConferences.skype
    skype.joinURL = "https://MEET.contoso.example/AShaw/6n2ygd5g"
    #expect(
      UpToDate.holds([try block(SampleConferences.skype, .skypeForBusiness)], new: skype, vendor: .skypeForBusiness))
  }

  @Test("Another value is noticed", arguments: 0..<7)
  func differences(index: Int) throws {
    let changes: [(inout Conference) -> Void] = [
      { $0.joinURL = SampleConferences.teamsLink(SampleConferences.oldThread) }, { $0.conferenceID = "918273646" },
      { $0.toll = [DialInNumber(number: "+1 323-555-0101")] }, { $0.tollFree = nil },
      { $0.meetingID = "263 740 534 576 28" },
      { $0.passcode = Secret("ax3Zj3Mx") }, { $0.dialIn = .removed },
    ]
    var changed = SampleConferences.teams
    changes[index](&changed)
    #expect(
      !UpToDate.holds([try block(SampleConferences.teams, .microsoftTeams)], new: changed, vendor: .microsoftTeams))
  }

  @Test("A passcode, a meeting ID or a short link that the old block does not show is not asked for")
  func unshown() throws {
    var bare = SampleConferences.teams
    (bare.meetingID, bare.passcode) = (nil, nil)
    #expect(
      UpToDate.holds([try block(bare, .microsoftTeams)], new: SampleConferences.teamsShort, vendor: .microsoftTeams))
  }

  @Test("One copy that says something else is enough")
  func copies() throws {
    let blocks = [
      try block(SampleConferences.teams, .microsoftTeams), try block(SampleConferences.oldTeams, .microsoftTeams),
    ]
    #expect(!UpToDate.holds(blocks, new: SampleConferences.teams, vendor: .microsoftTeams))
    #expect(!UpToDate.holds([], new: SampleConferences.teams, vendor: .microsoftTeams))
    #expect(!UpToDate.holds([blocks[0]], new: SampleConferences.teams, vendor: .skypeForBusiness))
  }

  @Test("Audio conferencing that was taken away is up to date without a dial-in part")
  func removed() throws {
    var removed = SampleConferences.teams
    removed.dialIn = .removed
    #expect(UpToDate.holds([try block(removed, .microsoftTeams)], new: removed, vendor: .microsoftTeams))
  }

  @Test("An ID without numbers, or numbers without an ID, is compared by what the block shows")
  func partsOfDialIn() throws {
    var blocks = [try block(SampleConferences.skype, .skypeForBusiness)]
    (blocks[0].conference.toll, blocks[0].conference.tollFree) = (nil, nil)
    var new = SampleConferences.skype
    (new.toll, new.tollFree) = (nil, nil)
    #expect(UpToDate.holds(blocks, new: new, vendor: .skypeForBusiness))
    new.conferenceID = "1"
    #expect(!UpToDate.holds(blocks, new: new, vendor: .skypeForBusiness))
    #expect(!UpToDate.holds(blocks, new: SampleConferences.skype, vendor: .skypeForBusiness))
  }
}
