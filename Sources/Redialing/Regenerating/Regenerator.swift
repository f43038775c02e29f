import Calendars
import Conferences
import Markup
import Meetings
import Splicing

/// Writes the new block into every copy of a component, and brings its properties in line.
struct Regenerator {
  let writer: BlockWriter
  let settings: RunSettings

  func regenerate(_ judgement: Judgement, newSequence: Int, in item: Item) throws(RegenerationFailure) -> Regeneration {
    guard let revision = judgement.revision else {
      throw RegenerationFailure(Ruling(.noConferenceData, "No conference was looked up."))
    }
    let facts = judgement.facts
    let old = facts.component.sequence
    var result = Regeneration(
      sequence: SequenceChange(old: old, new: settings.sequence == .bump ? newSequence : old))
    var changes: [Int: CalendarChange] = [:]
    for (index, occurrence) in facts.event.occurrences.enumerated() {
      var change = changes[occurrence.calendar] ?? CalendarChange(to: item.calendars[occurrence.calendar].calendar)
      try record(occurrence, index: index, revision, facts, newSequence: newSequence, in: &change)
      changes[occurrence.calendar] = change
    }
    result.lostText = LostText.lost(
      from: facts.ownBlocks.map(\.block), new: revision.new, vendor: revision.target)
    result.keepsLostText = settings.keepsTypedText && !result.lostText.isEmpty
    try writeBlocks(facts, revision, into: &result, changes: &changes, in: item)
    for (calendar, change) in changes {
      do { result.calendars[calendar] = try change.edits() } catch {
        throw RegenerationFailure(error, in: "the calendar")
      }
    }
    return result
  }

  /// Conference properties, places and stamps of one occurrence.
  private func record(
    _ occurrence: Event.Occurrence, index: Int, _ revision: BlockRevision, _ facts: EventFacts, newSequence: Int,
    in change: inout CalendarChange
  ) throws(RegenerationFailure) {
    let stamps = Revision(
      sequence: settings.sequence == .bump ? .set(newSequence) : .keep, now: settings.now.iCalendarUTC)
    do {
      try stamps.record(for: occurrence.component, in: &change)
      try PropertyEdits(revision: revision, facts: facts).record(occurrence.component, in: &change)
      try PlaceEdits(revision: revision).record(occurrence.component, in: &change)
    } catch {
      throw RegenerationFailure(error, in: "the calendar")
    }
  }

  /// The new block in each copy that holds the old one.
  private func writeBlocks(
    _ facts: EventFacts, _ revision: BlockRevision, into result: inout Regeneration,
    changes: inout [Int: CalendarChange], in item: Item
  ) throws(RegenerationFailure) {
    var composed: [BlockStyle: WrittenBlock] = [:]
    for (text, block) in facts.ownBlocks {
      let range = text.form == .html ? try editableRange(of: block, in: text) : block.span
      let style = BlockStyle(of: block, in: text, revision)
      let written: WrittenBlock
      if let known = composed[style] { written = known } else { written = try compose(style, revision, facts) }
      composed[style] = written
      let bytes = written.bytes + (result.keepsLostText ? kept(of: block, in: text, lost: result.lostText) : [])
      if text.form == .html { result.lostImages.add(from: text.text, range, new: written.bytes) }
      result.copies.append(text.name)
      result.fallbackCount = max(result.fallbackCount, written.fallbackCount)
      switch text.place {
      case .property(let occurrence, let line):
        let calendar = facts.event.occurrences[occurrence].calendar
        do throws(LoweringError) {
          var edits = EditList<PropertyText>()
          do throws(EditConflict) { try edits.replace(range, with: bytes) } catch { throw .conflict(error) }
          try changes[calendar]?.edit(textOf: item.calendars[calendar].calendar.lines[line], edits)
        } catch {
          throw RegenerationFailure(error, in: text.name)
        }
      case .body(let body):
        do { try result.bodies[body, default: EditList()].replace(range, with: bytes) } catch {
          throw RegenerationFailure(.conflict(error), in: text.name)
        }
      }
    }
  }

  private func compose(
    _ style: BlockStyle, _ revision: BlockRevision, _ facts: EventFacts
  ) throws(RegenerationFailure) -> WrittenBlock {
    do throws(BlockWritingError) {
      guard let rendition = style.rendition else {
        return try writer.html(
          revision.new, vendor: revision.target, language: style.language, lineEnd: style.lineEnd,
          inviter: facts.inviter)
      }
      return try writer.plain(
        revision.new, vendor: revision.target, language: style.language, rendition: rendition, lineEnd: style.lineEnd,
        inviter: facts.inviter)
    } catch {
      throw RegenerationFailure(Ruling(.noConferenceData, "The new block cannot be written: \(error)."))
    }
  }

  /// What of the lost text stood in this copy, to go under its new block.
  private func kept(of block: MeetingBlock, in text: TextCopy, lost: [String]) -> [UInt8] {
    guard !block.foreignLines.isEmpty else { return [] }
    let lines = LostText.lines(of: block, in: text.meetingText, lost: lost)
    return text.form == .html
      ? KeptText.html(lines, lineEnd: text.lineEnd) : KeptText.plain(lines, of: text.text, lineEnd: text.lineEnd)
  }

  private func editableRange(of block: MeetingBlock, in text: TextCopy) throws(RegenerationFailure) -> Range<Int> {
    let document = MarkupDocument(text.text, projection: text.projection ?? TextProjection(of: text.text))
    switch document.editableRange(covering: block.span, isOwnWrapper: MeetingWrapper.isOne) {
    case .success(let range): return range
    case .failure(let refusal):
      throw RegenerationFailure(Ruling(.cannotEncode, "\(text.name): \(refusal.sentence)"))
    }
  }
}

/// Everything that one copy of a new block may differ in from another: those of a style are composed once.
private struct BlockStyle: Hashable {
  /// Nil for HTML.
  let rendition: Rendition?
  let language: String?
  let lineEnd: [UInt8]

  init(of block: MeetingBlock, in text: TextCopy, _ revision: BlockRevision) {
    rendition = text.form == .html ? nil : block.rendition ?? Rendition(linkStyle: .glued)
    language = revision.language ?? block.language
    lineEnd = text.lineEnd
  }
}

extension TextCopy {
  /// The kind of line end that the text's first line has; LF for a text of one line.
  var lineEnd: [UInt8] {
    guard let first = text.firstIndex(of: 0x0A) else { return [0x0A] }
    return first > 0 && text[first - 1] == 0x0D ? [0x0D, 0x0A] : [0x0A]
  }
}

extension EventFacts {
  /// The organizer's name, for vendors whose block begins with it.
  var inviter: String? { organizer?.commonName.map { String(decoding: $0, as: UTF8.self) } }
}
