import Calendars
import Conferences
import Exports
import Meetings
import Redialing
import Splicing
import Testing

@Suite("Templates of one's own")
struct OwnTemplateTests {
  private static let text = """
    ~~~ Nordhafen video room ~~~
    Enter: {{link.join-bare}}
    {{#meeting-id}}
    Room number {{meeting-id}}
    {{/meeting-id}}
    {{#passcode}}
    Code {{passcode}}
    {{/passcode}}
    {{#dial-in}}
    {{label.dial-in}}
    {{#numbers}}
    {{number}}{{#place}} in {{place}}{{/place}}
    {{/numbers}}
    {{label.conference-id}} {{conference-id}}
    {{/dial-in}}
    {{#footer}}
    {{line}}
    {{/footer}}
    ~~~ The end ~~~
    """

  private func load(_ text: String, html: String? = nil, name: String = "nordhafen") throws -> OwnTemplates {
    var templates = RunSettings(now: Instant(seconds: 0), target: "current").templates
    try OwnTemplate.load(
      name: VendorName(rawValue: name), text: Array(text.utf8), html: html.map { Array($0.utf8) }, into: &templates)
    return templates
  }

  private func planner(
    _ templates: OwnTemplates, target: String, link: String = "https://rooms.nordhafen.example/42?key=abcd"
  ) throws -> FilePlanner {
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    var settings = RunSettings(now: now, target: target)
    settings.templates = templates
    let book = """
      version: 1
      organizers:
        anna@contoso.example:
          conference-id: "918273645"
          toll: [{number: "+1 323-555-0100", label: "United States, Los Angeles"}]
      meetings:
        - match: {join-url: "https://meet.contoso.example/anna/6N2YGD5G"}
          join-url: \(link)
          passcode: Fjord12
      """
    return FilePlanner(
      Planner(
        book: try ConferenceBook(reading: [ConferenceFile(name: "c.yaml", bytes: Array(book.utf8))]) {
          JoinLink($0).identity.keys.first ?? $0
        }, settings: settings))
  }

  private func plan(_ planner: FilePlanner, _ file: [UInt8]) -> FilePlan {
    file.withUnsafeBytes {
      planner.plan(Array($0), kind: .iCalendar, path: "sample", pathBytes: nil, owner: "anna@contoso.example")
    }
  }

  private var file: [UInt8] {
    let lines = SampleEvents.calendar(description: "Hello\\n" + SampleEvents.skypeBlock() + "\\nBye")
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  @Test(
    "A block is written with it, proved, and found up to date by the next run", arguments: ["nordhafen", "generic"])
  func written(_ target: String) throws {
    let planner = try planner(load(Self.text), target: target)
    let first = plan(planner, file)
    #expect(first.entries.map(\.reason) == [.conferenceChanged], "\(first.entries[0].message)")
    #expect(first.entries[0].target == target)
    let bytes = first.edits.applied(to: file)
    let text = String(
      decoding: try #require(Calendar(reading: bytes).events[0].first(named: "DESCRIPTION")).textValue, as: UTF8.self)
    #expect(text.contains("https://rooms.nordhafen.example/42?key=abcd"))
    #expect(text.contains("+1 323-555-0100") && text.hasPrefix("Hello\n") && text.hasSuffix("\nBye"))
    let again = plan(planner, bytes)
    #expect(again.entries.map(\.reason) == [.upToDate])
    #expect(again.entries[0].vendor == target && again.entries[0].generation == "template")
  }

  @Test("It may take a vendor's place")
  func override() throws {
    let planner = try planner(
      load(Self.text, name: "microsoft-teams"), target: "microsoft-teams",
      link:
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_TmV3%40thread.v2/0?context=%7b%22Tid%22%3a%228d1f0c5e-52a7-4d0b-9c1e-3f6a7b2c4d5e%22%2c%22Oid%22%3a%2211847e94-4927-4a2d-8a48-c4658959d883%22%7d"
    )
    let first = plan(planner, file)
    #expect(first.entries.map(\.reason) == [.conferenceChanged], "\(first.entries[0].message)")
    let bytes = first.edits.applied(to: file)
    #expect(String(decoding: bytes, as: UTF8.self).contains("Nordhafen video room"))
    #expect(plan(planner, bytes).entries.map(\.reason) == [.upToDate])
  }

  @Test("Text that somebody types inside it is typed text")
  func typed() throws {
    let templates = try load(Self.text.replacing("{{#footer}}\n{{line}}\n{{/footer}}\n", with: ""))
    let name = VendorName(rawValue: "nordhafen")
    var conference = Conference()
    conference.joinURL = "https://rooms.nordhafen.example/42"
    let block = try BlockWriter(templates: templates.set).plain(
      conference, vendor: name, language: "sv-SE", rendition: Rendition(linkStyle: .glued), lineEnd: [0x0A])
    let text = String(decoding: block.bytes, as: UTF8.self).replacing("\n~~~ The", with: "\nBring cake\n~~~ The")
    let found = BlockReader().blocks(
      in: MeetingText(plain: Array(text.utf8)), hints: BlockReader.Hints(templates: templates.all))
    #expect(found.map(\.typedText) == [["Bring cake"]])
    let quoted = text.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
    let copies = BlockReader().blocks(
      in: MeetingText(plain: Array(quoted.utf8)), hints: BlockReader.Hints(templates: templates.all))
    #expect(copies.map(\.isQuoted) == [true])
  }

  @Test(
    "What would not be recognised again is refused, and so is what cannot be read",
    arguments: [
      ("Enter: {{link.join-bare}}\n", "must be text of your own"),
      ("== Nordhafen ==\n{{#passcode}}\nCode {{passcode}}\n{{/passcode}}\n== End ==\n", "must begin with one line"),
      (
        "== Nordhafen ==\nEnter: {{link.join-bare}}\n{{#passcode}}\nEnd {{passcode}}\n{{/passcode}}\n",
        "must begin with one line"
      ),
      ("== Nordhafen ==\nEnter: {{link.join-bare}}\nCode {{pascode}}\n== End ==\n", "names {{pascode}}"),
      ("== Nordhafen ==\n{{#dial-in}}\nEnter: {{link.join-bare}}\n== End ==\n", "is no Mustache"),
      ("== Nordhafen ==\nEnter: {{link.join-bare}}\n== End ==\n", "does not show"),
    ])
  func refused(_ text: String, _ why: String) {
    do {
      _ = try load(text)
      Issue.record("was not refused: \(why)")
    } catch let refusal as TemplateRefusal {
      #expect(refusal.why.contains(why), "\(why): \(refusal.why)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("The program's own neutral template stands the trial")
  func generic() throws {
    #expect(RunSettings(now: Instant(seconds: 0), target: "current").templates.all.map(\.name) == [.generic])
  }
}
