import Markup
import Testing

@Suite("Cutting leaves the rest")
struct EditablePropertyTests {
  /// A random body of the constructs that mail programs write; sometimes with a fault in it.
  struct Body {
    var html = ""
    private var random: SeededGenerator
    private var words = 0

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
      html = Bool.random(using: &random) ? "<html><head><title>t</title></head><body lang=EN>\n" : ""
      blocks(depth: 0)
      if html.hasPrefix("<html>") { html += "</body></html>" }
    }

    private mutating func blocks(depth: Int) {
      for _ in 0..<Int.random(in: 1...4, using: &random) { block(depth: depth) }
    }

    private mutating func block(depth: Int) {
      switch Int.random(in: 0..<(depth < 4 ? 12 : 4), using: &random) {
      case 0: wrap("p class=MsoNormal", "p") { $0.line() }
      case 1: wrap("div", "div") { $0.lines() }
      case 2: html += "<p>&nbsp;</p>\r\n"
      case 3: html += "<hr>"
      case 4, 5: wrap("div class='me-email-text'", "div") { $0.blocks(depth: depth + 1) }
      case 6: table(depth)
      case 7: wrap("ul", "ul") { body in for _ in 0..<2 { body.wrap("li", "li") { $0.line() } } }
      case 8:
        html += "<p>"
        line()
      case 9: wrap("blockquote", "blockquote") { $0.blocks(depth: depth + 1) }
      case 10: lines()
      default: fault()
      }
      html += "\n"
    }

    private mutating func wrap(_ open: String, _ close: String, _ content: (inout Body) -> Void) {
      html += "<\(open)>"
      content(&self)
      html += "</\(close)>"
    }

    private mutating func table(_ depth: Int) {
      wrap("table", "table") { body in
        for _ in 0..<Int.random(in: 1...2, using: &body.random) {
          body.wrap("tr", "tr") { row in
            for _ in 0..<Int.random(in: 1...2, using: &row.random) {
              row.wrap("td", "td") { $0.blocks(depth: depth + 2) }
            }
          }
        }
      }
    }

    private mutating func lines() {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        line()
        html += "<br>\n"
      }
    }

    private mutating func line() {
      for _ in 0..<Int.random(in: 1...3, using: &random) { piece() }
    }

    private mutating func piece() {
      words += 1
      let word = "w\(words) "
      let piece =
        switch Int.random(in: 0..<10, using: &random) {
        case 0: "<a href='u?a=1&amp;b'>\(word)</a>"
        case 1: "<span style='color:red'><b>\(word)</b></span>"
        case 2: "\(word)&amp; &eacute;"
        case 3: "<!--[if mso]>x<![endif]-->\(word)"
        case 4: "\(word)<o:p></o:p>"
        case 5: "<font size=1>\r\n\(word)<br>\(word)</font>"
        case 6: "<span style='font-family:Wingdings'>à</span>\(word)"
        default: word
        }
      html += piece
    }

    private mutating func fault() {
      html +=
        [
          "<b>x", "</i>", "<img src=x>", "<div/>", "<p/>", "</div>", "</p>", "<![if !mso]>", "<span><p>y</span>",
          "<a href=v><a href=w>z</a>",
        ]
        .randomElement(using: &random) ?? ""
    }
  }

  /// Names of elements whose end tags HTML lets out are not counted.
  private func balance(_ html: [UInt8]) -> [String: Int] {
    var open: [String: Int] = [:]
    for token in TagTokenizer(html) where !token.nameRange.isEmpty && !token.isSelfClosing {
      let name = String(decoding: html[token.nameRange], as: UTF8.self).lowercased()
      guard !["p", "li", "td", "tr", "a", "br", "hr", "img"].contains(name) else { continue }
      open[name, default: 0] += token.kind == .startTag ? 1 : -1
    }
    return open.filter { $0.value != 0 }
  }

  @Test("For random runs of lines: tags stay balanced, other lines stay as they were", arguments: 0..<20)
  func property(_ batch: Int) {
    var random = SeededGenerator(seed: UInt64(batch) &* 977 &+ 5)
    for seed in 0..<25 {
      let html = Array(Body(seed: UInt64(batch * 1000 + seed)).html.utf8)
      let document = MarkupDocument(html)
      let lines = document.projection.lines
      guard !lines.isEmpty else { continue }
      for _ in 0..<4 {
        let first = Int.random(in: 0..<lines.count, using: &random)
        let last = min(lines.count - 1, first + Int.random(in: 0...3, using: &random))
        let span = lines[first].span.lowerBound..<lines[last].span.upperBound
        let result = document.editableRange(covering: span) { $0.identifiers.contains(Array("me-email-text".utf8)) }
        guard case .success(let range) = result else { continue }
        #expect(range.lowerBound <= span.lowerBound && range.upperBound >= span.upperBound)
        expectRest(html, range, lines[..<first].map(\.text), lines[(last + 1)...].map(\.text))
      }
    }
  }

  private func expectRest(_ html: [UInt8], _ range: Range<Int>, _ before: [[UInt8]], _ after: [[UInt8]]) {
    let new = Array("<div>NEW</div>".utf8)
    let rest = Array(html[..<range.lowerBound]) + new + html[range.upperBound...]
    #expect(TextProjection(of: rest).lines.map(\.text) == before + [Array("NEW".utf8)] + after)
    #expect(balance(Array(html[range])) == [:])
    #expect(balance(rest) == balance(html))
  }

  @Test("Most runs of whole lines in a sound body can be cut")
  func yield() {
    var given = 0
    var refused = 0
    for seed in 0..<60 {
      let html = Array(Body(seed: UInt64(seed)).html.utf8)
      let document = MarkupDocument(html)
      for line in document.projection.lines {
        if case .success = document.editableRange(covering: line.span) { given += 1 } else { refused += 1 }
      }
    }
    #expect(given > 2 * refused, "\(given) given, \(refused) refused")
  }
}
