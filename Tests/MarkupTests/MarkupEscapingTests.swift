import Markup
import Testing

@Suite("Escaping")
struct MarkupEscapingTests {
  @Test("Text and attribute values read back as they were")
  func roundTrip() {
    let text = "a<b>&amp;\"c\" 'd' é 会議 &#1;"
    let escaped = MarkupEscaping.text(Array(text.utf8))
    #expect(TextProjection(of: escaped).lines.map(\.text) == [Array(text.utf8)])
    let href = MarkupEscaping.attributeValue(Array("https://x.example/?a=1&copy=2&b=\"'<>".utf8))
    for quote in ["\"", "'"] {
      let html = Array("<a href=\(quote)".utf8) + href + Array("\(quote)>x</a>".utf8)
      #expect(
        TextProjection(of: html).lines.first?.links.first?.href == Array("https://x.example/?a=1&copy=2&b=\"'<>".utf8))
    }
  }

  @Test("No-break spaces become references and control characters go")
  func special() {
    #expect(MarkupEscaping.text(Array("a\u{A0}b\u{1}\u{7F}\tc".utf8)) == Array("a&nbsp;b\tc".utf8))
  }
}
