import Messages
import Splicing
import Testing

@Suite("MailboxReader")
struct MailboxReaderTests {
  private func messages(_ file: String) -> [String] {
    let bytes = [UInt8](file)
    return MailboxReader.items(in: bytes).map { String(decoding: bytes[$0.message], as: UTF8.self) }
  }

  @Test("Messages are cut at From lines behind blank lines, the blank line left out", arguments: ["\n", "\r\n"])
  func cuts(line: String) {
    let file =
      "From a@x.example Mon\nSubject: 1\n\nOne\nFrom here on\n\nFrom b@x.example Tue\nSubject: 2\n\nTwo\n\nFrom c@x.example\n\n"
    let expected = ["Subject: 1\n\nOne\nFrom here on\n", "Subject: 2\n\nTwo\n", ""]
    let replace = { (text: String) in
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: line)
    }
    #expect(messages(replace(file)) == expected.map(replace))
  }

  @Test("A file without a blank line at its end keeps its last line")
  func lastLine() {
    #expect(messages("From a\nS: 1\n\nOne\n") == ["S: 1\n\nOne\n"])
    #expect(messages("From a\nS: 1\n\nOne") == ["S: 1\n\nOne"])
    #expect(messages("Subject: no mbox\n\n").isEmpty)
    #expect(messages("From a") == [""])
  }

  @Test("Content-Length is believed where it leads to a separator")
  func contentLength() {
    let body = "One\n\nFrom inside\nx\n"
    let right = "From a\ncontent-length: \(body.utf8.count)\n\n\(body)\nFrom b\nS: 2\n\nTwo\n"
    #expect(messages(right).count == 2)
    #expect(messages(right)[0].hasSuffix(body))
    let wrong = "From a\nContent-Length: 7\n\n\(body)\nFrom b\nS: 2\n\nTwo\n"
    #expect(messages(wrong).count == 3)
    let huge = "From a\nContent-Length: 99999999999999999999\n\nx\n\nFrom b\n\ny\n"
    #expect(messages(huge).count == 2)
  }

  @Test(
    "The dialect shows in the file",
    arguments: [
      ("From a\n\n>>From x\n", MailboxDialect.mboxrd), ("From a\n\n>From x\n", .mboxo), ("From a\n\nx\n", .mboxrd),
      ("From a\nContent-Length: 2\n\nx\n\nFrom b\n\n", .mboxcl),
      ("From a\nContent-Length: 9\n\n\nFrom x\n\n\nFrom b\n\n", .mboxcl2),
    ])
  func dialects(file: String, dialect: MailboxDialect) {
    #expect([UInt8](file).withUnsafeBytes { MailboxReader.dialect(of: $0) } == dialect)
  }

  @Test("A right Content-Length follows the body's length, a wrong one stays")
  func lengthUpdate() throws {
    let file = [UInt8]("From a\nContent-Length: 4\n\nabc\n\nFrom b\nContent-Length: 9\n\nabc\n\n")
    let items = MailboxReader.items(in: file)
    try #require(items.count == 2)
    let longer = try EditList<FileBytes>([
      .init(range: items[0].bodyStart..<(items[0].bodyStart + 1), bytes: [UInt8]("1234567"))
    ])
    #expect(items[0].contentLengthUpdate(for: longer)?.bytes == [UInt8]("10"))
    #expect(items[1].contentLengthUpdate(for: longer) == nil)
    #expect(!items[1].isContentLengthRight)
  }
}

@Suite("MailboxQuotingLayer")
struct MailboxQuotingLayerTests {
  private func layer(_ file: String, _ dialect: MailboxDialect) -> MailboxQuotingLayer {
    MailboxQuotingLayer([UInt8](file), in: 0..<file.utf8.count, dialect: dialect)
  }

  private func lower(_ file: String, _ range: Range<Int>, _ new: String, _ dialect: MailboxDialect = .mboxrd) throws
    -> String
  {
    let edits = try EditList<MessageBytes>([.init(range: range, bytes: [UInt8](new))])
    return String(decoding: try layer(file, dialect).lower(edits).applied(to: [UInt8](file)), as: UTF8.self)
  }

  @Test("Quotes are taken off as the dialect puts them on")
  func reading() {
    let file = ">From a\n>>From b\n> From c\nx >From d\n>From"
    #expect(layer(file, .mboxrd).decoded == [UInt8]("From a\n>From b\n> From c\nx >From d\n>From"))
    #expect(layer(file, .mboxo).decoded == [UInt8]("From a\n>>From b\n> From c\nx >From d\n>From"))
    #expect(layer(file, .mboxcl2).decoded == [UInt8](file))
  }

  @Test("Lines that an edit makes begin with From are quoted, those that it unmakes are not")
  func writing() throws {
    #expect(try lower("one\ntwo\n", 4..<7, "From me\n>From you") == "one\n>From me\n>>From you\n")
    #expect(try lower("one\n>From x\n", 4..<8, "To") == "one\nTo x\n")
    #expect(try lower("one\nFro x\n", 7..<7, "m") == "one\n>From x\n")
    #expect(try lower("one\n>From x\n", 3..<4, " ") == "one From x\n")
    #expect(try lower("a From x\n", 1..<2, "\n") == "a\n>From x\n")
    #expect(throws: LoweringError.cannotTransfer(encoding: "mboxo")) { try lower("one\n", 0..<3, ">From x", .mboxo) }
  }

  @Test("A bare From line beside an edit stays bare")
  func bareLines() throws {
    #expect(try lower("From here\nto x\n", 13..<14, "there") == "From here\nto there\n")
    #expect(try lower("From here\n", 5..<9, "there") == "From there\n")
    #expect(try lower("x\nFrom here\n", 0..<2, "y\n") == "y\nFrom here\n")
  }

  @Test("The law holds for random files and edits", arguments: [MailboxDialect.mboxo, .mboxrd, .mboxcl, .mboxcl2])
  func law(dialect: MailboxDialect) {
    var random = SeededGenerator(seed: 31)
    let alphabet = ["From ", "Fro", "m ", ">", ">From ", ">>From ", "\n", "\r\n", "x", "\n\n"].map { [UInt8]($0) }
    var lowered = 0
    for _ in 0..<4000 {
      let body = (0..<Int.random(in: 0...30, using: &random)).flatMap { _ in alphabet.randomElement(using: &random)! }
      let file = [UInt8]("head\n") + body + [UInt8]("\ntail")
      let place = 5..<(5 + body.count)
      let layer = MailboxQuotingLayer(file, in: place, dialect: dialect)
      let edits: EditList<MessageBytes> = randomEdits(
        over: layer.decoded.count, from: alphabet, longest: 5, using: &random)
      guard let outward = try? layer.lower(edits) else { continue }
      lowered += 1
      _ = expectLaw(layer, over: file, in: place, edits, outward) {
        MailboxQuotingLayer($0, in: $1, dialect: dialect).decoded
      }
    }
    #expect(lowered > 500)
  }
}
