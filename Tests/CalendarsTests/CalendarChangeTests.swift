import Splicing
import Testing

@testable import Calendars

@Suite("Changing property lines")
struct CalendarChangeTests {
  private func change(_ text: String, _ body: (inout CalendarChange, Calendar) throws -> Void) throws -> String {
    let calendar = Calendar(reading: Array(text.utf8))
    var change = CalendarChange(to: calendar)
    try body(&change, calendar)
    let edits = try change.edits()
    let output = edits.applied(to: calendar.text)
    #expect(edits.inverted(over: calendar.text).applied(to: output) == calendar.text)
    return String(decoding: output, as: UTF8.self)
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("A value is replaced; name, parameters and line end stay")
  func replaceValue() throws {
    let output = try change("A:1\r\ns\r\n eq;x=\"q:r\"\r\n :0\n") {
      try $0.replaceValue(of: $1.lines[1], with: bytes("12"))
    }
    #expect(output == "A:1\r\ns\r\n eq;x=\"q:r\"\r\n :12\n")
  }

  @Test("The same value is no edit")
  func sameValue() throws {
    #expect(try change("A:1\r\n 2\r\n") { try $0.replaceValue(of: $1.lines[0], with: bytes("12")) } == "A:1\r\n 2\r\n")
  }

  @Test("A line without a colon has no value to replace")
  func noColon() {
    #expect(throws: LoweringError.undecodable(offset: 5)) {
      try change("A:1\r\nBROKEN\r\n") { try $0.replaceValue(of: $1.lines[1], with: bytes("x")) }
    }
  }

  @Test("A quote that would close one left open among the parameters is refused")
  func openQuote() throws {
    #expect(throws: LoweringError.undecodable(offset: 0)) {
      try change("A;B=\"c:1\r\n") { try $0.replaceValue(of: $1.lines[0], with: bytes("\"2")) }
    }
    #expect(try change("A;B=\"c:1\r\n") { try $0.replaceValue(of: $1.lines[0], with: bytes("2")) } == "A;B=\"c:2\r\n")
  }

  @Test("Text of a line without a colon cannot be edited")
  func textWithoutColon() {
    #expect(throws: LoweringError.undecodable(offset: 0)) {
      try change("BROKEN\r\n") { try $0.edit(textOf: $1.lines[0], EditList([.init(range: 0..<0, bytes: bytes("x"))])) }
    }
  }

  @Test("Edits of one text from several calls measure the same new line")
  func severalTextEdits() throws {
    let middle = String(repeating: "m", count: 20)
    let long = String(repeating: "Q", count: 40)
    let output = try change("SUMMARY:a\(middle)b\(middle)\r\n") { change, calendar in
      try change.edit(textOf: calendar.lines[0], EditList([.init(range: 21..<22, bytes: bytes(long))]))
      try change.edit(textOf: calendar.lines[0], EditList([.init(range: 0..<1, bytes: bytes(long))]))
    }
    #expect(output == "SUMMARY:\(long)\(middle)QQQQQQQ\r\n \(String(repeating: "Q", count: 33))\(middle)\r\n")
  }

  @Test("A line is removed with its folds and line end")
  func remove() throws {
    #expect(try change("A:1\r\nB:2\r\n 3\r\nC:4\r\n") { try $0.remove($1.lines[1]) } == "A:1\r\nC:4\r\n")
  }

  @Test("Lines added at one place from both sides come in the order of the calls, in the neighbour's style")
  func insert() throws {
    let output = try change("A:1\r\nB:2\nC:3\r\n") { change, calendar in
      try change.insert([bytes("X:1"), bytes("X:2")], after: calendar.lines[1])
      try change.insert([bytes("X:3")], before: calendar.lines[2])
      try change.replaceValue(of: calendar.lines[1], with: bytes("20"))
    }
    #expect(output == "A:1\r\nB:20\nX:1\nX:2\nX:3\nC:3\r\n")
  }

  @Test("A long new line is folded as its neighbour is")
  func insertFolded() throws {
    let long = "X:" + String(repeating: "é", count: 50)
    let output = try change("A:1\n\t2\n") { try $0.insert([bytes(long)], after: $1.lines[0]) }
    #expect(
      output == "A:1\n\t2\nX:" + String(repeating: "é", count: 36) + "\n\t" + String(repeating: "é", count: 14) + "\n")
  }

  @Test("Behind a last line without line end the text still has none")
  func insertAtEnd() throws {
    #expect(
      try change("A:1\nB:2") { try $0.insert([bytes("C:3"), bytes("D:4")], after: $1.lines[1]) } == "A:1\nB:2\nC:3\nD:4"
    )
  }

  @Test("One line becomes several, or none")
  func replace() throws {
    #expect(
      try change("A:1\r\nB:2\r\n") { try $0.replace($1.lines[0], with: [bytes("X:1"), bytes("Y:2")]) }
        == "X:1\r\nY:2\r\nB:2\r\n")
    #expect(
      try change("A:1\nB:2") { try $0.replace($1.lines[1], with: [bytes("X:1"), bytes("Y:2")]) } == "A:1\nX:1\nY:2")
    #expect(try change("A:1\r\nB:2\r\n") { try $0.replace($1.lines[0], with: []) } == "B:2\r\n")
  }

  @Test("Two edits that meet throw; none is dropped")
  func conflict() {
    #expect(throws: LoweringError.self) {
      try change("A:1\r\nB:2\r\n") { change, calendar in
        try change.replaceValue(of: calendar.lines[0], with: bytes("9"))
        try change.remove(calendar.lines[0])
      }
    }
  }

  @Test("A line end in a new line or value is refused", arguments: ["a\nb", "a\rb"])
  func injection(text: String) {
    let error = LoweringError.cannotTransfer(encoding: "content line")
    #expect(throws: error) { try change("A:1\r\n") { try $0.insert([bytes(text)], after: $1.lines[0]) } }
    #expect(throws: error) { try change("A:1\r\n") { try $0.replaceValue(of: $1.lines[0], with: bytes(text)) } }
    #expect(throws: error) { try change("A:1\r\n") { try $0.replace($1.lines[0], with: [bytes(text)]) } }
  }

  @Test("Where every colon stands in quotes and the value holds a quote, no text is taken: it would move the colon")
  func colonsInQuotesOnly() throws {
    let calendar = Calendar(reading: Array("B;\":\"\n".utf8))
    var change = CalendarChange(to: calendar)
    var edits = EditList<PropertyText>()
    try edits.replace(1..<1, with: Array("https://x.example".utf8))
    #expect(throws: LoweringError.self) {
      try change.edit(textOf: calendar.lines[0], edits)
      _ = try change.edits()
    }
  }
}
