import Charsets
import Splicing
import Testing

private typealias TextLayer = CharsetLayer<PartBytes, BodyText>

@Suite("CharsetLayer")
struct CharsetLayerTests {
  private func charset(_ label: String) throws -> Charset { try #require(Charset(label: label)) }

  @Test("Valid UTF-8 is shown as it is, whatever stands around it")
  func identity() throws {
    let outer = [UInt8](repeating: 0xFF, count: 3) + Array("Grüße".utf8) + [0xFF]
    let layer = TextLayer(outer, in: 3..<10, charset: .utf8)
    #expect(layer.decoded == Array("Grüße".utf8))
    #expect(layer.isStrict)
    let edits = try EditList<BodyText>([.init(range: 2..<4, bytes: Array("u".utf8))])
    #expect(try layer.lower(edits).replacements == [.init(range: 5..<7, bytes: Array("u".utf8))])
  }

  @Test("A code that Korea's page does not have takes no neighbour with it", arguments: ["h", "\n", "F"])
  func missingCode(next: String) throws {
    let outer: [UInt8] = Array("a".utf8) + [0xA2, 0xE8] + Array((next + "i").utf8)
    let layer = TextLayer(outer, in: 0..<outer.count, charset: try charset("euc-kr"))
    #expect(layer.decoded == Array("a\u{FFFD}\u{FFFD}\(next)i".utf8))
    #expect(layer.undecodable == [1, 2])
    let end = TextLayer([0xA2, 0xE8], in: 0..<2, charset: try charset("euc-kr"))
    #expect(end.decoded == Array("\u{FFFD}\u{FFFD}".utf8))
    let edits = try EditList<BodyText>([.init(range: 7..<8, bytes: Array("From ".utf8))])
    let result = try layer.lower(edits).applied(to: outer)
    let again = TextLayer(result, in: 0..<result.count, charset: try charset("euc-kr"))
    #expect(again.decoded == edits.applied(to: layer.decoded))
  }

  @Test("A byte that is no character is shown as U+FFFD and survives every edit beside it")
  func undecodableBytesSurvive() throws {
    let outer: [UInt8] = Array("a".utf8) + [0x81, 0xE9] + Array("z".utf8)
    let layer = TextLayer(outer, in: 0..<4, charset: .windows1252)
    #expect(layer.decoded == Array("a\u{FFFD}éz".utf8))
    #expect(layer.undecodable == [1])
    #expect(!layer.isStrict)
    let beside = try EditList<BodyText>([.init(range: 4..<6, bytes: Array("€".utf8))])
    #expect(try layer.lower(beside).applied(to: outer) == [0x61, 0x81, 0x80, 0x7A])
    let across = try EditList<BodyText>([.init(range: 0..<6, bytes: [])])
    #expect(throws: LoweringError.undecodable(offset: 1)) { try layer.lower(across) }
  }

  @Test(
    "An edit inside a character is refused", arguments: ["utf-8", "iso-8859-1", "shift_jis", "iso-2022-jp", "utf-16le"])
  func insideCharacter(label: String) throws {
    let charset = try charset(label)
    let text = label == "iso-8859-1" ? "aéb" : label == "utf-8" ? "aéb" : "a会b"
    let outer = try charset.encode(Array(text.utf8))
    let layer = TextLayer(outer, in: 0..<outer.count, charset: charset)
    let edits = try EditList<BodyText>([.init(range: 2..<2, bytes: [0x78])])
    #expect(throws: LoweringError.unaligned(offset: 2)) { try layer.lower(edits) }
  }

  @Test("HTML text that does not fit becomes character references")
  func characterReferences() throws {
    let outer = Array("<p>caf".utf8) + [0xE9] + Array("</p>".utf8)
    let edits = try EditList<BodyText>([.init(range: 3..<8, bytes: Array("Łódź 😀".utf8))])
    let strict = TextLayer(outer, in: 0..<outer.count, charset: .latin1)
    #expect(throws: LoweringError.cannotEncode(scalar: "Ł", charset: "iso-8859-1")) { try strict.lower(edits) }
    let html = TextLayer(outer, in: 0..<outer.count, charset: .latin1, unfitting: .characterReferences)
    let expected = Array("<p>&#x141;".utf8) + [0xF3] + Array("d&#x17A; &#x1F600;</p>".utf8)
    #expect(try html.lower(edits).applied(to: outer) == expected)
  }

  @Test("HTML in a 7bit body can be written in ASCII alone")
  func asciiOnly() throws {
    let outer = Array("<p>x</p>".utf8)
    let edits = try EditList<BodyText>([.init(range: 3..<4, bytes: Array("aé".utf8))])
    let layer = TextLayer(outer, in: 0..<outer.count, charset: .utf8, unfitting: .asciiOnly)
    #expect(try layer.lower(edits).applied(to: outer) == Array("<p>a&#xE9;</p>".utf8))
  }

  @Test("Any byte of the text leads to the character that holds it")
  func offsets() throws {
    let charset = try charset("iso-2022-jp")
    let outer = Array("A\u{1B}$B2q5D\u{1B}(BB".utf8)
    let layer = TextLayer(outer, in: 0..<outer.count, charset: charset)
    #expect((0..<8).map { layer.outerOffset(of: $0) } == [0, 4, 4, 4, 6, 6, 6, 11])
    let latin = TextLayer([0x41, 0xE9, 0x42], in: 0..<3, charset: .latin1)
    #expect((0...4).map { latin.outerOffset(of: $0) } == [0, 1, 1, 2, 3])
  }

  @Test("Shift sequences of ISO-2022-JP outside an edit stay where they are")
  func shiftSequences() throws {
    let outer = Array("Room \u{1B}$B2q5D<<\u{1B}(B at 9".utf8)
    let charset = try charset("iso-2022-jp")
    let layer = TextLayer(outer, in: 0..<outer.count, charset: charset)
    #expect(layer.decoded == Array("Room 会議室 at 9".utf8))
    let one = try EditList<BodyText>([.init(range: 8..<11, bytes: Array("X".utf8))])
    let expected = Array("Room \u{1B}$B2q\u{1B}(BX\u{1B}$B<<\u{1B}(B at 9".utf8)
    #expect(try layer.lower(one).applied(to: outer) == expected)
    let all = try EditList<BodyText>([.init(range: 5..<14, bytes: Array("会".utf8))])
    #expect(try layer.lower(all).applied(to: outer) == Array("Room \u{1B}$B2q\u{1B}(B at 9".utf8))
  }

  @Test("A byte order mark of UTF-16 is none of the text, and stays")
  func byteOrderMark() throws {
    let outer: [UInt8] = [0xFE, 0xFF, 0, 0x41, 0, 0x42]
    let layer = TextLayer(outer, in: 0..<6, charset: try charset("utf-16"))
    #expect(layer.decoded == Array("AB".utf8))
    let edits = try EditList<BodyText>([.init(range: 0..<1, bytes: Array("é".utf8))])
    #expect(try layer.lower(edits).applied(to: outer) == [0xFE, 0xFF, 0, 0xE9, 0, 0x42])
  }

  @Test("An edit that would complete a broken character before it is refused")
  func joining() throws {
    let outer: [UInt8] = [0x41, 0x81, 0x81, 0x80, 0x42]
    let charset = try charset("shift_jis")
    let lone: [UInt8] = [0x41, 0xFF, 0x81, 0x0A, 0x42]
    let layer = TextLayer(lone, in: 0..<5, charset: charset)
    #expect(layer.undecodableCount == 2)
    let edits = try EditList<BodyText>([.init(range: 7..<8, bytes: Array("@".utf8))])
    #expect(throws: LoweringError.undecodable(offset: 7)) { try layer.lower(edits) }
    #expect(TextLayer(outer, in: 0..<5, charset: charset).undecodableCount <= 3)
  }

  @Test("A conversion that reads only leaves nothing to edit")
  func readOnly() throws {
    let outer = Array("Hi +AOk-".utf8)
    let layer = TextLayer(outer, in: 0..<outer.count, charset: try charset("utf-7"))
    let edits = try EditList<BodyText>([.init(range: 0..<1, bytes: [0x41])])
    #expect(throws: LoweringError.cannotEncode(scalar: "A", charset: "utf-7")) { try layer.lower(edits) }
  }
}

@Suite("The law of CharsetLayer")
struct CharsetLayerLawTests {
  @Test(
    "Decoding the lowered edits gives the edited text, and untouched bytes are copied",
    arguments: [
      "utf-8", "us-ascii", "iso-8859-1", "windows-1252", "windows-1251", "windows-1255", "shift_jis", "euc-jp",
      "gb2312", "gb18030",
      "big5", "big5-hkscs", "euc-kr", "johab", "utf-16", "utf-16le", "utf-16be", "iso-2022-jp",
    ])
  func law(label: String) throws {
    let charset = try #require(Charset(label: label))
    var random = SeededGenerator(seed: UInt64(label.utf8.reduce(0) { $0 &* 31 &+ Int($1) }))
    var lowered = 0
    // What of the sample the charset holds: as UTF-8, and encoded.
    let pieces = Self.sample.compactMap { scalar in
      let text = Array(String(scalar).utf8)
      return (try? charset.encode(text)).map { (text, $0) }
    }
    for round in 0..<150 {
      // Long texts too, so that the way back goes over several marks.
      let outer = randomBytes(charset, pieces, count: round % 10 == 0 ? 3000 : 40, using: &random)
      let prefix = round % 3
      let whole = [UInt8](repeating: 0x2A, count: prefix) + outer + [0x2A]
      let range = prefix..<(prefix + outer.count)
      let layer = TextLayer(whole, in: range, charset: charset)
      #expect(UTF8Gate.isValid(layer.decoded))
      let edits = randomEdits(over: layer.decoded, pieces.map(\.0), using: &random)
      guard let outward = try? layer.lower(edits) else { continue }
      lowered += 1
      let result = outward.applied(to: whole)
      let newRange = prefix..<(result.count - 1)
      #expect(TextLayer(result, in: newRange, charset: charset).decoded == edits.applied(to: layer.decoded))
      #expect(outward.inverted(over: whole).applied(to: result) == whole)
      for edit in outward.replacements {
        #expect(edit.range.lowerBound >= prefix && edit.range.upperBound <= range.upperBound)
      }
    }
    #expect(lowered > 50, "too few edits could be carried out for the test to say anything")
  }

