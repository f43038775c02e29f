import Calendars
import Laws
import Splicing

/// iCalendar text: the lines are the text, and an edit of a line's value changes that line alone.
func contentLines(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = Array(UnsafeBufferPointer(start: start, count: count))
  let calendar = Calendar(reading: text)
  checkLines(calendar)
  checkComponents(calendar)
  guard !calendar.lines.isEmpty else { return 0 }
  var choices = Choices(text)
  for _ in 0..<3 {
    let line = calendar.lines[choices.below(calendar.lines.count)]
    checkValues(of: line)
    checkEdit(of: line, in: calendar, &choices)
  }
  return 0
}

private func checkLines(_ calendar: Calendar) {
  var end = 0
  for line in calendar.lines {
    law(line.range.lowerBound == end && !line.range.isEmpty, "a line begins where the one before ends: \(end)")
    law(line.contentEnd >= line.nameRange.upperBound, "a name ends before its line does: \(line.range)")
    law(line.contentEnd + line.lineEnd.count == line.range.upperBound, "a line ends with its line end: \(line.range)")
    end = line.range.upperBound
  }
  law(end == calendar.text.count, "the lines are the text: \(end) of \(calendar.text.count)")
}

private func checkComponents(_ calendar: Calendar) {
  for component in calendar.components {
    _ = component.type
    _ = component.first(named: "DTSTART")?.parameters
    _ = component.first(named: "ATTENDEE")?.parameters
  }
}

private func checkValues(of line: ContentLine) {
  law(line.hasName("DESCRIPTION") == (line.name.description == "DESCRIPTION"), "both ways to ask for a name agree")
  let value = line.value
  law(line.textValue.count <= value.count, "escapes only shorten")
  law(TextValueLayer(line).decoded == line.textValue, "both ways to read a text agree")
}

private func checkEdit(of line: ContentLine, in calendar: Calendar, _ choices: inout Choices) {
  let layer = TextValueLayer(line)
  let text = layer.decoded
  // The law of folds is about characters: edits stand between them.
  let edits: EditList<PropertyText> = choices.edits(
    over: text.count, at: { $0 == text.count || text[$0] & 0xC0 != 0x80 }, from: pieces + [[0x0A]])
  let output = checkLaw(layer, over: calendar.text, in: line.range, edits) { output, _ in
    let reread = Calendar(reading: output)
    law(reread.lines.count == calendar.lines.count, "an edit of a value makes or joins no line")
    return TextValueLayer(reread.lines[line.index]).decoded
  }
  guard let output else { return }
  let reread = Calendar(reading: output)
  for (old, new) in zip(calendar.lines, reread.lines) where old.index != line.index {
    law(calendar.text[old.range] == output[new.range], "line \(old.index) stays when line \(line.index) is edited")
  }
  let new = reread.lines[line.index]
  law(new.name == line.name && new.lineEnd == line.lineEnd, "name and line end stay")
}
