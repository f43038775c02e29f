import Conferences
import Testing

@Suite("Conference data in tables")
struct TableTests {
  @Test(
    "Meetings and organizers have the conference file's names as headings; quotes, blanks and line breaks are RFC 4180's"
  )
  func plain() throws {
    let meetings = #"""
      uid,organizer,join-url,conference-id,toll,toll-label,footer
      u1,Ann@Contoso.example,https://x.example/1,918273645,+1 206-555-0118,"United States, Seattle",
      u2, ann@contoso.example ,https://x.example/2,918273646,"+1 206-555-0118; +49 30 23125 870","Seattle;Berlin","says ""hello"""

      u3,bob@contoso.example,https://x.example/3,918273647,,,
      """#
    let organizers = "organizer;dial-in;third-party\n*;;keep\nann@contoso.example;enabled;replace\n"
    let book = try ConferenceBook(reading: [file("m.csv", meetings), file("o.csv", organizers)])
    #expect(book.meetingCount == 3)
    func meeting(_ uid: String, _ organizer: String) -> ResolvedConference {
      book.conference(for: ConferenceQuery(uid: uid, organizer: organizer), completing: nil)
    }
    let first = meeting("u1", "ann@contoso.example")
    #expect(first.conference.toll == [DialInNumber(number: "+1 206-555-0118", label: "United States, Seattle")])
    #expect(first.thirdParty == .replace)
    #expect(first.sources.first == FieldSource(field: "join-url", place: "m.csv:2:1"))
    let second = meeting("u2", "ann@contoso.example").conference
    #expect(second.toll?.map(\.label) == ["Seattle", "Berlin"])
    #expect(second.footer == "says \"hello\"")
    #expect(meeting("u3", "bob@contoso.example").sources.first?.place == "m.csv:5:1")
    #expect(book.listing(organizer: "someone@else.example", owner: nil) == .everybody)
  }

  @Test("A number map is two columns, old and new, in whichever order their headings say")
  func numberMap() throws {
    for text in [
      "from,to\n+1 312-555-0147,+1 206-555-0118\n", "NewNumber;OldNumber\n'+1 206-555-0118;tel:+13125550147\n",
    ] {
      let book = try ConferenceBook(reading: [file("map.csv", text)])
      var old = Conference()
      old.toll = [DialInNumber(number: "+1 (312) 555-0147")]
      var query = ConferenceQuery()
      query.vendorIsTarget = true
      #expect(book.conference(for: query, completing: old).conference.toll?.first?.number == "+1 206-555-0118")
    }
  }

  @Test(
    "Every fault has its row and column",
    arguments: [
      ("uid,join-urll\nu,https://x.example\n", ["1:2 “join-urll” is no field of this table; did you mean “join-url”?"]),
      ("uid,uid\nu,v\n", ["1:2 uid heads two columns"]),
      ("uid,toll\nu\n", ["2:1 the row has 1 cells, and the header 2"]),
      ("uid,toll\nu,+1 206-555-0118,x\n", ["2:2 the row has 3 cells, and the header 2"]),
      (
        "uid,join-url\nu,http://x.example\nv,ftp://x\n",
        ["2:2 join-url must be an https link", "3:2 join-url must be an https link"]
      ),
      ("uid,join-url\n,https://x.example/1\n", ["2:1 a meeting needs uid or match, or it will never be found"]),
      ("uid,toll\nu,\"+1 206-555-0118\n", ["2:2 the quote that begins this cell is not closed"]),
      ("uid,toll\nu,\"a\"b\n", ["2:2 text behind the closing quote of a cell"]),
      ("uid,toll\nu,a\"b\"\n", ["2:2 a quote inside a cell that does not begin with one"]),
      (
        "uid,toll,toll-label\nu,+12065550118;+12065550119;+12065550117,a;b\n",
        ["2:2 3 numbers and 2 labels: there must be as many of both, or no label"]
      ),
      ("from,to\n+1 312-555-0147,\n", ["2:1 a substitution needs from and to"]),
      ("from,to\n+1 312-555-0147,12\n", ["2:2 “12” is no phone number: it has fewer than 7 digits"]),
      (
        "colour,shape\nred,round\n",
        ["1:1 no heading of this table is known: it needs uid or organizer, from and to, or the headings of an export"]
      ),
      ("", ["1:1 the table is empty"]),
    ] as [(String, [String])])
  func faults(text: String, expected: [String]) {
    #expect(problems(file("t.csv", text)) == expected)
  }

  @Test("A table cut at any byte, and random bytes, never trap, and every problem has its row and column")
  func hostile() {
    func haveAPlace(_ bytes: [UInt8]) -> Bool {
      problems(ConferenceFile(name: "t.csv", bytes: bytes)).allSatisfy {
        $0.utf8.first.map { (0x31...0x39).contains($0) } ?? false
      }
    }
    let text = Array(PowerShellTests.users.utf8)
    #expect((0..<text.count).allSatisfy { haveAPlace(Array(text[..<$0])) })
    var generator = SplitMix(state: 11)
    let alphabet = Array("uid,toll;\"\n\r'+1#\t é".utf8)
    for _ in 0..<20_000 {
      let body = (0..<Int(generator.next() % 30)).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
      #expect(haveAPlace(Array("uid,toll\n".utf8) + body))
    }
  }
}

@Suite("Values are held to their shapes before any work")
struct ValidationTests {
  @Test(
    "Numbers are E.164 in any printed form, and toll is told from toll-free where the plan of North America tells it",
    arguments: [
      ("toll", "+1 (323) 555-0100", nil), ("toll", "tel:+13235550100", nil), ("toll", "+49 30 23125/870", nil),
      ("toll", "0800 123456", "is no international number: it begins with 0 instead of a country's code"),
      ("toll", "+0 30 1234567", "is no international number: it begins with 0 instead of a country's code"),
      ("toll", "+1 323", "is no phone number: it has fewer than 7 digits"),
      ("toll", "+1 323 555 0100 0100 01", "is no phone number: it has more than 15 digits"),
      ("toll", "+1 323 CALL-ME", "is no phone number"),
      ("toll", "+1 888-555-0111", "+1 888-555-0111 is toll-free, and listed under toll"),
      ("toll-free", "+1 323-555-0100", "+1 323-555-0100 is no toll-free number, and listed under toll-free"),
      ("toll-free", "+44 800 123 4567", nil),
    ] as [(String, String, String?)])
  func numbers(field: String, number: String, complaint: String?) {
    let json = "{\"version\":1,\"organizers\":{\"a@x.example\":{\"\(field)\":[{\"number\":\"\(number)\"}]}}}"
    let found = problems(json: json)
    #expect(found.isEmpty == (complaint == nil), "\(found)")
    if let complaint { #expect(found.first?.hasSuffix(complaint) == true, "\(found)") }
  }

  @Test("Links are held to the target's hosts when the target is known, wherever it is named")
  func hosts() throws {
    func rule(_ target: String, _ host: String) -> String? {
      target == "microsoft-teams" && host != "teams.microsoft.com" ? "\(host) is no host of \(target)" : nil
    }
    let meetings = file(
      "m.csv",
      "uid,join-url\na,https://teams.microsoft.com/l/1\nb,https://teams.evil.example/l/2\nc,https://Teams.Evil.example/l/3\n"
    )
    let target = file("c.yaml", "version: 1\ntarget: microsoft-teams\n")
    do {
      _ = try ConferenceBook(reading: [meetings, target], hostRule: rule)
      Issue.record("the foreign host was accepted")
    } catch {
      #expect(
        error.problems.map(\.description) == [
          "m.csv:3:1: teams.evil.example is no host of microsoft-teams",
          "m.csv:4:1: teams.evil.example is no host of microsoft-teams",
        ])
    }
    _ = try ConferenceBook(reading: [meetings], hostRule: rule)
    #expect(throws: ConferenceFileError.self) {
      try ConferenceBook(reading: [meetings], target: "microsoft-teams", hostRule: rule)
    }
  }

  @Test("Two organizers' meetings with one conference id are refused; one organizer may share it between meetings")
  func conferenceIDs() {
    let one = "version: 1\nmeetings:\n  - {uid: a, organizer: a@x.example, conference-id: \"918273645\"}\n"
    #expect(problems(yaml: one + "  - {uid: b, organizer: a@x.example, conference-id: \"918 273 645\"}\n").isEmpty)
    #expect(
      problems(yaml: one + "  - {uid: b, organizer: b@x.example, conference-id: \"918 273 645\"}\n") == [
        "4:5 conference-id 918 273 645 is that of another organizer's meeting at c.yaml:3:5"
      ])
    let organizers =
      "version: 1\norganizers:\n  a@x.example: {conference-id: \"918273645\"}\n  b@x.example: {conference-id: \"918273645\"}\n"
    #expect(problems(yaml: organizers) == ["4:3 conference-id 918273645 is that of another organizer at c.yaml:3:3"])
  }

  @Test("All problems of all files are told at once")
  func allAtOnce() {
    let found = problems(
      file("a.csv", "uid,join-url\nu,http://x\n"), file("b.yaml", "version: 2\n"),
      file("c.json", "{\"version\":1,\"meetings\":[{\"uid\":\"u\",\"toll\":[{\"number\":\"1\"}]}]}"))
    #expect(found.count == 3, "\(found)")
  }

  /// The fast way may only say yes where the slow way does: rows with one thing changed, both ways.
  @Test("The fast way through JSON accepts nothing that the slow way refuses, and finds the same")
  func fastAndSlow() throws {
    var generator = SplitMix(state: 23)
    let values = [
      "u", "", " ", "https://x.example/1", "http://x", "918273645", "12", "+1 206-555-0118", "a@x.example",
      "A@X.example", "removed", "keep", "é", "\\u00e9", "de-DE", "263 740 534 576 29", "null",
    ]
    let keys = [
      "uid", "organizer", "join-url", "short-url", "meeting-id", "passcode", "conference-id", "language", "dial-in",
      "footer", "legal-url", "x",
    ]
    var accepted = 0
    for _ in 0..<4000 {
      var members = ["\"uid\":\"k\""]
      for _ in 0..<Int(generator.next() % 4) {
        let key = keys[Int(generator.next() % UInt64(keys.count))]
        members.append("\"\(key)\":\"\(values[Int(generator.next() % UInt64(values.count))])\"")
      }
      let row = "{" + members.joined(separator: ",") + "}"
      let json = "{\"version\":1,\"meetings\":[\(row)]}"
      // A .yaml name with JSON inside is read as one document, the slow way.
      let (fast, slow) = (problems(file("c.json", json)), problems(file("c.yaml", json)))
      #expect(fast == slow, "\(json)")
      guard fast.isEmpty else { continue }
      accepted += 1
      func found(_ name: String) throws -> Conference {
        try ConferenceBook(reading: [file(name, json)]).conference(
          for: ConferenceQuery(uid: "k", organizer: "a@x.example"), completing: nil
        ).conference
      }
      #expect(try found("c.json") == found("c.yaml"), "\(json)")
    }
    #expect(accepted > 300)
  }
}
