import Calendars
import Markup
import Meetings

extension Event {
  /// All texts of the component that can hold a block: its properties in every occurrence, then the message's bodies.
  func textCopies(in item: Item, hints: BlockReader.Hints, memory: inout TextMemory) -> [TextCopy] {
    var copies: [TextCopy] = []
    for (index, occurrence) in occurrences.enumerated() {
      let attached = item.calendars[occurrence.calendar].isAttachment && index > 0
      for line in occurrence.component.properties(named: "DESCRIPTION") where !line.isQuotedPrintable {
        copies.append(
          .property(
            line, "DESCRIPTION", .plain, occurrence: index, attached: attached, hints: hints, memory: &memory))
      }
      for line in occurrence.component.properties(named: "X-ALT-DESC") where !line.isQuotedPrintable {
        copies.append(
          .property(line, "X-ALT-DESC", .html, occurrence: index, attached: attached, hints: hints, memory: &memory))
      }
    }
    guard ownsBodies else { return copies }
    for (index, body) in item.bodies.enumerated() {
      copies.append(.body(body, index: index, hints: hints, memory: &memory))
    }
    return copies
  }
}

extension TextCopy {
  static func property(
    _ line: ContentLine, _ property: String, _ form: MeetingText.Form, occurrence: Int, attached: Bool,
    hints: BlockReader.Hints, memory: inout TextMemory
  ) -> TextCopy {
    TextCopy(
      name: attached ? "attached " + property : property,
      place: .property(occurrence: occurrence, line: line.index), text: line.textValue, form: form, hints: hints,
      memory: &memory)
  }

  static func body(
    _ body: BodyCopy, index: Int, hints: BlockReader.Hints, memory: inout TextMemory
  ) -> TextCopy {
    TextCopy(
      name: body.name, place: .body(index), text: body.text, form: body.form == .html ? .html : .plain, hints: hints,
      memory: &memory)
  }

  private init(
    name: String, place: Place, text: [UInt8], form: MeetingText.Form, hints: BlockReader.Hints,
    memory: inout TextMemory
  ) {
    self.name = name
    self.place = place
    self.text = text
    self.form = form
    (projection, blocks) = memory.blocks(in: text, form, hints: hints)
  }
}
