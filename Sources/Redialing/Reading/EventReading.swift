import Calendars
import Meetings

extension Event {
  /// All texts of the component that can hold a block: its properties in every occurrence, then the message's bodies.
  func textCopies(in item: Item, hints: BlockReader.Hints, memory: inout RecognitionMemory) -> [TextCopy] {
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
    hints: BlockReader.Hints, memory: inout RecognitionMemory
  ) -> TextCopy {
    let text = line.textValue
    return TextCopy(
      name: attached ? "attached " + property : property,
      place: .property(occurrence: occurrence, line: line.index), text: text, form: form,
      blocks: Self.blocks(in: text, form, hints: hints, memory: &memory))
  }

  static func body(
    _ body: BodyCopy, index: Int, hints: BlockReader.Hints, memory: inout RecognitionMemory
  ) -> TextCopy {
    let text = body.text
    let form: MeetingText.Form = body.form == .html ? .html : .plain
    return TextCopy(
      name: body.name, place: .body(index), text: text, form: form,
      blocks: blocks(in: text, form, hints: hints, memory: &memory))
  }

  /// The blocks of a text; a text that cannot hold one is not read at all.
  static func blocks(
    in text: [UInt8], _ form: MeetingText.Form, hints: BlockReader.Hints, memory: inout RecognitionMemory
  ) -> [MeetingBlock] {
    guard BlockReader.mayHoldBlock(text, hints: hints) else { return [] }
    let lines = form == .html ? MeetingText(html: text) : MeetingText(plain: text, in: 0..<text.count)
    return memory.blocks(in: lines, hints: hints)
  }
}
