import Markup
import Testing

@Suite("Tokens")
struct TagTokenizerTests {
  private func pieces(_ html: String) -> [String] {
    let bytes = Array(html.utf8)
    return TagTokenizer(bytes).map { "\($0.kind): " + String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test("Tags, text and comments have exact spans")
  func spans() {
    #expect(
      pieces("<p class=a>x &lt; y<br/></p><!-- <b> -->") == [
        "startTag: <p class=a>", "text: x &lt; y", "startTag: <br/>", "endTag: </p>", "comment: <!-- <b> -->",
      ])
  }

  @Test("A > inside a quoted value does not end the tag")
  func quotedBracket() {
    #expect(pieces("<a title=\"a > b\" alt='c>'>t") == ["startTag: <a title=\"a > b\" alt='c>'>", "text: t"])
  }

  @Test("A quote counts only where a value may begin")
  func strayQuote() {
    #expect(pieces("<p a\"b>x\">") == ["startTag: <p a\"b>", "text: x\">"])
    #expect(pieces("<p \"x>y") == ["startTag: <p \"x>", "text: y"])
    #expect(pieces("<p =\"a>\">") == ["startTag: <p =\"a>", "text: \">"])
  }

  @Test("A < that opens no tag is text")
  func lessThan() {
    #expect(pieces("1 < 2 <3 <") == ["text: 1 < 2 <3 <"])
  }

  @Test("Conditional comments: hidden ones are one comment, revealed ones two with visible content between")
  func conditionals() {
    #expect(
      pieces("<!--[if mso]><b>x</b><![endif]--><![if !mso]>y<![endif]>") == [
        "comment: <!--[if mso]><b>x</b><![endif]-->", "bogusComment: <![if !mso]>", "text: y",
        "bogusComment: <![endif]>",
      ])
  }

  @Test("Short comments end at once", arguments: ["<!-->", "<!--->", "<!---->", "<!--a--!>"])
  func shortComments(_ comment: String) {
    #expect(pieces(comment + "x") == ["comment: " + comment, "text: x"])
  }

  @Test("Style and script hold raw text up to their own end tag")
  func rawText() {
    #expect(
      pieces("<style><!-- p > a {} </styles> --></STYLE ><title>a<b></title>") == [
        "startTag: <style>", "rawText: <!-- p > a {} </styles> -->", "endTag: </STYLE >", "startTag: <title>",
        "rawText: a<b>", "endTag: </title>",
      ])
  }

  @Test("Doctype, processing instruction, CDATA and broken end tags are no tags")
  func others() {
    #expect(
      pieces("<!DOCTYPE html><?xml:namespace prefix = o ?><![CDATA[x]]></ x></>") == [
        "doctype: <!DOCTYPE html>", "processingInstruction: <?xml:namespace prefix = o ?>",
        "bogusComment: <![CDATA[x]]>", "bogusComment: </ x>", "bogusComment: </>",
      ])
  }

  @Test("Attributes keep their spans, whatever their quotes")
  func attributes() throws {
    let html = Array("<a HREF='x y' b=1/2 c d=\"\" e = f/>".utf8)
    let tag = try #require(TagTokenizer(html).first { _ in true })
    let read = AttributeReader(html, of: tag).map {
      String(decoding: html[$0.name], as: UTF8.self) + "=" + String(decoding: html[$0.value], as: UTF8.self)
    }
    #expect(read == ["HREF=x y", "b=1/2", "c=", "d=", "e=f/"])
    #expect(!tag.isSelfClosing)
    #expect(TagTokenizer(Array("<o:p a=\"b\" />".utf8)).map(\.isSelfClosing) == [true])
  }

  @Test("What is left open reaches to the end", arguments: ["<a href=\"x", "<a b", "<!-- x", "<!x", "<?x", "</a"])
  func unterminated(_ html: String) {
    let tokens = Array(TagTokenizer(Array(html.utf8)))
    #expect(tokens.count == 1)
    #expect(tokens.first?.isTerminated == false)
    #expect(tokens.first?.range == 0..<html.utf8.count)
  }

  @Test("Tokens cover any bytes without gap or overlap")
  func cover() {
    var random = SeededGenerator(seed: 7)
    let alphabet = Array("<>/!-='\"[] apbr&;?\u{E9}stylescript".utf8)
    for _ in 0..<3000 {
      let html = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      var position = 0
      for token in TagTokenizer(html) {
        #expect(token.range.lowerBound == position && !token.range.isEmpty)
        position = token.range.upperBound
      }
      #expect(position == html.count)
    }
  }

  @Test("Only the range given is read")
  func range() {
    let html = Array("<b>x</b>".utf8)
    #expect(TagTokenizer(html, in: 3..<4).map(\.range) == [3..<4])
  }
}

/// Deterministic numbers for property tests (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
