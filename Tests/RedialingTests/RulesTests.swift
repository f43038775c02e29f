import Calendars
import Conferences
import Exports
import Redialing
import Testing

/// One rule of the contract at a time: an event that is updated, with one thing changed.
@Suite("Verdicts and their order")
struct RulesTests {
  private static let wrapping = Wrapping(lineEnds: .crlf, folds: .at75, encoding: .bareFile, container: .alone)

  private func entry(
    owner: String? = "anna@contoso.example", description: String? = nil, _ change: (inout [String]) -> Void = { _ in }
  ) throws -> MeetingEntry {
    var lines = SampleEvents.calendar(description: description ?? "Hello\\n" + SampleEvents.skypeBlock())
    change(&lines)
    return try #require(try plan(Self.wrapping.file(of: lines), owner: owner).entries.first)
  }

  private func set(_ name: String, _ line: String, in lines: inout [String]) {
    lines = lines.map { $0.hasPrefix(name) ? line : $0 }
  }

  @Test("The organizer's own future meeting is updated")
  func update() throws {
    let entry = try entry()
    #expect(entry.verdict == .update)
    #expect(entry.provenance == "add-in")
    #expect(entry.vendor == "skype-for-business")
    #expect(entry.outboxReason == nil)
  }

  @Test(
    "METHOD:REPLY is no invitation, METHOD:CANCEL is cancelled",
    arguments: [
      ("METHOD:REPLY", Reason.notAnInvitation), ("METHOD:CANCEL", .cancelled), ("METHOD:COUNTER", .notAnInvitation),
    ])
  func method(line: String, reason: Reason) throws {
    #expect(try entry { set("METHOD", line, in: &$0) }.reason == reason)
  }

  @Test("An attendee's copy is left alone")
  func attendee() throws {
    #expect(try entry(owner: "bob@fabrikam.example").reason == .notOrganizer)
  }

  @Test("Without a known owner the item is updated and nobody gets a message")
  func unknownOwner() throws {
    let entry = try entry(owner: nil)
    #expect(entry.verdict == .update)
    #expect(entry.outboxReason != nil)
  }

  @Test("An organizer who is not listed is out of scope")
  func notListed() throws {
    let entry = try entry(owner: nil) { set("ORGANIZER", "ORGANIZER:mailto:someone@else.example", in: &$0) }
    #expect(entry.reason == .organizerNotListed)
  }

  @Test(
    "A meeting that ends at now is not past; one that ended a second before is",
    arguments: [
      ("DTEND:20261102T120000Z", Reason.conferenceChanged), ("DTEND:20261102T115959Z", .past),
    ])
  func past(end: String, reason: Reason) throws {
    let entry = try entry {
      set("DTSTART", "DTSTART:20261102T110000Z", in: &$0)
      set("DTEND", end, in: &$0)
    }
    #expect(entry.reason == reason)
  }

  @Test("A property that names another conference makes the block a pasted one")
  func pasted() throws {
    let entry = try entry {
      set(
        "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
        "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK:https://meet.contoso.example/anna/ZZZZ1234", in: &$0)
      set("X-MICROSOFT-ONLINEMEETINGCONFLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK:", in: &$0)
    }
    #expect(entry.reason == .copyPasted)
  }

  @Test("Filled properties without a block: nothing is invented")
  func blockMissing() throws {
    #expect(try entry(description: "Just words").reason == .blockMissing)
  }

  @Test("An event without its END is malformed")
  func malformed() throws {
    #expect(try entry { $0.removeAll { $0 == "END:VEVENT" } }.reason == .malformed)
  }

  @Test("A SEQUENCE at the end of its range does not overflow")
  func largestSequence() throws {
    let entry = try entry { set("SEQUENCE", "SEQUENCE:2147483647", in: &$0) }
    #expect(entry.sequence?.new == 2_147_483_647)
  }

  @Test("No entry of the report holds the passcode or the link's code")
  func secrets() throws {
    let entry = try entry()
    #expect(!"\(entry)".contains("6N2YGD5G"))
  }

  @Test("With the vendor kept, a join link of another vendor is no data for the block")
  func linkOfAnotherVendor() throws {
    func reason(_ link: String) throws -> MeetingEntry {
      let book = try ConferenceBook(
        reading: [
          ConferenceFile(
            name: "c.yaml",
            bytes: Array(
              "version: 1\norganizers: {\"*\": {}}\nmeetings: [{uid: 040000008200E00074C5B7101A82E008A1, join-url: \"\(link)\"}]"
                .utf8))
        ])
      let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
      let planner = FilePlanner(Planner(book: book, settings: RunSettings(now: now, target: "current")))
      let file = Self.wrapping.file(of: SampleEvents.calendar(description: "Hello\\n" + SampleEvents.skypeBlock()))
      let plan = file.withUnsafeBytes {
        planner.plan(Array($0), kind: Kind(of: $0), path: "x", pathBytes: nil, owner: "anna@contoso.example")
      }
      return try #require(plan.entries.first)
    }
    let other = try reason("https://zoom.us/j/91234567890")
    #expect(other.reason == .noConferenceData)
    #expect(other.message.contains("zoom") && other.message.contains("skype-for-business"))
    #expect(try reason("https://meet.contoso.example/anna/AAAABBBB").verdict == .update)
  }
}
