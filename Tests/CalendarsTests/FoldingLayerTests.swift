import Splicing
import Testing

@testable import Calendars

@Suite("Folding")
struct FoldingLayerTests {
  /// The text after replacing `old` by `new` in the decoded value of its first content line.
  private func replacing(_ old: String, by new: String, in text: String) throws -> String {
    let calendar = Calendar(reading: Array(text.utf8))
    let layer = TextValueLayer(calendar.lines[0])
    let decoded = String(decoding: layer.decoded, as: UTF8.self)
    let range = try #require(decoded.firstRange(of: old))
    let start = decoded.utf8.distance(from: decoded.startIndex, to: range.lowerBound)
    var edits = EditList<PropertyText>()
    try edits.replace(start..<(start + old.utf8.count), with: Array(new.utf8))
    return String(decoding: try edits.lowered(through: layer).applied(to: calendar.text), as: UTF8.self)
  }

  @Test("Folds outside an edit keep their place and style")
  func keepsFolds() throws {
    let source = "DESCRIPTION:one\r\n  two\r\n\tthree\n  four\r\n"
    #expect(try replacing("three", by: "3", in: source) == "DESCRIPTION:one\r\n  two\r\n\t3\n  four\r\n")
  }

  @Test("Folds inside an edit go")
  func dropsFoldsInside() throws {
    #expect(
      try replacing("twothree", by: "23", in: "DESCRIPTION:one two\r\n thr\r\n ee four\r\n")
        == "DESCRIPTION:one 23 four\r\n")
  }

  @Test(
    "New text is folded in the style of the line's first fold",
    arguments: ["\r\n ", "\r\n\t", "\n ", "\n\t", "\r\r\n ", "\r "])
  func style(fold: String) throws {
    let end = fold.dropLast()
    let new = try replacing("x", by: String(repeating: "é", count: 60), in: "DESCRIPTION:a\(fold)x\(end)")
    #expect(
      new == "DESCRIPTION:a\(fold)" + String(repeating: "é", count: 37) + fold + String(repeating: "é", count: 23) + end
    )
  }

  @Test("A line without folds takes its own line end and a blank", arguments: ["\r\n", "\n", "\r", "\r\r\n"])
  func styleWithoutFolds(end: String) throws {
    let new = try replacing("x", by: String(repeating: "y", count: 70), in: "SUMMARY:x\(end)")
    #expect(new == "SUMMARY:" + String(repeating: "y", count: 67) + end + " yyy" + end)
  }

  @Test("A last line without line end takes that of the line before")
  func styleWithoutLineEnd() throws {
    let calendar = Calendar(reading: Array("BEGIN:VEVENT\nSUMMARY:x".utf8))
    #expect(FoldStyle(of: calendar.lines[1]).lineEnd == [0x0A])
  }

  @Test("A lone CR at a line's end among LFs is no fold for new text: readers would not see it")
  func styleAfterLoneReturn() throws {
    let text = Array("A:1\nSUMMARY:x\rUID:1\n".utf8)
    let calendar = Calendar(reading: text)
    #expect(calendar.lines[1].lineEnd == [0x0D])
    #expect(FoldStyle(of: calendar.lines[1]).lineEnd == [0x0A])
  }

  @Test("A line over 75 octets without a fold is never folded: its producer never folds")
  func neverFolds() throws {
    let tail = String(repeating: "z", count: 80)
    let long = String(repeating: "y", count: 200)
    #expect(try replacing("x", by: long, in: "DESCRIPTION:x\(tail)\n") == "DESCRIPTION:\(long)\(tail)\n")
  }

  @Test("One fold is added at the seam where the rest of the line would pass 75 octets")
  func seam() throws {
    let tail = String(repeating: "z", count: 60)
    let new = try replacing("x", by: "0123456789", in: "DESCRIPTION:x\(tail)\r\n \(tail)\r\n")
    #expect(new == "DESCRIPTION:0123456789\r\n \(tail)\r\n \(tail)\r\n")
  }

  @Test("No fold is added where the line just fits")
  func justFits() throws {
    let tail = String(repeating: "z", count: 53)
    #expect(try replacing("x", by: "0123456789", in: "DESCRIPTION:x\(tail)\r\n") == "DESCRIPTION:0123456789\(tail)\r\n")
  }

  @Test("A fold inside a UTF-8 sequence is kept")
  func foldInsideSequence() throws {
    let text: [UInt8] = Array("SUMMARY:ab".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xA9] + Array("xy\r\n".utf8)
    let layer = TextValueLayer(Calendar(reading: text).lines[0])
    #expect(layer.decoded == Array("abéxy".utf8))
    var edits = EditList<PropertyText>()
    try edits.replace(4..<5, with: Array("Q".utf8))
    let output = try edits.lowered(through: layer).applied(to: text)
    #expect(output == Array("SUMMARY:ab".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xA9] + Array("Qy\r\n".utf8))
  }

  @Test("A fold inside an escape pair is kept")
  func foldInsideEscape() throws {
    #expect(try replacing("x", by: "Q", in: "SUMMARY:a\\\r\n nx\r\n") == "SUMMARY:a\\\r\n nQ\r\n")
  }

  @Test(
    "New text is folded neither inside a UTF-8 sequence nor inside an escape pair",
    arguments: ["é", "会", "😀", "\n", ",", "\\"])
  func partsNothing(unit: String) throws {
    for lead in 0..<6 {
      let new = String(repeating: "a", count: lead) + String(repeating: unit, count: 120)
      let output = try replacing("x", by: new, in: "DESCRIPTION:x\r\n")
      for piece in output.utf8.split(separator: 0x0A).map(Array.init) {
        #expect(piece.count <= 76)
        #expect(piece.last == 0x0D)
        #expect(String(validating: piece, as: UTF8.self) != nil)
        #expect(piece.dropLast().reversed().prefix { $0 == 0x5C }.count.isMultiple(of: 2))
      }
    }
  }

  @Test("A seam inside an escape pair or a UTF-8 sequence gets no fold")
  func partsNothingAtSeams() throws {
    let full = String(repeating: "a", count: 66)
    let pair = Array("SUMMARY:xy\r\n".utf8)
    let halves = try EditList<UnfoldedLine>([
      .init(range: 8..<9, bytes: Array((full + "\\").utf8)), .init(range: 9..<10, bytes: Array("nz".utf8)),
    ])
    let escaped = try FoldingLayer(Calendar(reading: pair).lines[0]).lower(halves).applied(to: pair)
    #expect(String(decoding: escaped, as: UTF8.self) == "SUMMARY:\(full)\\n\r\n z\r\n")

    let sequence: [UInt8] = Array("SUMMARY:x".utf8) + [0xA9] + Array("\r\n".utf8)
    let grown = try EditList<UnfoldedLine>([.init(range: 8..<9, bytes: Array((full + "b").utf8))])
    let output = try FoldingLayer(Calendar(reading: sequence).lines[0]).lower(grown).applied(to: sequence)
    #expect(output == Array("SUMMARY:\(full)b".utf8) + [0xA9] + Array("\r\n".utf8))
  }

  @Test("An insertion and a replacement that start at one byte come out in order")
  func insertionBeforeReplacement() throws {
    let text = Array("SUMMARY:abcdef\r\n".utf8)
    let layer = FoldingLayer(Calendar(reading: text).lines[0])
    let edits = try EditList<UnfoldedLine>([
      .init(range: 10..<12, bytes: Array("XY".utf8)), .init(range: 10..<10, bytes: Array("+".utf8)),
    ])
    let lowered = try layer.lower(edits)
    #expect(lowered.applied(to: text) == Array("SUMMARY:ab+XYef\r\n".utf8))
    #expect(lowered.inverted(over: text).applied(to: lowered.applied(to: text)) == text)
  }

  @Test("Two edits on one physical line measure their columns in the new line")
  func columnsInNewLine() throws {
    let middle = String(repeating: "m", count: 20)
    let text = Array("SUMMARY:a\(middle)b\(middle)\r\n".utf8)
    let layer = FoldingLayer(Calendar(reading: text).lines[0])
    let forty = [UInt8](repeating: 0x51, count: 40)
    let edits = try EditList<UnfoldedLine>([.init(range: 8..<9, bytes: forty), .init(range: 29..<30, bytes: forty)])
    let output = String(decoding: try layer.lower(edits).applied(to: text), as: UTF8.self)
    let q = { String(repeating: "Q", count: $0) }
    // 8 + 40 + 20 = 68 columns are taken; of the second edit 7 octets fit, and the rest goes to the next line.
    #expect(output == "SUMMARY:\(q(40))\(middle)\(q(7))\r\n \(q(33))\(middle)\r\n")
    // Two short ones that shrink the line: nothing is folded that the old columns would have called for.
    let shrunk = try EditList<UnfoldedLine>([.init(range: 8..<28, bytes: []), .init(range: 29..<30, bytes: forty)])
    #expect(
      String(decoding: try layer.lower(shrunk).applied(to: text), as: UTF8.self) == "SUMMARY:m\(q(40))\(middle)\r\n")
  }

  @Test("A deletion leaves no physical line with nothing but a blank")
  func noBlankPhysicalLine() throws {
    #expect(try replacing("two", by: "", in: "SUMMARY:one\r\n two\r\n three\r\n") == "SUMMARY:one\r\n three\r\n")
    #expect(try replacing("two", by: "", in: "SUMMARY:one\r\n two\r\n") == "SUMMARY:one\r\n")
  }

  @Test("Text with a bare line end is refused")
  func refusesLineEnds() throws {
    let layer = FoldingLayer(Calendar(reading: Array("SUMMARY:x\r\n".utf8)).lines[0])
    for bytes in [[0x0A], [0x0D]] as [[UInt8]] {
      let edits = try EditList<UnfoldedLine>([.init(range: 8..<9, bytes: bytes)])
      #expect(throws: LoweringError.cannotTransfer(encoding: "content line")) { try layer.lower(edits) }
    }
  }

  @Test("An edit that would turn a stray CR into a line end is refused")
  func strayReturn() throws {
    let text = Array("SUMMARY:ab\rcd ef\nUID:1\n".utf8)
    let layer = FoldingLayer(Calendar(reading: text).lines[0])
    #expect(layer.decoded == Array("SUMMARY:ab\rcd ef".utf8))
    let harmless = try EditList<UnfoldedLine>([.init(range: 8..<9, bytes: Array("Q".utf8))])
    #expect(try layer.lower(harmless).applied(to: text) == Array("SUMMARY:Qb\rcd ef\nUID:1\n".utf8))
    let cutting = try EditList<UnfoldedLine>([.init(range: 11..<16, bytes: [])])
    #expect(throws: LoweringError.undecodable(offset: 10)) { try layer.lower(cutting) }
  }

  @Test(
    "A fold that holds the only LF of a text with CRs stays: without it each CR would end a line",
    arguments: ["DESCRIPTION:\ra\n b", "SUMMARY:x\ry\rDESCRIPTION:a\n b\r"])
  func onlyLineFeed(source: String) throws {
    let calendar = Calendar(reading: Array(source.utf8))
    let layer = TextValueLayer(try #require(calendar.lines.last))
    var edits = EditList<PropertyText>()
    try edits.replace((layer.decoded.count - 2)..<layer.decoded.count, with: Array("c".utf8))
    #expect(throws: LoweringError.self) { try layer.lower(edits) }
  }
}
