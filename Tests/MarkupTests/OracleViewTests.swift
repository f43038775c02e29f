import Testing

@testable import Markup

@Suite("What libxml2 is shown of a source")
struct OracleViewTests {
  private static let plain = [
    "<div class=\"a b\" style='x: y'>text, <b id=c1>bold</b> and more</div>",
    "<html><head><title>A title</title><style><!-- p { margin: 0 } --></style></head><body lang=EN><p>One<p>Two</html>",
    "<p>  \r\n   </p>\r\n<p>&nbsp;</p><p>&lt;x&gt; &amp; words</p>",
    "<table><tr><td>one<td>2<tr><td>3</table><ul><li>a<li>b</ul>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><?xml:namespace prefix = o /><o:p>&nbsp; a</o:p><i id=x>",
    "<!--[if gte mso 9]><xml><o:shapedefaults v:ext=\"edit\"/></xml><![endif]--><![if !vml]><img src=a><![endif]>",
    "<a href=\"https://x.example/?a=1&amp;b=2\">one<a href=\"#\">two</a></p></br>_____<br/>",
    "plain words before <span\n lang=\"de\"\n>K\u{F6}ln</span>\u{A0}<hr size=2 width=\"98%\" noshade>",
    "<b><p>un<i>nested</b>tags</i><font><table></font></table>",
    "  <td>stray</td><body class=\"x\"><html lang=\"fr\">again",
  ]

  private static let odd = [
    "<div class=\"a>text</div> <b>\">bold</b>",
    "<p title=a\"b>x</p><q>\"</q>", "<a href='x>y'>z</a>", "<p>a < b > c</p>",
    "<!-- a -- b --><p>x</p>", "<!--> <p>x</p> -->", "<div><span class=\"x\"",
    "<script>if (a</b/) x</script>",
    "<title>a <b>c</title>", "<p/class=\"x\">y</p>", "</p class=\"x\">z", "<p class=\"a\"id=\"b\">z</p>",
    "<p =\"x\">y</p>",
    "<!DOCTYPE html 'x><p>y</p><q title=\"'\">z</q>", "<x\u{0}y a=\"b\">c</x>",
  ]

  private func check(_ html: [UInt8]) throws -> OracleView {
    let range = 0..<html.count
    let tree = MarkupTree(html, range)
    let view = OracleView(html, range, tree.tokens)
    let whole = OracleView(whole: html, range, tree.tokens)
    let (shown, all) = (try #require(StructureOracle(view, tree)), try #require(StructureOracle(whole, tree)))
    let text = Comment(rawValue: String(decoding: html, as: UTF8.self))
    #expect(shown.ends == all.ends, text)
    #expect(shown.parents == all.parents, text)
    #expect(shown.starts == all.starts, text)
    #expect(view.ends.count == tree.tokens.count && view.ends.last ?? 0 == view.bytes.count, text)
    return view
  }

  @Test("Of a plain source it pairs the tags as it does of the whole", arguments: plain)
  func plainSources(_ source: String) throws {
    let html = Array(source.utf8)
    #expect(try check(html).bytes.count < html.count)
  }

  @Test("A source with one odd token is shown whole", arguments: odd)
  func oddSources(_ source: String) throws {
    let html = Array(source.utf8)
    #expect(try check(html).bytes.count == html.count)
  }

  @Test("For random bodies, sound or not, the answers are those of the whole")
  func randomBodies() throws {
    var shorter = 0
    for seed in 0..<400 {
      let html = Array(EditablePropertyTests.Body(seed: UInt64(seed)).html.utf8)
      if try check(html).bytes.count < html.count { shorter += 1 }
    }
    #expect(shorter > 100)
  }

  @Test("For all plain and odd pieces in any order, the answers are those of the whole")
  func mixtures() throws {
    var random = SeededGenerator(seed: 11)
    let pieces = Self.plain + Self.odd.prefix(4)
    for _ in 0..<400 {
      let source = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      _ = try check(Array(source.joined().utf8))
    }
  }
}
