import Markup
import Testing

@Suite("Projection to lines")
struct TextProjectionTests {
  @Test("Block elements, br, cells and hr end a line")
  func boundaries() {
    let html = "a<div>b<p>c</div>d<br>e<hr>f<table><tr><td>g<td>h</table><ul><li>i<li>j</ul><h1>k</h1>l"
    #expect(TextProjection(html).strings == ["a", "b", "c", "d", "e", "<hr>", "f", "g", "h", "i", "j", "k", "l"])
  }

  @Test("White space collapses, wrapped labels and no-break spaces too")
  func whiteSpace() {
    let html = "<p>  Join\r\n the <b> meeting</b>&nbsp;\u{A0} now\t</p>"
    #expect(TextProjection(html).strings == ["Join the meeting now"])
  }

  @Test("Head, style, script and comments are not seen; invisible text is")
  func hidden() {
    let html = """
      <html><head><title>T</title><style><!-- p{} --></style><script>var x = "<p>no</p>";</script></head><body>
      <!-- no --><!--[if mso]><p>no</p><![endif]--><![if !mso]>yes<![endif]>
      <p><sub><span style="font-size:1.0pt;color:white">[!OC([1033])!]</span></sub></p></body></html>
      """
    #expect(TextProjection(html).strings == ["yes", "[!OC([1033])!]"])
  }

  @Test("The end marker is found though tags split it")
  func splitMarker() {
    #expect(TextProjection("<p>[!OC(<span>[10</span>33])!<b>]</b></p>").strings == ["[!OC([1033])!]"])
  }

  @Test(
    "Character references",
    arguments: [
      ("a&amp;b &lt;&gt; &quot;&apos;", "a&b <> \"'"), ("&eacute;&Eacute;&oslash;", "éÉø"),
      ("&#233;&#xE9;&#xe9", "ééé"),
      ("&#146;&#x80;", "\u{2019}\u{20AC}"), ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&copy &ampx &notit;", "© &x ¬it;"), ("&unknown; & &;", "&unknown; & &;"), ("&lbrack;x&period;", "[x."),
      ("&NotEqualTilde;", "\u{2242}\u{338}"), ("a&shy;b&#8203;c", "abc"), ("a&#10;b&ensp;c", "a b c"),
      ("&amp;lt;", "&lt;"), ("&#99999999999999999999;", "\u{FFFD}"), ("&#;&#x;", "&#;&#x;"),
    ])
  func references(_ source: String, _ text: String) {
    #expect(TextProjection("<p>" + source + "</p>").strings == [text])
  }

  @Test("Spans begin and end with the visible bytes")
  func spans() {
    let html = Array("<p> <b>&nbsp;</b><i>Join &amp; talk&gt;</i> <u></u></p>".utf8)
    let line = TextProjection(of: html).lines[0]
    #expect(String(decoding: html[line.span], as: UTF8.self) == "Join &amp; talk&gt;")
    #expect(line.text == Array("Join & talk>".utf8))
  }

  @Test("Each byte of text maps to the source that spells it")
  func offsets() {
    let html = Array("<p>a&amp;b<b>c</b> \r\n d&eacute;&#8364;</p>".utf8)
    let line = TextProjection(of: html).lines[0]
    #expect(line.text == Array("a&bc dé€".utf8))
    let sources = line.text.indices.map { String(decoding: html[line.sourceRange(of: $0..<($0 + 1))], as: UTF8.self) }
    #expect(
      sources == ["a", "&amp;", "b", "c", " \r\n ", "d", "&eacute;", "&eacute;", "&#8364;", "&#8364;", "&#8364;"])
    #expect(line.sourceOffset(of: 0) == line.span.lowerBound)
    #expect(line.sourceOffset(of: line.text.count) == line.span.upperBound)
    #expect(line.sourceRange(of: 2..<4) == 9..<14)
  }

