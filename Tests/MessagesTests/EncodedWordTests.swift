import Messages
import Testing

@Suite("EncodedWord")
struct EncodedWordTests {
  @Test(
    "Words are decoded as RFC 2047 shows",
    arguments: [
      ("plain", "plain"), ("=?ISO-8859-1?Q?a?=", "a"), ("=?ISO-8859-1?Q?a?= b", "a b"),
      ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"), ("=?ISO-8859-1?Q?a?=   =?utf-8?B?w6k=?=", "aé"),
      ("=?ISO-8859-1?Q?a_b?=", "a b"),
      ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"), ("=?utf-8*de?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
      ("=?utf-8?B?w?= =?utf-8?B?6k=?=", "=?utf-8?B?w?= =?utf-8?B?6k=?="), ("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"),
      ("=?x-unknown?Q?a?=", "=?x-unknown?Q?a?="), ("=?utf-8?Q?=FF?= ok", "=?utf-8?Q?=FF?= ok"),
      ("=?utf-8?Q?open", "=?utf-8?Q?open"),
      ("=?utf-8?Q?with blank?=", "with blank"), ("Grüße", "Grüße"),
    ])
  func decoding(value: String, text: String) {
    #expect(EncodedWord.decode([UInt8](value)) == [UInt8](text))
  }

  @Test("Raw 8-bit text that is no UTF-8 is read as windows-1252")
  func rawText() {
    #expect(EncodedWord.decode([0x80, 0x20, 0xE9]) == [UInt8]("€ é"))
  }

  @Test("What is written is short, cut between characters, and read back")
  func encoding() {
    var random = SeededGenerator(seed: 5)
    let alphabet = ["a", "B", " ", "_", "?", "=", "é", "会", "😀", "\u{7}", "\"", ","]
    for _ in 0..<2000 {
      let text = [UInt8](
        (0..<Int.random(in: 0...80, using: &random)).map { _ in alphabet.randomElement(using: &random)! }.joined())
      let column = Int.random(in: 0...30, using: &random)
      let value = EncodedWord.encode(text, after: column)
      #expect(EncodedWord.decode(value.filter { $0 != 0x0D && $0 != 0x0A }) == text)
      #expect(value.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0D || $0 == 0x0A) })
      guard value != text else { continue }
      for (index, line) in physicalLines(value).enumerated() { #expect(line.count + (index == 0 ? column : 0) <= 76) }
    }
  }

  @Test("Line ends in a text cannot make a header field")
  func injection() {
    #expect(!EncodedWord.encode([UInt8]("x\r\nBcc: all@contoso.example")).contains(0x0A))
  }
}

@Suite("MailAddress")
struct MailAddressTests {
  @Test(
    "Address lists are read in every form",
    arguments: [
      ("ann@contoso.example", ["|ann@contoso.example"]),
      ("Ann Shaw <ann@contoso.example>", ["Ann Shaw|ann@contoso.example"]),
      (
        "\"Shaw, Ann \\\"A\\\"\" <ann@contoso.example>, bob@contoso.example",
        ["Shaw, Ann \"A\"|ann@contoso.example", "|bob@contoso.example"]
      ),
      ("ann@contoso.example (Ann (the) Shaw)", ["Ann (the) Shaw|ann@contoso.example"]),
      (
        "Team: ann@contoso.example, Bob <bob@contoso.example>;, eve@contoso.example",
        ["|ann@contoso.example", "Bob|bob@contoso.example", "|eve@contoso.example"]
      ),
      ("undisclosed-recipients:;", []), ("=?utf-8?Q?J=C3=BCrgen?= <j@contoso.example>", ["Jürgen|j@contoso.example"]),
      ("<@relay.example:ann@contoso.example>", ["|ann@contoso.example"]),
      ("ann @ contoso . example", ["|ann@contoso.example"]),
      ("\"a b\"@contoso.example", ["|\"a b\"@contoso.example"]),
      ("Ann\r\n <ann@contoso.example>", ["Ann|ann@contoso.example"]),
      ("ann@[IPv6:2001:db8::1]", ["|ann@[IPv6:2001:db8::1]"]), (", ,;", []), ("Ann <>", []),
    ])
  func lists(value: String, expected: [String]) {
    #expect(MailAddress.list([UInt8](value)).map { "\($0.displayName ?? "")|\($0.address)" } == expected)
  }
}
