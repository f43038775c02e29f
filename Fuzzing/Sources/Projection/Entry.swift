import Laws
import Markup

/// HTML: lines map back into the source in order, and what is cut out takes its own text along and no other.
func projection(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let html = Array(UnsafeBufferPointer(start: start, count: count))
  let projection = TextProjection(of: html)
  checkLines(projection, of: html)
  guard !projection.lines.isEmpty else { return 0 }
  var choices = Choices(html)
  let document = MarkupDocument(html)
  for _ in 0..<3 {
    let first = choices.below(projection.lines.count)
    let last = min(projection.lines.count - 1, first + choices.below(6))
    checkCut(of: first...last, from: projection, document, html)
  }
  return 0
}

private func checkLines(_ projection: TextProjection, of html: [UInt8]) {
  var end = 0
  for line in projection.lines {
    law(line.span.lowerBound >= end && !line.span.isEmpty, "lines stand in order: \(line.span) behind \(end)")
    end = line.span.upperBound
    law(line.isRule == line.text.isEmpty, "a line has text or is a rule")
    for link in line.links {
      law(!link.label.isEmpty && link.label.upperBound <= line.text.count, "a label is text of its line")
    }
    var textEnd = 0
    for (text, source) in line.literalPieces {
      law(text.lowerBound >= textEnd, "pieces stand in order")
      textEnd = text.upperBound
      law(line.text[text] == html[source..<(source + text.count)], "a literal piece stands in the source as it is")
    }
    for probe in [0, line.text.count / 2] where probe < line.text.count {
      law(line.span.contains(line.sourceOffset(of: probe)), "text stands in its line's span")
    }
  }
  law(end <= html.count, "the last line ends in the source")
}

/// Text that is cut out is gone, all other text stays as it was.
private func checkCut(
  of lines: ClosedRange<Int>, from projection: TextProjection, _ document: MarkupDocument, _ html: [UInt8]
) {
  let span = projection.lines[lines.lowerBound].span.lowerBound..<projection.lines[lines.upperBound].span.upperBound
  guard case .success(let cut) = document.editableRange(covering: span) else { return }
  law(cut.lowerBound <= span.lowerBound && span.upperBound <= cut.upperBound, "a cut holds its text")
  law(cut.upperBound <= html.count, "a cut ends in the source")
  // A rule takes the place of the run, as a new block would: two lines it stood between do not run together.
  let rest = TextProjection(of: html[..<cut.lowerBound] + Array("<hr>".utf8) + html[cut.upperBound...])
  let before = projection.lines[..<lines.lowerBound].map(\.text)
  let behind = projection.lines[(lines.upperBound + 1)...].map(\.text)
  law(
    rest.lines.map(\.text) == before + [[]] + behind, "cutting \(cut) out for \(span) leaves all other text as it was")
}
