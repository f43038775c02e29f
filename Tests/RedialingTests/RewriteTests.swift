import Calendars
import Conferences
import Exports
import Messages
import Redialing
import Splicing
import Testing

/// The conference file of these tests: new numbers for one organizer.
func sampleBook() throws -> ConferenceBook {
  let text = """
    version: 1
    target: current
    organizers:
      anna@contoso.example:
        conference-id: "918273645"
        toll: [{number: "+1 323-555-0100", label: "United States, Los Angeles"}]
        toll-free: [{number: "+1 888-555-0111", label: "United States"}]
        local-numbers-url: https://dialin.contoso.example/numbers?id=918273645
    """
  return try ConferenceBook(reading: [ConferenceFile(name: "conferences.yaml", bytes: Array(text.utf8))])
}

func samplePlanner() throws -> FilePlanner {
  let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
  var settings = RunSettings(now: now, target: "current")
  settings.collectsInvitations = true
  return FilePlanner(Planner(book: try sampleBook(), settings: settings))
}

func plan(_ file: [UInt8], owner: String? = "anna@contoso.example") throws -> FilePlan {
  let kind = file.withUnsafeBytes { Kind(of: $0) }
  return try samplePlanner().plan(file, kind: kind, path: "sample", pathBytes: nil, owner: owner)
}

/// The first calendar in a file in any wrapping, decoded.
func calendar(in file: [UInt8]) throws -> Calendar {
  let kind = file.withUnsafeBytes { Kind(of: $0) }
  switch kind {
  case .iCalendar: return Calendar(reading: file)
  case .mbox:
    for item in MailboxReader.items(in: file) {
      let dialect = file.withUnsafeBytes { MailboxReader.dialect(of: $0) }
      let message = Message(reading: MailboxQuotingLayer(file, in: item.message, dialect: dialect).decoded)
      if let entity = message.entities.first(where: { $0.contentType.is("text/calendar") }) {
        return Calendar(reading: message.layer(of: entity).decoded)
      }
    }
    throw MissingCalendar()
  default:
    let message = Message(reading: file)
    let entity = try #require(message.entities.first { $0.contentType.is("text/calendar") })
    return Calendar(reading: message.layer(of: entity).decoded)
  }
}

struct MissingCalendar: Error {}

@Suite("One rewrite in every wrapping")
struct RewriteTests {
  static let before = "Agenda ✓: Größe\\, Übergabe\\nund mehr\\n\\n"
  static let after = "\\nViele Grüße\\nJörg"

  @Test("Everything but the block and the planned properties stays, byte for byte", arguments: Wrapping.all)
  func rewrite(wrapping: Wrapping) throws {
    let description = Self.before + SampleEvents.skypeBlock() + Self.after
    let file = wrapping.file(of: SampleEvents.calendar(description: description))
    let plan = try plan(file)
    let entry = try #require(plan.entries.last)
    #expect(entry.verdict == .update, "\(entry.reason): \(entry.message)")
    #expect(entry.sequence == SequenceChange(old: 2, new: 3))
    let output = plan.edits.applied(to: file)
    #expect(plan.edits.inverted(over: file).applied(to: output) == file)
    try expectOnlyPlannedLinesChanged(from: try calendar(in: file), to: try calendar(in: output))
    let again = try RedialingTests.plan(output)
    #expect(again.edits.isEmpty)
    #expect(again.entries.last?.reason == .upToDate)
  }

  private func expectOnlyPlannedLinesChanged(from old: Calendar, to new: Calendar) throws {
    let planned: Set<String> = [
      "DESCRIPTION", "SEQUENCE", "DTSTAMP", "X-MICROSOFT-CDO-APPT-SEQUENCE", "X-MICROSOFT-CONFERENCETELURI",
    ]
    #expect(old.lines.count == new.lines.count)
    for (a, b) in zip(old.lines, new.lines) {
      if planned.contains(a.name.description) {
        #expect(b.name == a.name)
      } else {
        #expect(Array(old.text[a.range]) == Array(new.text[b.range]))
      }
    }
    let event = try #require(new.events.first)
    let text = String(decoding: try #require(event.first(named: "DESCRIPTION")?.value), as: UTF8.self)
    #expect(text.hasPrefix(Self.before + SampleEvents.dots))
    #expect(text.hasSuffix(SampleEvents.dots + Self.after))
    #expect(text.contains("+1 323-555-0100"))
    #expect(text.contains("918273645"))
    #expect(!text.contains("73572842"))
    #expect(event.first(named: "SEQUENCE")?.value == Array("3".utf8))
  }

  @Test("A line that would pass 998 octets in an 8bit part is left for a person")
  func unfoldedIn8bit() throws {
    let wrapping = Wrapping(lineEnds: .crlf, folds: .none, encoding: .eightBit, container: .alone)
    let description = Self.before + SampleEvents.skypeBlock() + Self.after
    let plan = try plan(wrapping.file(of: SampleEvents.calendar(description: description)))
    #expect(plan.entries.first?.reason == .cannotEncode)
    #expect(plan.edits.isEmpty)
  }

  @Test("A block that stands twice in one text is replaced twice")
  func twice() throws {
    let wrapping = Wrapping(lineEnds: .crlf, folds: .at75, encoding: .bareFile, container: .alone)
    let block = SampleEvents.skypeBlock()
    let file = wrapping.file(of: SampleEvents.calendar(description: "One\\n" + block + "\\n\\nTwo\\n" + block))
    let output = try plan(file).edits.applied(to: file)
    let value = try #require(try calendar(in: output).events.first?.first(named: "DESCRIPTION")?.value)
    #expect(!String(decoding: value, as: UTF8.self).contains("73572842"))
  }

  @Test("Every cut of an event is read without a trap, and never updated without its end")
  func truncated() throws {
    let wrapping = Wrapping(lineEnds: .crlf, folds: .at75, encoding: .bareFile, container: .alone)
    let file = wrapping.file(of: SampleEvents.calendar(description: Self.before + SampleEvents.skypeBlock()))
    let end = try #require(file.indices.last { file[$0...].starts(with: "END:VCALENDAR".utf8) })
    for cut in stride(from: 0, to: end, by: 7) {
      #expect(try plan(Array(file[..<cut])).edits.isEmpty)
    }
  }
}
