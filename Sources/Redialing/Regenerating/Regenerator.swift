import Calendars
import Conferences
import Markup
import Meetings
import Splicing

/// Writes the new block into every copy of a component, and brings its properties in line.
struct Regenerator {
  let settings: RunSettings
  private var composer: BlockComposer
  private let stamp: [UInt8]

  init(writer: BlockWriter, settings: RunSettings) {
    self.settings = settings
    composer = BlockComposer(writer: writer)
    stamp = settings.now.iCalendarUTC
  }

  mutating func regenerate(
    _ judgement: Judgement, newSequence: Int, in item: Item
  ) throws(RegenerationFailure) -> Regeneration {
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
      sequence: settings.sequence == .bump ? .set(newSequence) : .keep, now: stamp)
    do {
      try stamps.record(for: occurrence.component, in: &change)
      try PropertyEdits(revision: revision, facts: facts).record(
        occurrence.component, occurrence: index, in: &change)
      try PlaceEdits(revision: revision).record(occurrence.component, in: &change)
    } catch {
      throw RegenerationFailure(error, in: "the calendar")
    }
  }

  /// The new block in each copy that holds the old one.
  private mutating func writeBlocks(
    _ facts: EventFacts, _ revision: BlockRevision, into result: inout Regeneration,
    changes: inout [Int: CalendarChange], in item: Item
  ) throws(RegenerationFailure) {
    for (text, block) in facts.ownBlocks {
      let range = text.form == .html ? try editableRange(of: block, in: text) : block.span
      let written = try compose(BlockStyle(of: block, in: text, revision), revision, facts)
      var bytes = written.bytes
      if result.keepsLostText { bytes += kept(of: block, in: text, lost: result.lostText) }
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

  private mutating func compose(
    _ style: BlockStyle, _ revision: BlockRevision, _ facts: EventFacts
  ) throws(RegenerationFailure) -> WrittenBlock {
    do throws(BlockWritingError) {
      return try composer.block(style, of: revision.new, vendor: revision.target, inviter: facts.inviter)
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

extension BlockStyle {
  fileprivate init(of block: MeetingBlock, in text: TextCopy, _ revision: BlockRevision) {
    self.init(
      rendition: text.form == .html ? nil : block.rendition ?? Rendition(linkStyle: .glued),
      language: revision.language ?? block.language, lineEnd: text.lineEnd)
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
