import Calendars
import Conferences
import Diagnosing
import Meetings

/// Turns a judged component into its line of the report.
struct EntryWriting {
  let input: ItemInput
  let settings: RunSettings
  let zones: (Int) -> TimeZoneRules

  func entry(for judgement: Judgement, at index: Int, regeneration: Regeneration?) -> MeetingEntry {
    let facts = judgement.facts
    let component = facts.component
    var entry = MeetingEntry(
      path: input.path, position: input.firstPosition + index, verdict: judgement.ruling.reason.verdict,
      reason: judgement.ruling.reason, message: judgement.ruling.message)
    entry.pathBytes = input.pathBytes
    entry.uid = facts.event.uid.map(Self.text)
    entry.recurrenceID = facts.event.recurrenceID.map(Self.text)
    entry.organizer = facts.organizerAddress
    entry.owner = input.owner
    entry.dialect = CalendarDialect.name(of: component)
    entry.summary = component.summary.map(Self.text)
    describeTimes(of: component, in: zones(facts.event.primary.calendar), &entry)
    entry.missing = judgement.missing
    entry.uses = judgement.uses
    if settings.collectsConferences { entry.conferences = facts.conferenceMarks }
    entry.isOver = judgement.isOver
    entry.attendees = component.attendeeCount
    entry.provenance = facts.provenance.provenance.rawValue
    entry.evidence = facts.provenance.evidence.map {
      EvidenceEntry(signal: $0.signal, says: $0.says.rawValue, detail: $0.detail)
    }
    entry.dataFrom = judgement.sources.map { DataSource(field: $0.field, place: $0.place) }
    describeBlock(of: judgement, in: &entry)
    if let regeneration { describe(regeneration, facts, in: &entry) }
    return entry
  }

  private func describeTimes(of component: Component, in zones: TimeZoneRules, _ entry: inout MeetingEntry) {
    var ignored: [Diagnostic] = []
    let start = EventTimes(dtstart: component.first(named: "DTSTART").map(DateProperty.init))
    entry.start = start.startText(in: zones, diagnostics: &ignored)
    guard entry.reason == .noConferenceData else { return }
    let times = component.times
    entry.end = times.endText(in: zones, diagnostics: &ignored)
    let rules = times.rrules.map(Self.text)
    entry.recurrence = rules.isEmpty ? nil : rules.joined(separator: " ")
  }

  private func describeBlock(of judgement: Judgement, in entry: inout MeetingEntry) {
    let facts = judgement.facts
    guard let block = facts.block ?? facts.texts.lazy.flatMap(\.blocks).first else { return }
    entry.vendor = block.vendor.rawValue
    entry.generation = block.generation
    entry.language = block.language
    entry.target =
      judgement.revision?.target.rawValue ?? (settings.target == "current" ? entry.vendor : settings.target)
    var names: [String] = []
    for text in facts.texts where !text.blocks.isEmpty && !names.contains(text.name) { names.append(text.name) }
    entry.copies = names
  }

  private func describe(_ regeneration: Regeneration, _ facts: EventFacts, in entry: inout MeetingEntry) {
    entry.sequence = regeneration.sequence
    entry.lostText = regeneration.lostText
    if regeneration.keepsLostText { entry.message += " What was typed inside the old block stands under the new one." }
    entry.englishLabels = regeneration.fallbackCount
    if let sentence = regeneration.lostImages.sentence { entry.message += " " + sentence }
    if regeneration.fallbackCount > 0, let language = entry.language {
      let count = regeneration.fallbackCount
      entry.message += " \(count) label\(count == 1 ? "" : "s") without known wording in \(language) stayed English."
    }
    let domain = facts.organizerAddress.map(Self.domain)
    let recipients = InvitationWriting.recipientAddresses(of: facts.component)
    let inside = recipients.count { Self.domain(Self.text($0)) == domain }
    entry.recipients = Recipients(internal: inside, external: recipients.count - inside)
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func domain(_ address: String) -> String {
    let utf8 = address.utf8
    let at = UInt8(ascii: "@")
    guard let last = utf8.lastIndex(where: { $0 != at }) else { return "" }
    let start = utf8[...last].lastIndex(of: at).map(utf8.index(after:)) ?? utf8.startIndex
    return address[start..<utf8.index(after: last)].lowercased()
  }
}
