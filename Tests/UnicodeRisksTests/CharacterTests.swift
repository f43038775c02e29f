import Diagnosing
import Testing

@testable import UnicodeRisks

struct CharacterTests {
  @Test(
    "Single characters that do harm",
    arguments: [
      ("a\(character(0xFFFE))b", "U304"), ("a\(character(0xFDD3))b", "U304"), ("a\(character(0x2FFFF))b", "U304"),
      ("a\u{0B}b", "U305"), ("a\u{7F}b", "U305"),
      ("a\u{202E}b\u{202C}", "U306"), ("a\u{2067}b", "U306"), ("a\u{202C}b", "U306"), ("a\u{FEFF}b", "U307"),
      ("a \u{F0B7} b", "U308"), ("a\(character(0x10FFFD))b", "U308"), ("a\u{2028}b", "U312"), ("a\u{2029}b", "U312"),
      ("a\u{E0041}b", "U314"), ("https://meet.example/a\u{200B}b", "U313"), ("https://meet.example/a\u{AD}b", "U313"),
      ("\u{301}abc", "U310"), ("abc \u{1F468}\u{200D}", "U310"), ("abc \u{1F1E9}", "U310"), ("cafe\u{301}", "U401"),
      ("は\u{3099}", "U401"), ("R&amp;D", "U309"), ("5&#160;pm", "U309"),
    ])
  func found(_ text: String, _ code: String) {
    let risks = Ask.text(text)
    #expect(risks.codes == [code])
    #expect(risks.repairs.isEmpty)
  }

  @Test(
    "What only looks like it",
    arguments: [
      "\u{2067}ab\u{2069} \u{200F}c\u{200E}", "\u{1F1E9}\u{1F1EA}",
      "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
      "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} ok", "Donau\u{AD}dampf", "\u{0D05}\u{0D35}\u{0D28}\u{0D4D}\u{200D}",
      "caf\u{E9}",
      "https://a.example/?b=1&amp=2&copy=3", "<b>R&amp;D</b> in HTML", "https://meet.example/ab\u{200B} next",
      "1\u{FE0F}\u{20E3}",
    ])
  func clean(_ text: String) {
    #expect(Ask.text(text).isEmpty, "\(text)")
  }

  @Test("An opening U+202B alone is information")
  func habit() {
    #expect(Ask.text("\u{202B}abc").first?.severity == .info)
    #expect(Ask.text("\u{202B}abc \u{2067}d").first?.severity == .suspicious)
  }

  @Test("References to surrogates and C1 numbers")
  func references() {
    #expect(Ask.html("<p>&#55356;&#57224;</p>").repairs == ["<p>🎈</p>"])
    #expect(Ask.html("<p>&#xD83C;</p>").codes == ["U109"])
    #expect(Ask.html("<p>&#xD83C;</p>").repairs.isEmpty)
    #expect(Ask.html("<p>Anna&#146;s</p>").repairs == ["<p>Anna’s</p>"])
    #expect(Ask.html("<p>a&#65534;b</p>").codes == ["U304"])
    #expect(Ask.html("<p>a&#11;b</p>").codes == ["U305"])
  }

  @Test("References escaped twice, outside code")
  func twice() {
    #expect(Ask.html("<p>R&amp;amp;D a&amp;nbsp;b</p>").repairs == ["<p>R&amp;D a&nbsp;b</p>"])
    #expect(Ask.html("<p>R&amp;amp;amp;D</p>").repairs == ["<p>R&amp;D</p>"])
    for source in [
      "<pre>&amp;amp;</pre>", "<p><code>&amp;nbsp;</code></p>", "<!-- &amp;amp; -->", "<p>AT&amp;T; R&amp;D;</p>",
    ] {
      #expect(Ask.html(source).isEmpty, "\(source)")
    }
  }

  @Test("Mojibake spelled in references")
  func spelled() {
    #expect(Ask.html("<p>gr&#195;&#188;n</p>").repairs == ["<p>grün</p>"])
  }

  @Test(
    "Letters in symbol fonts",
    arguments: [
      #"<span style="font-family:Wingdings">J</span>"#, #"<font face="Webdings">a</font>"#,
      #"<span style='font:10pt Wingdings'>à</span>"#, #"<span style="font-family:&quot;x&quot;,Symbol"> · </span>"#,
    ])
  func symbolFonts(_ source: String) {
    #expect(Ask.html("<p>" + source + "</p>").codes == ["U315"])
  }

  @Test(
    "Fonts that only contain the word",
    arguments: [
      #"<span style="font-family:'Segoe UI Symbol'">a</span>"#,
      #"<span style="font-family:Wingdings">a longer text</span>"#,
      "<p>Wingdings is a font, Symbol too</p>",
    ])
  func otherFonts(_ source: String) {
    #expect(Ask.html(source).isEmpty)
  }

  @Test("A million places are one finding of bounded size")
  func bounded() {
    let risks = Ask.text(String(repeating: "\u{FFFD}", count: 10_000))
    #expect(risks.codes == ["U101"])
    #expect(risks.first?.count == 10_000 && risks.first?.places.count == 256)
  }

  @Test(
    "What the next hop cannot carry",
    arguments: [
      ("Завтра", "windows-1252", "U221"), ("“ok” – 5 €", "iso-8859-1", "U222"), ("🎈", "ucs2", "U223"),
      ("𩸽", "utf8mb3", "U223"),
      ("8時～9時", "shift_jis", "U224"), ("8時〜9時", "iso-2022-jp", "U224"), ("①", "iso-2022-jp", "U221"),
    ])
  func hops(_ text: String, _ hop: String, _ code: String) {
    #expect(Ask.text(text, hop: hop).codes == [code])
    #expect(Ask.text(text).isEmpty)
  }

  @Test(
    "What the next hop can carry",
    arguments: [("déjà", "iso-8859-1"), ("“ok”", "windows-1252"), ("明日", "iso-2022-jp"), ("明日", "utf8mb3")])
  func fittingHops(_ text: String, _ hop: String) {
    #expect(Ask.text(text, hop: hop).isEmpty)
  }
}
