import Conferences
import Meetings
import Testing

@Suite("Lost text")
struct LostTextTests {
  private func block(typed: [String], footer: String?) -> MeetingBlock {
    var block = MeetingBlock(
      vendor: .microsoftTeams, generation: "g5", lines: 0..<1, span: 0..<1, conference: SampleConferences.teams,
      identity: ConferenceIdentity(), joinLinks: [])
    block.typedText = typed
    block.footer = footer
    return block
  }

  @Test("Typed text is lost once, however many copies show it")
  func typed() {
    let blocks = [block(typed: ["Room 7!"], footer: nil), block(typed: ["Room  7!", "Bring cake"], footer: nil)]
    #expect(
      LostText.lost(from: blocks, new: SampleConferences.teams, vendor: .microsoftTeams) == ["Room 7!", "Bring cake"])
  }

  @Test("A footer that the new block repeats is not lost")
  func footer() {
    let blocks = [block(typed: [], footer: "Call the desk.\nFloor 3")]
    var new = SampleConferences.teams
    new.footer = "Call the desk."
    #expect(LostText.lost(from: blocks, new: new, vendor: .microsoftTeams) == ["Floor 3"])
    #expect(LostText.lost(from: blocks, new: new, vendor: .zoom) == ["Call the desk.", "Floor 3"])
  }
}
