import Calendars
import Charsets
import Messages
import Splicing

/// Carries the edits of an item's texts outward to the item's bytes.
struct ItemLowering {
  /// Nil for a calendar file.
  let message: Message?
  let calendars: [CalendarCopy]
  let bodies: [BodyCopy]

  init(message: Message?, calendars: [CalendarCopy], bodies: [BodyCopy]) {
    (self.message, self.calendars, self.bodies) = (message, calendars, bodies)
  }

  init(item: Item) { self.init(message: item.message, calendars: item.calendars, bodies: item.bodies) }

  /// - Parameter fixes: repairs of text that go along; their calendars are those of the item.
  /// - Throws: `RegenerationFailure` where a copy cannot hold its new text.
  func lower(
    _ regenerations: some Sequence<Regeneration>, fixes: [FieldFix] = []
  ) throws(RegenerationFailure) -> EditList<MessageBytes> {
    var calendarEdits: [Int: [EditList<CalendarText>.Replacement]] = [:]
    var bodyEdits: [Int: [EditList<BodyText>.Replacement]] = [:]
    for regeneration in regenerations {
      for (index, edits) in regeneration.calendars { calendarEdits[index, default: []] += edits.replacements }
      for (index, edits) in regeneration.bodies { bodyEdits[index, default: []] += edits.replacements }
    }
    var lowered: [EditList<MessageBytes>.Replacement] = []
    for fix in fixes {
      switch fix.edits {
      case .calendar(let index, let edits): calendarEdits[index, default: []] += edits.replacements
      case .body(let entity, let edits, let reading, let label):
        if let index = bodies.firstIndex(where: { $0.entity == entity && $0.charset.charset == reading }), label == nil
        {
          bodyEdits[index, default: []] += edits.replacements
        } else if let message {
          lowered += try BodyLowering(message: message).lower(edits, of: entity, reading, label: label).replacements
        }
      case .part(let entity, let edits):
        if let message { lowered += try BodyLowering(message: message).lower(edits, of: entity).replacements }
      case .header(let edits): lowered += edits.replacements
      }
    }
    for (index, replacements) in calendarEdits.sorted(by: { $0.key < $1.key }) {
      let edits: EditList<CalendarText> = try list(replacements, "the calendar")
      do throws(LoweringError) {
        lowered += try calendars[index].lower(edits, in: message).replacements
      } catch {
        throw RegenerationFailure(error, in: "the calendar")
      }
    }
    for (index, replacements) in bodyEdits.sorted(by: { $0.key < $1.key }) {
      let edits: EditList<BodyText> = try list(replacements, bodies[index].name)
      guard let message else { continue }
      lowered += try BodyLowering(message: message).lower(edits, of: bodies[index]).replacements
    }
    return try list(lowered, "the item")
  }

  /// One sorted list of all replacements: sorting once keeps a file of many events linear.
  private func list<S>(
    _ replacements: [ByteReplacement], _ name: String
  ) throws(RegenerationFailure) -> EditList<S> {
    do { return try EditList(replacements) } catch { throw RegenerationFailure(.conflict(error), in: name) }
  }
}