  private static let sample = Array("aB 9\n<éüŁЖя会議室①회의똠會议镕😀שלוםｱ€“”".unicodeScalars)

  private func randomBytes(
    _ charset: Charset, _ pieces: [([UInt8], [UInt8])], count: Int, using random: inout SeededGenerator
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var text: [UInt8] = []
    for _ in 0..<count {
      let (scalar, piece) = pieces.randomElement(using: &random)!
      // UTF-16 as a whole, for its byte order mark.
      if charset.name == "utf-16" { text += scalar } else { bytes += piece }
      if charset.name != "utf-16", Int.random(in: 0..<60, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      }
    }
    return bytes + (text.isEmpty ? [] : ((try? charset.encode(text)) ?? []))
  }

  private func randomEdits(
    over text: [UInt8], _ scalars: [[UInt8]], using random: inout SeededGenerator
  ) -> EditList<BodyText> {
    var starts = text.indices.filter { text[$0] & 0xC0 != 0x80 }
    starts.append(text.count)
    var edits = EditList<BodyText>()
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let a = Int.random(in: 0..<starts.count, using: &random)
      let b = min(starts.count - 1, a + Int.random(in: 0...3, using: &random))
      var new: [UInt8] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) { new += scalars.randomElement(using: &random)! }
      try? edits.replace(starts[a]..<starts[b], with: new)
    }
    return edits
  }
}

@Suite("Cost of CharsetLayer")
struct CharsetLayerCostTests {
  /// Coarse, because the machine has other work: 32 times the text may take 400 times as long; with its square it would be
  /// a thousand times.
  @Test(
    "Time grows with the text, not with its square", arguments: ["utf-8", "windows-1252", "gb18030", "iso-2022-jp"])
  func slope(label: String) throws {
    let charset = try #require(Charset(label: label))
    func time(_ count: Int) -> Duration {
      let outer = [UInt8](repeating: 0xE9, count: count)
      return (0..<3).map { _ in
        ContinuousClock().measure { _ = TextLayer(outer, in: 0..<count, charset: charset).decoded.count }
      }.min() ?? .zero
    }
    let small = max(time(20_000), .microseconds(200))
    #expect(time(640_000) < small * 400)
  }
}
