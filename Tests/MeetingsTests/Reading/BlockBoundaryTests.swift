import Testing

@testable import Meetings

@Suite("Where a block starts and ends")
struct BlockBoundaryTests {
  @Test("Any number of other lines around a block change nothing", arguments: Samples.all)
  func amongManyLines(_ sample: BlockSample) throws {
    let block = sample.text(.glued)
    let alone = try #require(Invented.read(block).first)
    for count in [14, 15, 16, 17, 127, 128, 129, 293, 310, 500] {
      let before = String(repeating: "x\r\n", count: count)
      let found = Invented.read(before + block + "\r\n" + before + block + "\r\n" + before)
      let first = before.utf8.count
      #expect(found.map(\.span.lowerBound) == [first, 2 * first + block.utf8.count + 2], "\(count)")
      #expect(found.allSatisfy { $0.span.count == block.utf8.count && $0.identity == alone.identity && $0.isComplete })
    }
  }

  @Test("A forwarded message far above a block is still above it", arguments: [0, 3, 40, 700])
  func farHeader(count: Int) throws {
    let between = String(repeating: "x\n", count: count)
    let header = "x\nFrom: Bob\nSent: Monday\nTo: Team\n"
    let block = Samples.teamsG4.text(.glued)
    #expect(try #require(Invented.read(between + header + between + block).first).isUnderForwardHeader)
    #expect(
      try #require(Invented.read("From: Bob\n" + between + "x\nx\nx\nSent: Monday\n" + block).first)
        .isUnderForwardHeader == false)
  }

  @Test("Text glued to a fence stays outside")
  func gluedText() throws {
    let block = Samples.skype.text(.glued)
    let found = try #require(Invented.read("Regards, Dana" + block + "Thanks").first)
    #expect(found.span == 13..<(13 + block.utf8.count))
  }

  @Test("Blanks behind the closing fence belong to the block, blanks before the opening one do not")
  func blanksAtFences() throws {
    let block = Samples.teamsG4.text(.glued)
    let found = try #require(Invented.read("Hello\n  " + block + "  \nBye").first)
    #expect(found.span == 8..<(8 + block.utf8.count + 2))
  }

  @Test(
    "Without a closing fence the block ends with its last line",
    arguments: [Samples.teamsG2, Samples.teamsG3, Samples.teamsG5, Samples.teamsG6])
  func missingClosingFence(_ sample: BlockSample) throws {
    let block = BlockSample(sample.name, sample.lines.dropLast()).text(.glued)
    let found = Invented.read("Hello\n" + block + "\n\nKind regards\nDana\n+46 8 555 010 99\n")
    #expect(found.count == 1)
    #expect(found.first?.span == 6..<(6 + block.utf8.count))
    #expect(found.first?.generation == sample.name)
    #expect(found.first?.isComplete == false)
  }

  @Test("A Skype block without closing fence ends with its marker")
  func missingSkypeFence() throws {
    let block = BlockSample("sfb", Samples.skype.lines.dropLast()).text(.glued)
    #expect(Invented.read(block + "\n\nKind regards\nDana").first?.span == 0..<block.utf8.count)
  }

  @Test("A person's own line of underscores does not close a block that lost its fence")
  func ownSeparator() throws {
    let block = BlockSample("g4", Array(Samples.teamsG4.lines.dropLast(2))).text(.glued)
    let found = try #require(
      Invented.read(block + "\n\nPlease read this first.\n" + String(repeating: "_", count: 70) + "\nDana").first)
    #expect(found.span == 0..<block.utf8.count)
  }

  @Test("A reply separator of fence length does not close a block that lost its fence")
  func replySeparator() throws {
    let block = BlockSample("g4", Array(Samples.teamsG4.lines.dropLast(2))).text(.glued)
    let found = try #require(
      Invented.read(block + "\n\nSee below.\n\(Invented.long)\nVon: Dana\nGesendet: Montag\nAn: Team\n").first)
    #expect(found.span == 0..<block.utf8.count)
  }

  @Test("Fences of unequal length belong together")
  func unequalFences() throws {
    for (opening, closing) in [(139, 138), (137, 139)] {
      var sample = Samples.consumerSkype
      sample.lines[0] = String(repeating: ".", count: opening)
      sample.lines[2] = String(repeating: ".", count: closing)
      #expect(Invented.read(sample.text(.glued)).first?.span == 0..<sample.text(.glued).utf8.count)
    }
    let teams = Samples.teamsG6.replacing(Invented.short, with: String(repeating: "_", count: 34))
    #expect(Invented.read(String(repeating: "_", count: 2) + teams.text(.glued)).first?.hasClosingFence == true)
  }

  @Test("Two blocks are two, whatever lies between", arguments: ["\n", "\n\nand my own:\n\n"])
  func twoBlocks(_ gap: String) {
    let other = Samples.teamsG4.replacing(Invented.thread, with: "meeting_T3RoZXJPdGhlck90aGVyT3RoZXJPdGhlck90aGVyT3Ro")
    let (first, second) = (other.text(.glued), Samples.teamsG5.text(.glued))
    let found = Invented.read(first + gap + second)
    #expect(
      found.map(\.span) == [
        0..<first.utf8.count, (first.utf8.count + gap.utf8.count)..<(first + gap + second).utf8.count,
      ])
    #expect(found.map(\.generation) == ["g4", "g5"])
  }

  @Test("A block that lost its closing fence does not swallow the next one")
  func lostFenceBeforeBlock() {
    let other = BlockSample("g3", Samples.teamsG3.lines.dropLast()).replacing(
      Invented.thread, with: "meeting_T3RoZXJPdGhlck90aGVy")
    let found = Invented.read(other.text(.glued) + "\n\nand mine:\n\n" + Samples.teamsG5.text(.glued))
    #expect(found.map(\.generation) == ["g3", "g5"])
    #expect(found.first?.span.upperBound == other.text(.glued).utf8.count)
  }

  @Test("Zoom and Teams side by side are two blocks")
  func twoVendors() {
    let (zoom, teams) = (Samples.zoom.text(.glued), Samples.teamsG4.text(.glued))
    let found = Invented.read(zoom + "\n\n" + teams + "\n")
    #expect(found.map(\.vendor) == [.zoom, .microsoftTeams])
    #expect(found.first?.span == 0..<zoom.utf8.count)
  }

  @Test(
    "Typed lines inside a block are named, wherever they stand",
    arguments: [Samples.teamsG2, Samples.teamsG3, Samples.teamsG4, Samples.teamsG5, Samples.teamsG6, Samples.skype])
  func typedText(_ sample: BlockSample) throws {
    let join = try #require(
      sample.lines.firstIndex {
        $0.contains(Invented.join) || $0.contains(Invented.shortJoin) || $0.contains(Invented.skype)
      })
    var typed = sample
    typed.lines.insert("Please bring your own coffee!", at: join + 1)
    let found = try #require(Invented.read(typed.text(.glued)).first)
    #expect(found.typedText == ["Please bring your own coffee!"])
    #expect(found.hasClosingFence)
  }

  @Test("Text below a Webex or Zoom block is a person's", arguments: [Samples.webex, Samples.zoom])
  func textBelow(_ sample: BlockSample) {
    let block = sample.text(.glued)
    for below in [
      "Dana Reed\n+1 206 555 0199", "Call me at +1 206 555 0199", "Meeting room: 4711", "1) numbers 2) risks",
    ] {
      #expect(Invented.read(block + "\n\n" + below + "\n").first?.span == 0..<block.utf8.count, "\(below)")
    }
  }
}
