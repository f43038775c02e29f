import Messages
import Splicing
import Testing

@Suite("QuotedPrintableLayer")
struct QuotedPrintableLayerTests {
  private func lower(_ body: String, _ edits: [(Range<Int>, String)], _ ending: LineEnding = .lf) throws -> String {
    let (message, place) = framed([UInt8](body), ending)
    let layer = QuotedPrintableLayer(message, in: place)
    let list = try EditList<PartBytes>(edits.map { .init(range: $0.0, bytes: [UInt8]($0.1)) })
    let lowered = try layer.lower(list)
    let result = lowered.applied(to: message)
    return String(decoding: result[place.lowerBound..<(place.upperBound + lowered.delta)], as: UTF8.self)
  }

  @Test(
    "Octets, soft breaks and what is neither are read",
    arguments: [
      ("a=3Db=c3=A9", "a=bé"), ("one=\ntwo", "onetwo"), ("one= \t\r\ntwo", "onetwo"), ("cut=", "cut"), ("x=ZZ", "x=ZZ"),
      ("kept  \nnext", "kept  \nnext"), ("=\n=\n", ""),
    ])
  func decoding(encoded: String, text: String) {
    let bytes = [UInt8](encoded)
    #expect(QuotedPrintableLayer(bytes, in: 0..<bytes.count).decoded == [UInt8](text))
  }

  @Test("A stray equals sign is named, and breaks its own place only")
  func stray() {
    let bytes = [UInt8]("a=20b?x=y z")
    let layer = QuotedPrintableLayer(bytes, in: 0..<bytes.count)
    #expect(layer.brokenAt == 7)
    #expect(layer.isIntact(in: 0..<5))
    #expect(!layer.isIntact(in: 4..<6))
  }

  @Test("Spelling and soft breaks on both sides of an edit stay")
  func spelling() throws {
    let body = "caf=c3=a9 =\nMeeting=20 one=\n=20end\n"
    #expect(try lower(body, [(6..<13, "Treffen")]) == "caf=c3=a9 =\nTreffen=20 one=\n=20end\n")
  }

  @Test("A blank that an edit leaves at the end of a line is kept by a soft break")
  func blankBeforeLineEnd() throws {
    #expect(try lower("one two\n", [(4..<7, "")]) == "one =\n\n")
    #expect(try lower("one two\n", [(3..<7, " ")]) == "one=20\n")
    #expect(try lower("one two\n", [(4..<7, "\nb")]) == "one =\n\nb\n")
  }

  @Test("Line ends of another kind are octets")
  func foreignLineEnds() throws {
    #expect(try lower("one\r\ntwo", [(0..<3, "a\r\nb\nc")], .crlf) == "a\r\nb=0Ac\r\ntwo")
    #expect(try lower("one\ntwo", [(0..<3, "a\r\nb")], .lf) == "a=0D\nb\ntwo")
  }

  @Test("A seam does not make a line longer than 76, nor does a second edit on it")
  func longSeams() throws {
    let body = String(repeating: "a", count: 70) + "BLOCK" + "\nnext\n"
    let text = try lower(body, [(70..<75, "Größe über alles")])
    #expect(physicalLines([UInt8](text)).allSatisfy { $0.count <= 76 })
    let two = String(repeating: "a", count: 30) + "B" + String(repeating: "c", count: 35) + "D" + "eee"
    let both = try lower(two, [(30..<31, "12345678"), (66..<67, "1234567")])
    #expect(physicalLines([UInt8](both)).allSatisfy { $0.count <= 76 })
  }

  @Test("From at the start of a line does not meet an mbox bare")
  func from() throws {
    #expect(try lower("one\n", [(0..<3, "From me\n.\nFrom you")]) == "=46rom me\n=2E\n=46rom you\n")
  }

  @Test("A stray equals sign does not swallow new text")
  func strayBeforeEdit() throws {
    #expect(try lower("a=Xb", [(2..<4, "41")]) == "a==\n41")
    #expect(try lower("a=4Xb", [(3..<4, "1")]) == "a=4=\n1b")
  }

  @Test("The law holds for random bodies and edits", arguments: [LineEnding.lf, .crlf])
  func law(ending: LineEnding) throws {
    var random = SeededGenerator(seed: ending == .lf ? 7 : 8)
    let line = ending.bytes
    let raw: [[UInt8]] =
      ["a", "bc", " ", "\t", "=20", "=C3=A9", "=e2=82=ac", "=3D", "=", "=4", "==", "text "].map { [UInt8]($0) }
      + [line, [0x3D] + line, [0x3D, 0x20] + line, [0x0D], [0xE9]]
    let new: [[UInt8]] = ["x", "1", "A", " ", "\t", "é", "=", "--", "."].map { [UInt8]($0) } + [line, [0x0A], [0x0D]]
    for round in 0..<4000 {
      let pieces = round % 50 == 0 ? 1500 : Int.random(in: 0...60, using: &random)
      let body = (0..<pieces).flatMap { _ in raw.randomElement(using: &random)! }
      let (message, place) = framed(body, ending)
      let layer = QuotedPrintableLayer(message, in: place)
      let edits: EditList<PartBytes> = randomEdits(over: layer.decoded.count, from: new, using: &random)
      let lowered = try layer.lower(edits)
      _ = expectLaw(layer, over: message, in: place, edits, lowered) { QuotedPrintableLayer($0, in: $1).decoded }
    }
  }

  @Test("In sound bodies no line grows over 76")
  func soundLines() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<1000 {
      var body: [UInt8] = []
      for _ in 0..<6 {
        body += (0..<Int.random(in: 0...70, using: &random)).map { _ in 0x61 }
        body += Bool.random(using: &random) ? [0x3D, 0x0A] : [0x0A]
      }
      let (message, place) = framed(body, .lf)
      let layer = QuotedPrintableLayer(message, in: place)
      let edits: EditList<PartBytes> = randomEdits(
        over: layer.decoded.count, from: ["x", "é", " ", "\n", "Meeting"].map { [UInt8]($0) }, longest: 60,
        using: &random)
      let result = try layer.lower(edits).applied(to: message)
      #expect(physicalLines(result).allSatisfy { $0.count <= 76 })
    }
  }
}
