import Testing

@testable import UnicodeRisks

struct ReplacementTests {
  @Test("U+FFFD is lost for good")
  func replacement() {
    let risks = Ask.text("Herr M\u{FFFD}ller kommt")
    #expect(risks.codes == ["U101"])
    #expect(risks.first?.offset == 6 && risks.first?.length == 3)
    #expect(risks.repairs.isEmpty)
  }

  @Test("A character reference to U+FFFD counts too", arguments: ["<p>M&#65533;ller</p>", "<p>M&#xfffd;ller</p>"])
  func reference(_ source: String) {
    #expect(Ask.html(source).codes == ["U101"])
  }

  @Test(
    "U+FFFD read in a code page is one finding and no other",
    arguments: [
      "caf\u{EF}\u{BF}\u{BD}", "\u{43F}\u{457}\u{405}\u{43A}", "\u{951F}\u{65A4}\u{62F7}", "\u{E4F}\u{E1F}\u{E3D}",
    ])
  func misread(_ text: String) {
    let risks = Ask.text("Treffen " + text + " heute")
    #expect(risks.codes == ["U102"])
    #expect(risks.repairs.isEmpty)
  }

  @Test("The characters of a signature apart are words")
  func apart() {
    #expect(Ask.text("\u{951F} \u{65A4} \u{62F7}").isEmpty)
  }

  @Test("Where a character is lost nothing else of the field is repaired")
  func nothingElse() {
    let risks = Ask.text("M\u{FFFD}ller, " + readAs1252("gr\u{FC}\u{DF}t"))
    #expect(risks.codes == ["U101", "U103"])
    #expect(risks.repairs.isEmpty)
  }

  @Test("A byte order mark read in a code page is deleted")
  func mark() {
    let risks = Ask.text("\u{EF}\u{BB}\u{BF}Tagesordnung")
    #expect(risks.codes == ["U116"])
    #expect(risks.repairs == ["Tagesordnung"])
  }
}