  @Test("Links give label and decoded target")
  func links() {
    let html = """
      <p>Trouble? <a title="no" originalsrc="https://no.example" href=" https://x.example/?a=1&amp;b=2&copy=3 "><b>Try</b>
       it</a> now <a href='tel:+1,,2#'>+1</a>
      """
    let line = TextProjection(html).lines[0]
    #expect(line.text == Array("Trouble? Try it now +1".utf8))
    #expect(line.links.map { String(decoding: line.text[$0.label], as: UTF8.self) } == ["Try it", "+1"])
    #expect(
      line.links.map { String(decoding: $0.href, as: UTF8.self) } == [
        "https://x.example/?a=1&b=2&copy=3", "tel:+1,,2#",
      ])
  }

  @Test("A link over a line break is a link of each line; anchors and empty links are none")
  func linkForms() {
    let lines = TextProjection("<a href=u>one<br>two</a> rest<br><a name=x>three</a><a href=v><img src=y></a>").lines
    #expect(lines.map { $0.links.map(\.label) } == [[0..<3], [0..<3], []])
  }

  @Test("An arrow in a symbol font is left out and noted")
  func symbols() {
    let html = """
      <p><a name="OutJoinLink"><span style="font-size:14pt; FONT-FAMILY:Wingdings">&#x00e0;</span></a> <a href=u>Join</a></p>
      <p><font face="Wingdings">à</font>x</p><p style="font-family:&quot;Segoe UI&quot;">à</p>
      <p style="color:red;font-family:&quot;Wingdings&quot;,serif">ß</p><p style='font-family:"Symbol"'>·</p>y
      """
    let lines = TextProjection(html).lines
    #expect(TextProjection(html).strings == ["Join", "x", "à", "y"])
    #expect(lines.map(\.hasSymbols) == [true, true, false, false])
    #expect(lines[0].identifiers == [Array("OutJoinLink".utf8)])
  }

  @Test("Identifiers of the line's own and enclosing elements, up to the nearest block")
  func identifiers() {
    let html = """
      <div class="outer"><div id=inner class="x_me-email-text b"><span data-tid="meeting-code">one<br>two</span>
      <a name="empty"></a></div><p>three</p></div>
      """
    let names = TextProjection(html).lines.map { $0.identifiers.map { String(decoding: $0, as: UTF8.self) } }
    #expect(
      names == [
        ["inner", "x_me-email-text", "b", "meeting-code"], ["meeting-code", "inner", "x_me-email-text", "b", "empty"],
        [],
      ])
  }

  @Test("Language and quotation depth are those around the first visible byte")
  func context() {
    let html =
      "<body lang=EN-US><p>a</p><blockquote><div lang=\"sv-SE\">b<blockquote>c</blockquote></div></blockquote><p>d"
    let lines = TextProjection(html).lines
    #expect(lines.map { String(decoding: $0.language, as: UTF8.self) } == ["EN-US", "sv-SE", "sv-SE", "EN-US"])
    #expect(lines.map(\.quoteDepth) == [0, 1, 2, 0])
  }

  @Test("Empty lines are counted before the line that follows")
  func blanks() {
    let lines = TextProjection("<p>a</p><p>&nbsp;</p><p></p><div><br></div><p>b</p>c<br><br>d").lines
    #expect(lines.map(\.blanksBefore) == [0, 2, 0, 1])
  }

  @Test("Line ends count inside pre and white-space: pre")
  func preformatted() {
    let html = "<pre>a\n b\r\nc</pre><p style='white-space:pre-wrap'>d\ne</p><p style='white-space:nowrap'>f\ng</p>"
    #expect(TextProjection(html).strings == ["a", "b", "c", "d", "e", "f g"])
  }

  @Test("Images and controls are objects, not text")
  func objects() {
    let html = "<p>a<img src=x alt=logo></p><p><input></p>b"
    let projection = TextProjection(html)
    #expect(projection.strings == ["a", "b"])
    #expect(projection.objects.map(\.afterLine) == [0, 0])
  }

  @Test("Word's paragraphs without end tags and its o:p elements")
  func word() {
    let html =
      "<body lang=EN-US>\n<div class=WordSection1>\n<p class=MsoNormal>one<o:p></o:p>\n<p class=MsoNormal><o:p>&nbsp;</o:p>\n<p class=MsoNormal>two<o:p/></div>"
    #expect(TextProjection(html).strings == ["one", "two"])
  }

  @Test("Nested tables give one line a cell, text after them included")
  func nestedTables() {
    let html = "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td><div><div>d</div></div></td></tr></table>e"
    #expect(TextProjection(html).strings == ["a", "b", "c", "d", "e"])
  }

  @Test("Text after the end of body and html is seen")
  func afterBody() {
    #expect(TextProjection("<html><body><p>a</body></html>\n<p>b<html><body>c").strings == ["a", "b", "c"])
  }

  @Test("Bytes that are no UTF-8 stay as they are")
  func invalid() {
    let html: [UInt8] = [0x61, 0xFF, 0xC2, 0x3C, 0x62, 0x3E, 0xE2, 0x80]
    #expect(TextProjection(of: html).lines.map(\.text) == [[0x61, 0xFF, 0xC2, 0xE2, 0x80]])
  }

  @Test("A part of a larger source is read with the offsets of the whole")
  func part() {
    let html = Array("xx<p>a</p>yy".utf8)
    #expect(TextProjection(of: html, in: 2..<10).lines.map(\.span) == [5..<6])
  }
}
