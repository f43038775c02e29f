import Markup
import Testing

@Suite("Ranges that can be cut out")
struct EditableRangeTests {
  private let fence = String(repeating: "_", count: 40)

  private func expect(
    _ marked: String, _ cut: String, own: String? = nil, at location: SourceLocation = #_sourceLocation
  ) {
    let result = MarkedMarkup(marked).cut { element in
      own.map { element.identifiers.contains(Array($0.utf8)) } ?? false
    }
    #expect(result == .success(cut), sourceLocation: location)
  }

  @Test("Paragraphs of Word go whole, from the first to the last")
  func word() {
    expect(
      "<body lang=EN-US><div class=WordSection1>\n<p class=MsoNormal>Hi<o:p></o:p></p>\n"
        + "<p class=MsoNormal><span style='color:red'>⟦\(fence)<o:p></o:p></span></p>\n<p class=MsoNormal>Join</p>\n"
        + "<p class=MsoNormal><b>\(fence)⟧</b></p>\n<p class=MsoNormal>Bye</p></div></body>",
      "<p class=MsoNormal><span style='color:red'>\(fence)<o:p></o:p></span></p>\n<p class=MsoNormal>Join</p>\n"
        + "<p class=MsoNormal><b>\(fence)</b></p>")
  }

  @Test("Paragraphs without end tags end where the next one starts")
  func impliedEnds() {
    expect("<body><p>Hi\n<p>⟦\(fence)\n<p>Join\n<p>\(fence)⟧\n<p>Bye</body>", "<p>\(fence)\n<p>Join\n<p>\(fence)\n")
  }

  @Test("Lines parted by br in one div are cut at the span's ends")
  func breaks() {
    expect(
      "<div>Hi<br>⟦\(fence)<br>Join <a href=u>now</a><br>\(fence)⟧<br>Bye</div>",
      "\(fence)<br>Join <a href=u>now</a><br>\(fence)")
    expect("<div>Hi \n⟦\(fence)<br>Join<br>\(fence)⟧ Bye</div>", "\(fence)<br>Join<br>\(fence)")
  }

  @Test("Divs inside a wrapper stay inside it, unless the wrapper is the block's own")
  func wrappers() {
    let inner = "<div>\(fence)</div><div>Join</div><div>\(fence)</div>"
    let marked = "<div>⟦\(fence)</div><div>Join</div><div>\(fence)⟧</div>"
    expect("<body><div class='me-email-text x'>\(marked)<div></div></div></body>", inner)
    expect(
      "<body><div class='me-email-text x'>\(marked)<div></div></div>Bye</body>",
      "<div class='me-email-text x'>\(inner)<div></div></div>", own: "me-email-text")
    expect("<body><div class='me-email-text'>Hi\(marked)</div></body>", inner, own: "me-email-text")
  }

  @Test("The fences outside and the text inside a wrapper are one run of siblings")
  func classicTeams() {
    expect(
      "<div>Hi</div><div><span>⟦\(fence)</span></div>\n<div class=me-email-text><div>Join</div></div>\n<div><span>\(fence)⟧</span></div>\n<div>Bye</div>",
      "<div><span>\(fence)</span></div>\n<div class=me-email-text><div>Join</div></div>\n<div><span>\(fence)</span></div>",
      own: "me-email-text")
  }

  @Test("A paragraph or inline element that holds nothing else goes along")
  func inlineWrappers() {
    expect(
      "<td><p><font><span>⟦Join<br>now⟧</span>&nbsp;</font></p></td>",
      "<p><font><span>Join<br>now</span>&nbsp;</font></p>")
    expect("<div><p>Hi<br><b>⟦Join<br>now⟧</b></p></div>", "<b>Join<br>now</b>")
  }

  @Test("A rule may begin or end the run")
  func rules() {
    expect("<div>Hi</div>⟦<hr>Join<br><hr>⟧<p>Bye</p>", "<hr>Join<br><hr>")
  }

  @Test("A run in one cell stays in it; a run that fills a table takes the table")
  func tables() {
    expect("<table><tr><td>Hi<p>⟦Join</p><p>now⟧</p></td><td>Bye</td></tr></table>", "<p>Join</p><p>now</p>")
    expect("<p>Hi</p><table><tr><td>⟦Join<td>now⟧</table><p>Bye</p>", "<table><tr><td>Join<td>now</table>")
    expect(
      "<table><tr><td><table><tbody><tr><td>⟦Join</td></tr><tr><td>now⟧</td></tr></tbody></table></td></tr></table>",
      "<table><tbody><tr><td>Join</td></tr><tr><td>now</td></tr></tbody></table>")
  }

