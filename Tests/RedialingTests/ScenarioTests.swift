import Calendars
import Conferences
import Exports
import Foundation
import Meetings
import Redialing
import Splicing
import Testing

/// What Microsoft's meeting migration service does, and what it refuses to do: a folder each in `Scenarios/`, with the meeting
/// before and after and the conference data between them. Without `after.ics` the meeting must stay as it is.
@Suite("Scenarios of a migration")
struct ScenarioTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Scenarios")
  private static let names = [
    "dial-in-number-changed", "conference-id-reset", "moved-to-another-bridge", "number-unassigned",
    "audio-conferencing-removed", "audio-conferencing-added", "third-party-kept", "third-party-replaced",
    "moved-to-another-vendor", "video-interop-key-changed", "sip-address-changed", "meeting-url-changed",
  ]

  @Test("Every folder is a scenario that is tested")
  func complete() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
    #expect(found.sorted() == Self.names.sorted())
  }

  @Test("Before becomes after, byte for byte, and a second run leaves it", arguments: names)
  func scenario(name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    func bytes(_ file: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appendingPathComponent(file))) }
    let before = try bytes("before.ics")
    let book = try ConferenceBook(
      reading: [ConferenceFile(name: "conferences.yaml", bytes: try bytes("conferences.yaml"))],
      linkKey: { JoinLink($0).identity.keys.first ?? $0 })
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    let planner = FilePlanner(Planner(book: book, settings: RunSettings(now: now, target: book.target ?? "current")))
    func plan(_ file: [UInt8]) -> FilePlan {
      file.withUnsafeBytes {
        planner.plan(Array($0), kind: Kind(of: $0), path: "meeting.ics", pathBytes: nil, owner: nil)
      }
    }
    let made = plan(before)
    guard let after = try? bytes("after.ics") else {
      #expect(made.edits.isEmpty)
      #expect(made.entries.first?.reason == .thirdPartyAudio)
      return
    }
    let entry = try #require(made.entries.first)
    #expect(entry.verdict == .update, "\(entry.message)")
    #expect(!entry.dataFrom.isEmpty || !book.substitutions.isEmpty)
    let output = made.edits.applied(to: before)
    #expect(String(decoding: output, as: UTF8.self) == String(decoding: after, as: UTF8.self))
    #expect(plan(output).entries.first?.reason == .upToDate)
  }
}

@Suite("Who is in scope: switches, one user alone, aliases")
struct ScopeTests {
  private static let wrapping = Wrapping(lineEnds: .crlf, folds: .at75, encoding: .bareFile, container: .alone)
  private static let data = """
    conference-id: "918273645", toll: [{number: "+1 323-555-0100", label: "United States, Los Angeles"}]
    """

  private func entry(
    _ conferences: String, owner: String? = "anna@contoso.example", _ change: (inout RunSettings) -> Void = { _ in }
  ) throws -> MeetingEntry {
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    var settings = RunSettings(now: now, target: "current")
    settings.collectsInvitations = true
    change(&settings)
    let book = try ConferenceBook(
      reading: [ConferenceFile(name: "c.yaml", bytes: Array(conferences.utf8))], aliases: settings.aliases)
    let planner = FilePlanner(Planner(book: book, settings: settings))
    let file = Self.wrapping.file(of: SampleEvents.calendar(description: "Hello\\n" + SampleEvents.skypeBlock()))
    return try #require(
      file.withUnsafeBytes {
        planner.plan(Array($0), kind: Kind(of: $0), path: "a.ics", pathBytes: nil, owner: owner).entries.first
      })
  }

  @Test("enabled: false leaves everything, and the message names the place")
  func disabled() throws {
    let entry = try entry("version: 1\nenabled: false\norganizers: {anna@contoso.example: {\(Self.data)}}\n")
    #expect(entry.reason == .organizerNotListed)
    #expect(entry.message.contains("c.yaml:2:1"))
  }

  @Test("audio: enabled: false leaves the dial-in part as it is")
  func audio() throws {
    let text = "version: 1\naudio: {enabled: false}\norganizers: {anna@contoso.example: {\(Self.data)}}\n"
    #expect(try entry(text).reason == .upToDate)
  }

  @Test("--user is one organizer alone, by any of their names")
  func user() throws {
    let text = "version: 1\norganizers: {\"*\": {\(Self.data)}}\n"
    #expect(try entry(text) { $0.user = "anna@contoso.example" }.verdict == .update)
    let other = try entry(text) { $0.user = "bob@fabrikam.example" }
    #expect(other.reason == .organizerNotListed)
    #expect(other.message == "Only the meetings of bob@fabrikam.example were asked for.")
    let aliases = try AddressAliases(
      reading: ConferenceFile(name: "a.csv", bytes: Array("anna@contoso.example,anna.shaw@contoso.example\n".utf8)))
    let alias = try entry(text) {
      $0.aliases = aliases
      $0.user = "anna.shaw@contoso.example"
    }
    #expect(alias.verdict == .update)
  }

  @Test("A mailbox under the new name holds the old name's meetings, and the message keeps the ORGANIZER")
  func renamed() throws {
    let text = "version: 1\norganizers: {anna.shaw@contoso.example: {\(Self.data)}}\n"
    let owner = "anna.shaw@contoso.example"
    #expect(try entry(text, owner: owner).reason == .notOrganizer)
    let aliases = try AddressAliases(
      reading: ConferenceFile(name: "a.csv", bytes: Array("anna@contoso.example,anna.shaw@contoso.example\n".utf8)))
    let entry = try entry(text, owner: owner) { $0.aliases = aliases }
    #expect(entry.verdict == .update, "\(entry.message)")
    #expect(entry.outboxReason == nil)
    #expect(entry.organizer == "anna@contoso.example")
  }

  @Test("Every new value says where it stands")
  func dataFrom() throws {
    let entry = try entry("version: 1\norganizers:\n  anna@contoso.example: {\(Self.data)}\n")
    #expect(
      entry.dataFrom == [
        DataSource(field: "conference-id", place: "c.yaml:3:3"), DataSource(field: "toll", place: "c.yaml:3:3"),
      ])
  }
}

