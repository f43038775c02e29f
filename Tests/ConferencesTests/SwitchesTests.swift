import Conferences
import Testing

@Suite("Switches, aliases, one user alone")
struct SwitchesTests {
  @Test("enabled: false switches off the file, an organizer, or everybody else")
  func enabled() throws {
    let off = try book("version: 1\nenabled: false\norganizers: {a@x.example: {}}\n")
    #expect(off.listing(organizer: "a@x.example", owner: nil) == .disabled("c.yaml:2:1"))
    let one = try book("version: 1\norganizers:\n  a@x.example: {enabled: false}\n  \"*\": {}\n")
    #expect(one.listing(organizer: "a@x.example", owner: nil) == .disabled("c.yaml:3:3"))
    #expect(one.listing(organizer: "b@x.example", owner: nil) == .everybody)
    let rest = try book("version: 1\norganizers:\n  a@x.example: {enabled: true}\n  \"*\": {enabled: false}\n")
    #expect(rest.listing(organizer: "a@x.example", owner: nil) == .listed)
    #expect(rest.listing(organizer: "b@x.example", owner: nil) == .disabled("c.yaml:4:3"))
    #expect(problems(yaml: "version: 1\nenabled: maybe\n") == ["2:10 enabled is true or false"])
  }

  @Test("audio: enabled: false keeps the dial-in part of who stays with the vendor, and nobody else's")
  func audio() throws {
    let text =
      "version: 1\naudio: {enabled: false}\norganizers:\n  a@x.example: {conference-id: \"918273645\", toll: [{number: +1 206-555-0118}], help-url: https://x.example/h}\n"
    let book = try book(text)
    var old = Conference()
    old.conferenceID = "44907315"
    old.toll = [DialInNumber(number: "+1 312-555-0147")]
    var query = ConferenceQuery(organizer: "a@x.example")
    query.vendorIsTarget = true
    let kept = book.conference(for: query, completing: old).conference
    #expect(kept.conferenceID == "44907315")
    #expect(kept.toll == old.toll)
    #expect(kept.helpURL == "https://x.example/h")
    query.vendorIsTarget = false
    #expect(book.conference(for: query, completing: old).conference.conferenceID == "918273645")
  }

  private func aliases(_ text: String) throws -> AddressAliases {
    try AddressAliases(reading: file("aliases.csv", text))
  }

  @Test("A renamed user and a SIP domain unlike the SMTP domain are one person")
  func sameness() throws {
    let aliases = try aliases(
      "alias,address\nold.name@x.example,new.name@x.example\nsip:Older@x.example,old.name@x.example\n@sip.x.example,@x.example\n"
    )
    #expect(aliases.areOne("mailto:Old.Name@X.example", "new.name@x.example"))
    #expect(aliases.areOne("older@x.example", "new.name@x.example"))
    #expect(aliases.areOne("ann@sip.x.example", "ann@x.example"))
    #expect(aliases.areOne("old.name@sip.x.example", "new.name@x.example"))
    #expect(!aliases.areOne("ann@x.example", "bob@x.example"))
  }

  @Test(
    "A file of aliases that says two things, or nothing, is refused with its place",
    arguments: [
      ("a@x.example,b@x.example\na@x.example,c@x.example\n", "2:1 a@x.example is an alias of b@x.example already"),
      ("a@x.example\n", "1:1 expected alias,address"), ("a@x.example,nobody\n", "1:2 “nobody” is no e-mail address"),
      ("a@x.example,b@x.example\nb@x.example,a@x.example\n", "1:1 a@x.example is an alias of itself"),
    ])
  func faults(text: String, problem: String) {
    do {
      _ = try aliases(text)
      Issue.record("accepted")
    } catch let error as ConferenceFileError {
      #expect(error.problems.first.map { "\($0.line):\($0.column) \($0.message)" } == problem)
    } catch {}
  }

  @Test("Conference data given for one name reaches the meetings under the other, whichever way round")
  func lookup() throws {
    let aliases = try aliases("old@x.example,new@x.example\n")
    let organizers =
      "version: 1\norganizers: {old@x.example: {language: it-IT}}\nmeetings: [{uid: u, organizer: old@x.example, conference-id: \"918273645\"}]\n"
    for name in ["c.yaml", "c.json"] {
      let text =
        name == "c.yaml"
        ? organizers
        : "{\"version\":1,\"organizers\":{\"old@x.example\":{\"language\":\"it-IT\"}},\"meetings\":[{\"uid\":\"u\",\"organizer\":\"old@x.example\",\"conference-id\":\"918273645\"}]}"
      let book = try ConferenceBook(reading: [file(name, text)], aliases: aliases)
      for who in ["old@x.example", "new@x.example"] {
        #expect(book.listing(organizer: who, owner: nil) == .listed)
        let found = book.conference(for: ConferenceQuery(uid: "u", organizer: who), completing: nil).conference
        #expect(found.language == "it-IT")
        #expect(found.conferenceID == "918273645")
      }
    }
  }
}
