import Charsets
import Testing

@testable import UnicodeRisks

struct LabelTests {
  private let german = Array("Schöne Grüße, wir müssen über Öl sprechen.".utf8)

  @Test(
    "UTF-8 under another label is relabelled",
    arguments: ["us-ascii", "iso-8859-1", "windows-1252", "windows-1251", "koi8-r", "gb2312", "euc-kr"])
  func relabelled(_ label: String) {
    let risks = Ask.bytes(german, charset: label)
    #expect(risks.codes == ["U201"])
    #expect(risks.repairs == [String(decoding: german, as: UTF8.self)])
  }

  @Test(
    "Text in the charset of its label is clean",
    arguments: [
      ("windows-1252", "“Grüße” – 5 €"), ("iso-8859-1", "déjà vu"), ("windows-1251", "Завтра обед"),
      ("koi8-r", "Завтра обед"),
      ("gb2312", "明天中午"), ("big5", "明天中午"), ("shift_jis", "明日の昼食～"), ("iso-2022-jp", "明日の昼食"), ("euc-kr", "내일 점심"),
      ("windows-1255", "ארוחת צהריים"), ("utf-16", "Grüße 🎈"),
    ])
  func rightLabel(_ label: String, _ text: String) throws {
    let charset = try #require(Charset(label: label))
    #expect(Ask.bytes(try charset.encode(Array(text.utf8)), charset: label).isEmpty)
  }

  @Test(
    "Legacy bytes under a UTF-8 label are not guessed at",
    arguments: ["windows-1252", "windows-1251", "gbk", "shift_jis", "cp949"])
  func legacy(_ label: String) throws {
    let texts = [
      "windows-1252": "Schöne Grüße", "windows-1251": "Завтра обед в кафе", "gbk": "明天中午在新餐厅吃饭",
      "shift_jis": "明日の昼食は新しい店で", "cp949": "내일 점심은 새 식당에서",
    ]
    let charset = try #require(Charset(label: label))
    let risks = Ask.bytes(try charset.encode(Array((texts[label] ?? "").utf8)), charset: "utf-8")
    #expect(risks.codes == ["U202"])
    #expect(risks.repairs.isEmpty)
  }

  @Test("windows-1252 under iso-8859-1")
  func western() {
    #expect(Ask.bytes([0x93, 0x6F, 0x6B, 0x94], charset: "iso-8859-1").codes == ["U203"])
    #expect(Ask.bytes([0x93, 0x6F, 0x6B, 0x94], charset: "latin1").repairs == ["“ok”"])
  }

  @Test("8-bit text without a label, and labels that nobody knows")
  func unlabelled() {
    #expect(Ask.bytes(german, charset: nil).codes == ["U204"])
    for label in ["utf8mb4", "ansi", "unicode", "x-whatever", "utf-7"] {
      #expect(Ask.bytes(german, charset: label).codes == ["U206"], "\(label)")
    }
    #expect(Ask.bytes(Array("plain".utf8), charset: "x-whatever").isEmpty)
  }

  @Test("A meta element that reads the bytes otherwise")
  func meta() {
    #expect(Ask.html(#"<meta charset="iso-8859-1"><p>Grüße</p>"#).codes == ["U205"])
    #expect(Ask.html(#"<meta charset="iso-8859-1"><p>Gruss</p>"#).isEmpty)
    #expect(Ask.html(#"<meta http-equiv=Content-Type content="text/html; charset=UTF-8"><p>Grüße</p>"#).isEmpty)
  }

  @Test("Kana in Big5 are no private use, but what a larger charset has")
  func kanaInBig5() {
    let bytes: [UInt8] = [0xA4, 0xA4, 0xC6, 0xE7, 0xC6, 0xE8]
    let risks = RiskReader.risks(in: RiskField(.plainText, bytes, declaredCharset: "big5"))
    #expect(risks.map(\.code) == [.u207])
    #expect(risks.first?.repair == Array("中ぁあ".utf8))
    // A code that a company gave a sign of its own stays one.
    let own = RiskReader.risks(in: RiskField(.plainText, [0xA4, 0xA4, 0xFA, 0x40], declaredCharset: "big5"))
    #expect(own.contains { $0.code == .u308 || $0.code == .u207 })
  }

  @Test(
    "The label names a subset", arguments: [("gb2312", "朱镕基"), ("shift_jis", "①番"), ("big5", "碁會"), ("euc-kr", "똠방")])
  func subset(_ label: String, _ text: String) throws {
    let wide = ["gb2312": "gbk", "shift_jis": "windows-31j", "big5": "big5-hkscs", "euc-kr": "cp949"]
    let charset = try #require(Charset(label: wide[label] ?? ""))
    let bytes = label == "big5" ? [0xF9, 0xDB, 0xB7, 0x7C] : try charset.encode(Array(text.utf8))
    #expect(Ask.bytes(bytes, charset: label).codes == ["U207"])
    #expect(Ask.bytes(bytes, charset: label).repairs == [text == "碁會" ? "粧會" : text])
  }

  @Test("Broken UTF-8 by its kind")
  func broken() {
    #expect(Ask.bytes(Array("Grüße aus".utf8) + [0x20, 0xE2, 0x80], charset: "utf-8").codes == ["U121"])
    #expect(Ask.bytes([0xBC] + Array("rüh".utf8), charset: "utf-8").codes == ["U121"])
    #expect(Ask.bytes(Array("Grüße, Jür".utf8) + [0xE9, 0x6E], charset: "utf-8").codes == ["U122"])
    #expect(Ask.bytes([0x61, 0xC0, 0xAF] + Array("ü".utf8), charset: "utf-8").codes == ["U123"])
  }

  @Test("Surrogates in pairs are joined, a lone one is lost")
  func surrogates() {
    let pair: [UInt8] = [0xED, 0xA0, 0xBC, 0xED, 0xBE, 0x88]
    #expect(Ask.bytes([0x41] + pair + [0x42], charset: "utf-8").repairs == ["A🎈B"])
    #expect(Ask.bytes([0x41, 0xED, 0xA0, 0xBC], charset: "utf-8").codes == ["U108"])
    #expect(Ask.bytes([0x41, 0xED, 0xA0, 0xBC], charset: "utf-8").repairs.isEmpty)
  }

  @Test("Offsets count bytes of the field in legacy charsets too")
  func offsets() throws {
    let charset = try #require(Charset(label: "windows-1251"))
    let risks = Ask.bytes(try charset.encode(Array("Обед".utf8)) + [0x07, 0x21], charset: "windows-1251")
    #expect(risks.codes == ["U305"])
    #expect(risks.first?.offset == 4)
  }
}
