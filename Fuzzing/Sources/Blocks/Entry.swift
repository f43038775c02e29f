import Laws
import Meetings

/// Plain text: lines and blocks stand in order, and a block read alone is no larger than it was.
func blocks(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let text = MeetingText(plain: bytes)
  checkLines(text, of: bytes)
  var end = 0
  for block in BlockReader().blocks(in: text) {
    check(block, of: text)
    law(block.lines.lowerBound >= end, "blocks do not overlap: \(block.lines)")
    end = block.lines.upperBound
  }
  return 0
}

private func checkLines(_ text: MeetingText, of bytes: [UInt8]) {
  var end = 0
  for line in text.lines {
    law(line.span.lowerBound >= end && line.span.upperBound <= bytes.count, "lines stand in order: \(line.span)")
    law(end == 0 || line.span.lowerBound - end <= 2, "nothing but a line end stands between two lines")
    end = line.span.upperBound
    law(!bytes[line.span].contains { $0 == 0x0A || $0 == 0x0D }, "a line holds no line end")
    law(line.text.first != 0x20 && line.text.last != 0x20, "a line's text has no blank at its ends")
    for link in line.links {
      law(link.label.upperBound <= line.text.count && !link.url.isEmpty, "a link has a label in its line and a target")
    }
    for piece in line.pieces {
      let source = piece.source..<(piece.source + piece.text.count)
      law(line.text[piece.text] == bytes[source], "a piece stands in the source as it is")
    }
  }
  law(bytes.count - end <= 2, "the lines are the text")
}

private func check(_ block: MeetingBlock, of text: MeetingText) {
  law(!block.lines.isEmpty && block.lines.upperBound <= text.lines.count, "a block has lines of its text")
  law(!block.span.isEmpty, "a block has bytes")
  let first = text.lines[block.lines.lowerBound].span
  let last = text.lines[block.lines.upperBound - 1].span
  law((first.lowerBound...first.upperBound).contains(block.span.lowerBound), "a block begins in its first line")
  law((last.lowerBound...last.upperBound).contains(block.span.upperBound), "a block ends in its last line")
  law(!block.joinLinks.isEmpty, "a block joins something")
}
