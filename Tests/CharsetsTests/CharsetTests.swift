import Charsets
import Testing

@Suite("Charset")
struct CharsetTests {
  @Test(
    "Labels in any spelling lead to one charset",
    arguments: [
      ("UTF-8", "utf-8"), ("utf8", "utf-8"), ("\"utf-8\"", "utf-8"), (" 'UTF-8' ", "utf-8"), ("ASCII", "us-ascii"),
      ("ANSI_X3.4-1968", "us-ascii"), ("latin1", "iso-8859-1"), ("ISO_8859-1:1987", "iso-8859-1"),
      ("Cp1252", "windows-1252"), ("x-sjis", "shift_jis"), ("ks_c_5601-1987", "ks_c_5601-1987"),
      ("iso-8859-8-i", "iso-8859-8"), ("x-mac-roman", "macintosh"), ("cp-850", "ibm850"), ("cp50221", "iso-2022-jp"),
      ("unicode-1-1-utf-7", "utf-7"), ("x-euc-jp", "euc-jp"),
    ])
  func labels(label: String, name: String) throws {
    #expect(try #require(Charset(label: label)).name == name)
  }

  @Test(
    "Labels that nobody can read are nil", arguments: ["", "x-unknown", "hz-gb-2312", "x-user-defined", "iso-4444-5"])
  func unknownLabels(label: String) {
    #expect(Charset(label: label) == nil)
  }

  @Test(
    "Text is read and written back",
    arguments: [
      ("us-ascii", "Agenda", [UInt8]("Agenda".utf8)), ("iso-8859-1", "é", [0xE9]), ("iso-8859-1", "\u{93}", [0x93]),
      ("windows-1252", "“é”€", [0x93, 0xE9, 0x94, 0x80]), ("windows-1251", "Да", [0xC4, 0xE0]),
      ("koi8-r", "Да", [0xE4, 0xC1]),
      ("iso-8859-15", "€", [0xA4]), ("shift_jis", "会議\\~", [0x89, 0xEF, 0x8B, 0x63, 0x5C, 0x7E]),
      ("euc-jp", "会議", [0xB2, 0xF1, 0xB5, 0xC4]), ("gb2312", "会议—", [0xBB, 0xE1, 0xD2, 0xE9, 0xA1, 0xAA]),
      ("euc-kr", "회의", [0xC8, 0xB8, 0xC0, 0xC7]), ("ks_c_5601-1987", "회의", [0xC8, 0xB8, 0xC0, 0xC7]),
      ("big5", "會議", [0xB7, 0x7C, 0xC4, 0xB3]), ("utf-16le", "A😀", [0x41, 0, 0x3D, 0xD8, 0, 0xDE]),
      ("utf-16be", "A😀", [0, 0x41, 0xD8, 0x3D, 0xDE, 0]), ("utf-16", "Aé", [0xFF, 0xFE, 0x41, 0, 0xE9, 0]),
      ("iso-2022-jp", "A会議\n", [UInt8]("A\u{1B}$B2q5D\u{1B}(B\n".utf8)),
    ])
  func roundTrip(label: String, text: String, bytes: [UInt8]) throws {
    let charset = try #require(Charset(label: label))
    #expect(try charset.encode(Array(text.utf8)) == bytes)
    #expect(try charset.decode(bytes) == Array(text.utf8))
  }

  @Test(
    "What a label does not hold is not written",
    arguments: [
      ("us-ascii", "é"), ("iso-8859-1", "€"), ("windows-1252", "Ł"), ("windows-1252", "\u{81}"), ("shift_jis", "①"),
      ("iso-2022-jp", "①"), ("gb2312", "镕"), ("euc-kr", "똠"), ("windows-1251", "é"), ("big5", "é"),
    ])
  func unencodable(label: String, text: String) throws {
    let charset = try #require(Charset(label: label))
    let error = #expect(throws: UnencodableScalar.self) { try charset.encode(Array("ab\(text)c".utf8)) }
    #expect(error?.offset == 2)
    #expect(error?.scalar == text.unicodeScalars.first)
  }

  @Test(
    "What is written under a label in practice is read",
    arguments: [
      ("gb2312", [0xE9, 0x46] as [UInt8], "镕"), ("euc-kr", [0x8C, 0x63], "똠"), ("shift_jis", [0x87, 0x40], "①"),
      ("iso-2022-jp", Array("\u{1B}$B-!\u{1B}(B".utf8), "①"), ("iso-2022-jp", Array("\u{1B}(I1\u{1B}(B".utf8), "ｱ"),
      ("utf-7", Array("Hi +AOk-".utf8), "Hi é"), ("utf-16", [0x41, 0], "A"),
    ])
  func wideReading(label: String, bytes: [UInt8], text: String) throws {
    #expect(try #require(Charset(label: label)).decode(bytes) == Array(text.utf8))
  }

  @Test(
    "The first byte that is no character is named",
    arguments: [
      ("us-ascii", [0x41, 0xE9] as [UInt8], 1), ("windows-1252", [0x41, 0x42, 0x81], 2),
      ("utf-8", [0xC3, 0xA9, 0xED, 0xA0, 0x80], 2),
      ("shift_jis", [0x41, 0x81], 1), ("utf-16le", [0x41, 0, 0, 0xD8, 0x41, 0], 2), ("utf-16le", [0x41, 0, 0x42], 2),
      ("iso-2022-jp", [0x41, 0xE9], 1), ("gb18030", [0x41, 0xFF, 0x41], 1),
    ])
  func undecodable(label: String, bytes: [UInt8], offset: Int) throws {
    let charset = try #require(Charset(label: label))
    let error = #expect(throws: UndecodableBytes.self) { try charset.decode(bytes) }
    #expect(error?.offset == offset)
  }

  @Test("Every single-byte charset writes what it reads")
  func singleByteTables() throws {
    for label in [
      "iso-8859-2", "iso-8859-7", "windows-1250", "windows-1255", "windows-1258", "koi8-u", "macintosh", "ibm437",
    ] {
      let charset = try #require(Charset(label: label))
      for byte in UInt8.min...UInt8.max {
        guard let text = try? charset.decode([byte]) else { continue }
        #expect(try charset.encode(text) == [byte], "\(label) \(byte)")
      }
    }
  }
}

@Suite("UTF8Gate")
struct UTF8GateTests {
  @Test(
    "Ill-formed sequences are refused at their first byte",
    arguments: [
      ([0x80] as [UInt8], 0), ([0xC0, 0x80], 0), ([0x41, 0xE0, 0x80, 0x80], 1), ([0xED, 0xA0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xC3], 0), ([0x41, 0xE2, 0x82], 1), ([0xFF], 0),
    ])
  func illFormed(bytes: [UInt8], offset: Int) {
    #expect(UTF8Gate.firstInvalid(in: bytes) == offset)
  }

  @Test("It agrees with the standard library on random bytes")
  func agreement() {
    var random = SeededGenerator(seed: 1)
    let alphabet: [UInt8] = [0x41, 0x7F, 0x80, 0xA0, 0xBF, 0xC2, 0xC3, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xFF]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
      #expect(UTF8Gate.isValid(bytes) == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }
}