  @Test("A table inside the run goes whole")
  func tableInside() {
    expect(
      "<p>Hi</p><p>⟦\(fence)</p><table><tr><td><p>x</p></td></tr></table><p>\(fence)⟧</p>",
      "<p>\(fence)</p><table><tr><td><p>x</p></td></tr></table><p>\(fence)</p>")
  }

  @Test("The arrow in a symbol font before the text goes along")
  func symbols() {
    expect(
      "<div>Hi</div><p><span style='font-family:Wingdings'>à</span> <a href=u>⟦Join</a></p><p>now⟧</p>",
      "<p><span style='font-family:Wingdings'>à</span> <a href=u>Join</a></p><p>now</p>")
  }

  @Test(
    "Nothing is cut through",
    arguments: [
      ("<p>Hi<br>⟦____</p><p>Join</p><p>____⟧</p>", MarkupRefusal.Reason.sharedElement),
      ("<p>⟦____</p><p>Join</p><p>____⟧<br>Bye</p>", .sharedElement),
      ("<p>⟦____</p><p>Join⟧ <img src=x></p>", .sharedElement),
      ("<table><tr><td>⟦a</td><td>b⟧</td><td>c</td></tr></table>", .insideTable),
      ("<table><tr><td>⟦a</td></tr><tr><td>b⟧</td></tr><tr><td>c</td></tr></table>", .insideTable),
      ("<table><tr><td>Hi</td><td><p>⟦a</p></td></tr></table><p>b⟧</p>", .sharedElement),
      ("<ul><li>Hi<li>⟦a<li>b⟧</ul>", .insideList),
      ("<div>⟦a</div></body></html><html><body><div>b⟧</div>", .documentStructure),
      ("<p>x</p><div>⟦a<div>b</div>c⟧", .unclosedElement),
      ("<div>⟦a<b>b<br>c⟧</div>", .unclosedElement),
      ("<div>⟦a<![if !mso]>b<br>c⟧<![endif]></div>", .splitConditional),
      ("<div>⟦a<!--[if !mso]><!-->b<br>c⟧<!--<![endif]--></div>", .splitConditional),
      ("<p>⟦ ⟧</p>", .noSuchText), ("<!-- ⟦a⟧ -->", .noSuchText),
    ])
  func refusals(_ marked: String, _ reason: MarkupRefusal.Reason) {
    #expect(MarkedMarkup(marked).refusal == reason)
  }

  @Test("Structure that the two readers see differently is refused")
  func disagreement() {
    #expect(MarkedMarkup("<p><span>⟦a<div>b⟧</div></span></p>").refusal == .unclosedElement)
    #expect(MarkedMarkup("<div/>x<div>⟦a<br>b⟧</div>").refusal == .readersDisagree)
    #expect(MarkedMarkup("<div><div/>⟦a<br>b⟧</div>").refusal == .readersDisagree)
    #expect(MarkedMarkup("<textarea><div></textarea>⟦a<div>b⟧</div>").refusal == .readersDisagree)
  }

  @Test("A revealed conditional that lies in the run whole is no obstacle")
  func conditional() {
    expect("<div>Hi<br>⟦a<![if !mso]>b<![endif]><br>c⟧</div>", "a<![if !mso]>b<![endif]><br>c")
  }

  @Test("Invalid UTF-8, NUL and a foreign meta charset do not move the offsets")
  func foreignBytes() {
    let head: [UInt8] = Array("<head><meta charset=iso-2022-jp></head><p>".utf8) + [0xFF, 0x00, 0xC3, 0x1B, 0x24, 0x42]
    let html = head + Array("</p><p>Join</p><p>now</p>".utf8)
    let start = head.count + 7
    let document = MarkupDocument(html)
    #expect(document.editableRange(covering: start..<(start + 14)) == .success((start - 3)..<(start + 18)))
  }

  @Test("Only the range given is edited, with the offsets of the whole")
  func part() {
    let marked = MarkedMarkup("junk<div>junk<p>⟦Join</p><p>now⟧</p>")
    let document = MarkupDocument(marked.html, in: 13..<marked.html.count)
    #expect(document.editableRange(covering: marked.span) == .success(13..<marked.html.count))
  }

  @Test("Sentences say what stands in the way")
  func sentences() {
    #expect(MarkupRefusal(.sharedElement, at: 0).sentence.hasSuffix("."))
  }
}
