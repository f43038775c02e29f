import Testing

@testable import Meetings

@Suite("Plain text as lines")
struct MeetingTextTests {
  private func lines(_ text: String) -> [MeetingLine] { MeetingText(plain: Array(text.utf8)).lines }

  private func shown(_ text: String) -> [String] { lines(text).map { ASCII.string($0.text) } }

  @Test("Lines end in LF, CRLF or CR; the line end is not part of the span")
  func lineEnds() {
    #expect(shown("a\nb\r\nc\rd\r\r\ne") == ["a", "b", "c", "d", "", "e"])
    #expect(lines("a \r\nb").map(\.span) == [0..<2, 4..<5])
  }

  @Test("White space of every kind collapses; what is invisible goes")
  func whiteSpace() {
    #expect(shown(" a\t b\u{a0}\u{3000}c\u{200b}d ") == ["a b cd"])
    #expect(lines("a ").first?.layout.endsInBlank == true)
  }

  @Test(
    "Targets are taken off, labels stay",
    arguments: [
      ("Help<https://a.example/x>", "Help", "Help"), ("Help <https://a.example/x> ", "Help", "Help"),
      ("Call +1 2<tel:+12,,3#>  US", "Call +1 2 US", "Call +1 2"),
      ("See https://a.example/x.", "See https://a.example/x.", "https://a.example/x"),
      ("<https://a.example/x>", "https://a.example/x", "https://a.example/x"),
      ("https://b.example<https://a.example/x>", "https://b.example", "https://b.example"),
    ])
  func labels(_ sample: (String, String, String)) throws {
    let line = try #require(lines(sample.0).first)
    #expect(ASCII.string(line.text) == sample.1)
    let link = try #require(line.links.first)
    #expect(ASCII.string(line.text[link.label]) == sample.2)
    #expect(line.links.count == 1)
  }

  @Test("Two links of one line keep their own labels")
  func twoLinks() throws {
    let line = try #require(lines("Help<https://a.example> | Legal<https://b.example>").first)
    #expect(line.links.map { ASCII.string(line.text[$0.label]) } == ["Help", "Legal"])
    #expect(line.layout.gluedLinks == 2)
  }

  @Test("Quote marks are counted and taken off")
  func quoting() {
    #expect(lines("> > a").first?.quoteDepth == 2)
    #expect(shown(">> a") == ["a"])
    #expect(shown("a > b") == ["a > b"])
  }

  @Test("A part of the bytes is read with absolute offsets")
  func subrange() {
    let text = MeetingText(plain: Array("xxxab\ncd".utf8), in: 3..<8)
    #expect(text.lines.map(\.span) == [3..<5, 6..<8])
    #expect(text.lines.first?.pieces == [TextPiece(text: 0..<2, source: 3)])
  }

  private static let hostileUnits: [(String, Int)] = [
    ("_", 300_000), ("<https://", 30_000), (Invented.dots + "\n", 2_000), (">", 200_000), ("From: a\n", 20_000),
    ("Join<https://teams.microsoft.com/l/meetup-join/19%3a", 4_000),
    (Invented.long + "\nMicrosoft Teams meeting\n", 2_000),
    ("\(Invented.long)\nMicrosoft Teams<\(Invented.join)>\n", 1_000), ("https://a.example/b/QX7Z2K9M?sl=1\n", 5_000),
    ("\(Invented.shortJoin)\n", 4_000), ("Zoom\nhttps://zoom.us/j/81234567890\n", 4_000),
  ]

  @Test("Hostile text is read in linear time and inside its bounds", arguments: hostileUnits.indices)
  func hostile(_ index: Int) {
    let (unit, count) = Self.hostileUnits[index]
    let text = String(repeating: unit, count: count)
    let bytes = Array(text.utf8)
    let start = ContinuousClock.now
    let read = MeetingText(plain: bytes)
    for block in BlockReader().blocks(in: read) {
      #expect(block.span.lowerBound >= 0 && block.span.upperBound <= bytes.count)
      #expect(block.lines.upperBound <= read.lines.count)
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("Blocks cut at any byte are read without a trap", arguments: Samples.all)
  func truncated(_ sample: BlockSample) {
    let bytes = Array(sample.text(.spaced).utf8)
    for end in stride(from: 0, through: bytes.count, by: 3) {
      for block in BlockReader().blocks(in: MeetingText(plain: bytes, in: 0..<end)) {
        #expect(block.span.upperBound <= end)
      }
    }
  }
}
