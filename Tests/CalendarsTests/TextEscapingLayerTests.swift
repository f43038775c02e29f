import Splicing
import Testing

@testable import Calendars

@Suite("Escapes of TEXT values")
struct TextEscapingLayerTests {
  private func layer(_ value: String) -> TextEscapingLayer {
    TextEscapingLayer(unfolded: Array("X:\(value)".utf8), value: 2..<(2 + value.utf8.count))
  }

  @Test(
    "Escapes are read, unknown ones as the byte behind the backslash",
    arguments: [
      ("a\\nb", "a\nb"), ("a\\Nb", "a\nb"), ("\\,\\;\\\\", ",;\\"), ("\\x\\:\\\"", "x:\""), ("a\\", "a\\"),
      ("\\\\n", "\\n"),
      ("plain, as is;", "plain, as is;"), ("\\é", "é"), ("", ""),
    ])
  func reads(value: String, text: String) {
    #expect(layer(value).decoded == Array(text.utf8))
  }

  @Test("New text is escaped, and escapes elsewhere stay as they were")
  func writes() throws {
    let layer = layer("a\\Nx\\qb, c")
    var edits = EditList<PropertyText>()
    try edits.replace(2..<3, with: Array("1;2,3\\4\n5".utf8))
    let output = try layer.lower(edits).applied(to: Array("X:a\\Nx\\qb, c".utf8))
    #expect(String(decoding: output, as: UTF8.self) == "X:a\\N1\\;2\\,3\\\\4\\n5\\qb, c")
  }

  @Test("An insertion beside an escape pair is fine")
  func besidePair() throws {
    var edits = EditList<PropertyText>()
    try edits.replace(1..<1, with: Array("+".utf8))
    try edits.replace(2..<2, with: Array("-".utf8))
    let output = try layer("a\\nb").lower(edits).applied(to: Array("X:a\\nb".utf8))
    #expect(String(decoding: output, as: UTF8.self) == "X:a+\\n-b")
  }

  @Test("Nothing goes behind a lone backslash at the end, which would eat it")
  func loneBackslash() throws {
    var edits = EditList<PropertyText>()
    try edits.replace(2..<2, with: Array("n".utf8))
    #expect(throws: LoweringError.unaligned(offset: 2)) { try layer("a\\").lower(edits) }
    var replacing = EditList<PropertyText>()
    try replacing.replace(1..<2, with: Array("n".utf8))
    #expect(try layer("a\\").lower(replacing).applied(to: Array("X:a\\".utf8)) == Array("X:an".utf8))
  }

  @Test("CR has no escape")
  func carriageReturn() throws {
    var edits = EditList<PropertyText>()
    try edits.replace(0..<0, with: [0x0D, 0x0A])
    #expect(throws: LoweringError.cannotEncode(scalar: "\r", charset: "TEXT")) { try layer("a").lower(edits) }
  }

  @Test("An edit that begins inside an escape pair of two decoded bytes cannot exist: a pair is one byte")
  func pairsAreOneByte() throws {
    let layer = layer("\\n\\,\\;")
    #expect(layer.decoded.count == 3)
    for offset in 0...3 {
      let edits = try EditList<PropertyText>([.init(range: offset..<offset, bytes: [0x41])])
      let output = try layer.lower(edits).applied(to: Array("X:\\n\\,\\;".utf8))
      #expect(output.count == 9)
      #expect(output[2 + 2 * offset] == 0x41)
    }
  }
}