@Suite("Where a number is still used")
struct WantedNumberTests {
  @Test(
    "A number is found in any grouping and by every way to dial it, and never inside a longer one",
    arguments: [
      ("+1 323-555-0174", "call +1 (323) 555-0174 now", true), ("+1 323-555-0174", "tel:+13235550174,,123#", true),
      ("+1 323-555-0174", "0013235550174", true), ("+1 323-555-0174", "(323) 555 0174", true),
      ("+1 323-555-0174", "+1 323-555-01745", false), ("+1 323-555-0174", "91 323 555 0174 9", true),
      ("+49 30 23125870", "030/231258-70", true), ("+49 30 23125870", "+49 (0)30 23125 870", true),
      ("+49 30 23125870", "+49 30 23125 871", false), ("918273645", "Conference ID: 918 273 645#", true),
      ("918273645", "1918273645", false), ("meet.contoso.example", "https://Meet.Contoso.example/a", true),
      ("meet.contoso.example", "https://notmeet.contoso.example/", false),
      ("contoso.example", "https://meet.contoso.example/", true),
    ])
  func found(name: String, text: String, expected: Bool) {
    let wanted = WantedNumbers(reading: Array(name.utf8))
    #expect(wanted.found(in: Array(text.utf8)).isEmpty != expected)
  }

  @Test("The list may be lines, or the first column of a number map; headings and comments are passed")
  func list() {
    let wanted = WantedNumbers(
      reading: Array("old,new\n'+1 323-555-0174,+1 323-555-0100\n# gone\n\"918273645\"\nx.example\n".utf8))
    #expect(wanted.names == ["+1 323-555-0174", "918273645", "x.example"])
  }

  @Test("Meetings to come are told from past ones")
  func uses() throws {
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    var settings = RunSettings(now: now, target: "current")
    settings.wanted = WantedNumbers(reading: Array("+1 323-555-0174\n+1 999-555-0100\n".utf8))
    let planner = FilePlanner(Planner(book: nil, settings: settings))
    for (end, isOver) in [("DTEND:20261201T100000Z", false), ("DTEND:20261001T100000Z", true)] {
      let wrapping = Wrapping(lineEnds: .crlf, folds: .at20, encoding: .base64, container: .alternative)
      let lines = SampleEvents.calendar(description: "Hello\\n" + SampleEvents.skypeBlock()).map {
        $0.hasPrefix("DTEND") ? end : $0.hasPrefix("DTSTART") ? "DTSTART:20261001T090000Z" : $0
      }
      let entry = try #require(
        wrapping.file(of: lines).withUnsafeBytes {
          planner.plan(Array($0), kind: Kind(of: $0), path: "a.eml", pathBytes: nil, owner: nil).entries.first
        })
      #expect(entry.uses == [NumberUse(index: 0, places: ["DESCRIPTION", "X-MICROSOFT-CONFERENCETELURI"])])
      #expect(entry.isOver == isOver)
    }
  }
}
