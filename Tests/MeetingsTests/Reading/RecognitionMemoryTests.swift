import Testing

@testable import Meetings

@Suite("Texts of an item that read alike are recognised once")
struct RecognitionMemoryTests {
  private static let variants: [(name: String, change: @Sendable (String) -> String)] = [
    ("other line ends", { $0.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n") }),
    ("blanks before", { "  \t" + $0 }),
    ("text before the fence, shifted", { "  Agenda \r\n" + $0 }),
    ("no-break blanks", { $0.split(separator: " ").joined(separator: "\u{A0}") }),
    ("invisible characters", { "\u{200B}" + $0 + "\u{200B}" }),
  ]

  @Test(
    "What memory answers is what reading finds, places included",
    arguments: [Samples.teamsG4, Samples.teamsG5], BlockSample.Rendition.allCases.filter { $0 != .html })
  func answersAlike(_ sample: BlockSample, _ rendition: BlockSample.Rendition) {
    let original = "Agenda\r\n" + sample.text(rendition) + "\r\nBye"
    for variant in Self.variants {
      let text = MeetingText(plain: Array(variant.change(original).utf8))
      var memory = RecognitionMemory()
      _ = memory.blocks(in: MeetingText(plain: Array(original.utf8)), hints: .init())
      let remembered = memory.blocks(in: text, hints: .init())
      #expect(!remembered.isEmpty && remembered == BlockReader().blocks(in: text), "\(variant.name)")
    }
  }

  @Test("A block with text glued to its fences is found at its own place in each text")
  func gluedText() throws {
    let block = Samples.teamsG5.text(.glued)
    let first = MeetingText(plain: Array(("Agenda\r\n" + block + "\r\nBye").utf8))
    let second = MeetingText(plain: Array(("   Agenda\n\u{200B}" + block + "\nBye").utf8))
    var memory = RecognitionMemory()
    _ = memory.blocks(in: first, hints: .init())
    #expect(memory.blocks(in: second, hints: .init()) == BlockReader().blocks(in: second))
  }

  @Test("Another text, and the same text with other hints, are read anew")
  func readsAnew() {
    var memory = RecognitionMemory()
    let one = Samples.teamsG4.meetingText(.glued)
    #expect(memory.blocks(in: one, hints: .init()).count == 1)
    let other = MeetingText(plain: Array("Nothing here: https://example.org/".utf8))
    #expect(memory.blocks(in: other, hints: .init()).isEmpty)
    let quoted = Samples.teamsG4.text(.glued).split(separator: "\r\n", omittingEmptySubsequences: false)
      .map { "> " + $0 }.joined(separator: "\r\n")
    #expect(memory.blocks(in: MeetingText(plain: Array(quoted.utf8)), hints: .init()).first?.isQuoted == true)
  }
}
