import Calendars
import Conferences
import Exports
import Meetings
import Redialing
import Splicing
import Testing

@Suite("Comparing the meetings of a batch")
struct CompareMeetingsTests {
  private static let thread = "meeting_QmF0Y2hTaGFyZWQx"
  private static let join =
    "https://teams.microsoft.com/l/meetup-join/19%3a\(thread)%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%2c%22Oid%22%3a%22b%22%7d"
  private static let fence = String(repeating: "_", count: 80)
  private static let block = [
    fence, "Microsoft Teams meeting", "Join on your computer or mobile app", "Click here to join the meeting<\(join)>",
    "Learn More<https://aka.ms/JoinTeamsMeeting> | Meeting options<https://teams.microsoft.com/meetingOptions/?organizerId=b&tenantId=a&threadId=19_\(thread)@thread.v2&messageId=0&language=en-US>",
    fence,
  ].joined(separator: "\\n")

  private func file(
    uid: String, organizer: String, producer: String, property: Bool, block: Bool = true
  ) -> [UInt8] {
    let lines =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:" + producer, "BEGIN:VEVENT", "UID:" + uid,
        "ORGANIZER:mailto:" + organizer, "ATTENDEE:mailto:x@fabrikam.example", "DTSTART:20261201T090000Z",
        "DTEND:20261201T100000Z", "SUMMARY:Talk", "DESCRIPTION:" + (block ? "Hello\\n" + Self.block : "Nothing"),
      ] + (property ? ["X-MICROSOFT-SKYPETEAMSMEETINGURL:" + Self.join] : []) + ["END:VEVENT", "END:VCALENDAR", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// The owners that a first pass found.
  private struct Found: ConferenceLookup {
    var owners: [String: [ConferenceOwner]] = [:]

    mutating func add(_ entries: [MeetingEntry]) {
      for entry in entries {
        for mark in entry.conferences where mark.standing == .owned {
          owners[mark.key, default: []].append(ConferenceOwner(uid: entry.uid ?? "", organizer: entry.organizer))
        }
      }
    }

    func owners(of key: String, askedBy uid: String?) -> [ConferenceOwner] { owners[key] ?? [] }
  }

  private func entry(_ file: [UInt8], _ owners: Found? = nil) throws -> MeetingEntry {
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    var settings = RunSettings(now: now, target: "current")
    settings.collectsConferences = true
    settings.owners = owners
    let planner = FilePlanner(Planner(book: nil, settings: settings))
    let plan = file.withUnsafeBytes {
      planner.plan(Array($0), kind: .iCalendar, path: "m.ics", pathBytes: nil, owner: nil)
    }
    return try #require(plan.entries.first)
  }

  private static let outlook = "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN"
  private static let exchange = "Microsoft Exchange Server 2010"

  @Test("An entry says which conferences it owns by a property, generated, or merely shows")
  func marks() throws {
    let owner = try entry(file(uid: "1", organizer: "a@x.example", producer: Self.exchange, property: true))
    #expect(owner.conferences.map(\.standing) == [.owned])
    #expect(owner.conferences.map(\.provenance) == ["add-in"])
    let desktop = try entry(file(uid: "2", organizer: "a@x.example", producer: Self.outlook, property: false))
    #expect(desktop.conferences.map(\.standing) == [.generated])
    #expect(desktop.conferences.map(\.key) == owner.conferences.map(\.key))
    let unclear = try entry(file(uid: "3", organizer: "a@x.example", producer: Self.exchange, property: false))
    #expect(unclear.conferences.map(\.standing) == [.shown])
    let plain = try entry(
      file(uid: "4", organizer: "a@x.example", producer: Self.exchange, property: false, block: false))
    #expect(plain.conferences.isEmpty)
  }

  @Test("What another meeting owns decides where the item alone leaves it open, and a copy of the item proves it")
  func decides() throws {
    var found = Found()
    found.add([try entry(file(uid: "1", organizer: "ann@x.example", producer: Self.exchange, property: true))])
    func provenance(_ uid: String, _ organizer: String, _ producer: String) throws -> [String] {
      let file = file(uid: uid, organizer: organizer, producer: producer, property: false)
      return [try entry(file).provenance, try entry(file, found).provenance]
    }
    #expect(try provenance("9", "bob@x.example", Self.exchange) == ["unclear", "pasted"])
    #expect(try provenance("9", "bob@x.example", "-//Some Calendar//EN") == ["unclear", "pasted"])
    #expect(try provenance("1", "ann@x.example", "-//Some Calendar//EN") == ["unclear", "add-in"])
    #expect(try provenance("9", "bob@x.example", Self.outlook) == ["add-in", "unclear"])
    // One organizer's meetings may share a conference: a split series, a copied item.
    #expect(try provenance("9", "ann@x.example", Self.outlook) == ["add-in", "add-in"])
  }
}

@Suite("Who copied what")
struct CopiedBlocksTests {
  private func meeting(
    _ uid: String, _ organizer: String?, _ standing: ConferenceMark.Standing, conference: Int = 1
  ) -> SharedMeeting {
    SharedMeeting(
      conference: conference, vendor: "microsoft-teams", standing: standing,
      provenance: standing == .shown ? "pasted" : "add-in", path: uid, position: 0, uid: uid, organizer: organizer,
      summary: nil)
  }

  private func copies(_ meetings: [SharedMeeting]) -> (told: [String], byRight: Int) {
    var copied = CopiedBlocks()
    let told = meetings.compactMap { copied.add($0) }.map { "\($0.origin?.uid ?? "-")>\($0.meeting.uid)" }
    copied.finish()
    return (told, copied.sharedByRight)
  }

  @Test("A block that is pasted is told with the meeting that owns it")
  func pasted() {
    let result = copies([meeting("a", "x", .owned), meeting("b", "y", .shown), meeting("c", "x", .shown)])
    #expect(result.told == ["a>b", "a>c"])
  }

  @Test("Meetings of one organizer that share a conference by right, overrides and copies of an item are none")
  func byRight() {
    let result = copies([
      meeting("a", "x", .owned), meeting("a", "x", .owned), meeting("b", "x", .owned), meeting("c", "x", .generated),
      meeting("a", "x", .shown), meeting("d", "x", .owned, conference: 2), meeting("d", "x", .shown, conference: 2),
    ])
    #expect(result.told.isEmpty)
    #expect(result.byRight == 1)
  }

  @Test("Another organizer's meeting with the same conference is told, whatever it looks like, and once")
  func another() {
    #expect(
      copies([meeting("a", "x", .owned), meeting("b", "y", .generated), meeting("b", "y", .shown)]).told == ["a>b"])
  }

  @Test("Where nobody owns it all of them are told, and no origin")
  func nobodys() {
    #expect(copies([meeting("a", "x", .shown), meeting("b", "y", .shown)]).told == ["->a", "->b"])
  }
}
