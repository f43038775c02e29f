import Markup
import Meetings

/// Texts of one item that were read before. The overrides of a series mostly have the master's description byte for byte: it is
/// read once. Those that have only its lines are `RecognitionMemory`'s. It changes no result.
struct TextMemory {
  private struct Reading {
    let text: [UInt8]
    let form: MeetingText.Form
    let hints: BlockReader.Hints
    let found: (projection: TextProjection?, blocks: [MeetingBlock])
  }

  /// A text is compared with so many others at most.
  private static let capacity = 4
  private var readings: [Reading] = []
  private var recognition = RecognitionMemory()

  /// The blocks of a text; of HTML, its visible lines too. A text that cannot hold a block is not read at all.
  mutating func blocks(
    in text: [UInt8], _ form: MeetingText.Form, hints: BlockReader.Hints
  ) -> (projection: TextProjection?, blocks: [MeetingBlock]) {
    if let known = readings.first(where: { $0.form == form && $0.text == text && $0.hints == hints }) {
      return known.found
    }
    guard BlockReader.mayHoldBlock(text, hints: hints) else { return (nil, []) }
    let projection = form == .html ? TextProjection(of: text) : nil
    let lines = projection.map { MeetingText($0, of: text) } ?? MeetingText(plain: text, in: 0..<text.count)
    let found = (projection, recognition.blocks(in: lines, hints: hints))
    if readings.count == Self.capacity { readings.removeFirst() }
    readings.append(Reading(text: text, form: form, hints: hints, found: found))
    return found
  }
}
