import Meetings
import Testing

@testable import Redialing

@Suite("Texts of an item that are the same bytes are read once")
struct TextMemoryTests {
  private static let html = Array(
    """
    <p>.........................................................................................................................................</p>
    <p><a href="https://meet.contoso.example/anna/6N2YGD5G">Join Skype Meeting</a></p>
    <p><a href="https://meet.contoso.example/anna/6N2YGD5G?sl=1">Try Skype Web App</a></p>
    <p>[!OC([1033])!]</p>
    <p>.........................................................................................................................................</p>
    """.utf8)

  @Test("What memory answers is what reading finds, whatever came between", arguments: [0, 3, 6])
  func answersAlike(_ others: Int) {
    let plain = Array(SampleEvents.skypeBlock().split(separator: "\\n").joined(separator: "\r\n").utf8)
    for (text, form) in [(plain, MeetingText.Form.plain), (Self.html, .html)] {
      var memory = TextMemory()
      let first = memory.blocks(in: text, form, hints: .init())
      for number in 0..<others { _ = memory.blocks(in: text + Array("\(number)".utf8), form, hints: .init()) }
      let again = memory.blocks(in: text, form, hints: .init())
      #expect(first.blocks.count == 1 && again.blocks == first.blocks)
      #expect((again.projection == nil) == (form == .plain))
    }
  }

  @Test("The same bytes in another form, or with other hints, are read anew")
  func readsAnew() {
    var memory = TextMemory()
    // Only a property that names the server's conference vouches for this one.
    let block = Array(
      "Join Meeting<https://meet.contoso.example/anna/6N2YGD5G>\r\nConference ID: 73572842\r\n".utf8)
    #expect(memory.blocks(in: block, .plain, hints: .init()).blocks.isEmpty)
    let hints = BlockReader.Hints(conferenceValues: ["https://meet.contoso.example/anna/6N2YGD5G"])
    #expect(memory.blocks(in: block, .plain, hints: hints).blocks.count == 1)
    #expect(memory.blocks(in: Self.html, .plain, hints: .init()).projection == nil)
    #expect(memory.blocks(in: Self.html, .html, hints: .init()).projection != nil)
  }
}
