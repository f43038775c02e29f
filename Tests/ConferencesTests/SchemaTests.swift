import Conferences
import Testing

@Suite struct SchemaTests {
  @Test("The sample of the contract is accepted")
  func contract() throws {
    let book = try book(contractSample)
    #expect(book.target == "current")
    #expect(book.organizerCount == 1)
    #expect(book.meetingCount == 1)
    #expect(book.substitutions.count == 1)
  }

  /// YAML, its JSON twin, and what both are told; the twins' places differ.
  @Test(
    "Every fault has its line, column and sentence, in YAML and in JSON",
    arguments: [
      (
        "version: 1\norganizers:\n  a@x.example:\n    tol: []\n",
        "{\"version\": 1,\n \"organizers\": {\"a@x.example\":\n  {\"tol\": []}}}", "4:5", "3:4",
        "“tol” is no field of a@x.example; did you mean “toll”?"
      ),
      ("version: 2\n", "{\"version\": 2}", "1:10", "1:13", "only version 1 is known"),
      ("target: zoom\n", "{\"target\": \"zoom\"}", "1:1", "1:1", "version: 1 is missing"),
      ("[]\n", "[]", "1:1", "1:1", "a conference file is a mapping that begins with version: 1"),
      (
        "version: 1\nmeetings:\n  - join-url: https://x.example/1\n",
        "{\"version\":1,\n\"meetings\":[\n {\"join-url\":\"https://x.example/1\"}]}", "3:5", "3:2",
        "a meeting needs uid or match, or it will never be found"
      ),
      (
        "version: 1\ntenant:\n  help-url: http://x.example\n",
        "{\"version\":1,\"tenant\":{\n\"help-url\":\"http://x.example\"}}", "3:13", "2:12",
        "help-url must be an https link"
      ),
      (
        "version: 1\norganizers:\n  a@x.example: {dial-in: \"on\"}\n",
        "{\"version\":1,\"organizers\":{\n\"a@x.example\":{\"dial-in\":true}}}", "3:26", "2:26",
        "dial-in is enabled or removed"
      ),
      (
        "version: 1\ntenant: {third-party: drop}\n", "{\"version\":1,\n\"tenant\":{\"third-party\":\"drop\"}}", "2:23",
        "2:25",
        "third-party is keep or replace"
      ),
      (
        "version: 1\norganizers:\n  A@x.example:\n  MAILTO:a@X.example:\n",
        "{\"version\":1,\"organizers\":{\"A@x.example\":{},\n\"sip:a@X.example\":{}}}", "4:3", "2:1",
        "a@x.example is listed twice: first in line *"
      ),
      (
        "version: 1\norganizers: {a@x.example: {conference-id: 12x}}\n",
        "{\"version\":1,\n\"organizers\":{\"a@x.example\":{\"conference-id\":\"12x\"}}}", "2:43", "2:46",
        "a conference-id has 4 to 12 digits"
      ),
      (
        "version: 1\norganizers:\n  a@x.example:\n    toll: [{number: \"\"}]\n",
        "{\"version\":1,\"organizers\":{\n\"a@x.example\":{\"toll\":[{\"number\":\"\"}]}}}", "4:21", "2:34",
        "number is empty: leave it out"
      ),
      (
        "version: 1\norganizers:\n  a@x.example:\n    toll: [{label: x}]\n",
        "{\"version\":1,\"organizers\":{\n\"a@x.example\":{\"toll\":[{\"label\":\"x\"}]}}}", "4:12", "2:24",
        "number is missing"
      ),
      (
        "version: 1\nsubstitutions:\n  - {from: a}\n", "{\"version\":1,\n\"substitutions\":[{\"from\":\"a\"}]}", "3:5",
        "2:18",
        "a substitution needs to"
      ),
      (
        "version: 1\nmeetings:\n  - uid: u\n    passcode:\n",
        "{\"version\":1,\n\"meetings\":[{\"uid\":\"u\",\"passcode\":null}]}", "4:14", "2:35",
        "passcode has no value: leave it out"
      ),
      (
        "version: 1\nmeetings:\n  - uid: u\n    join-url: \"https://x.example/a\\nb\"\n",
        "{\"version\":1,\n\"meetings\":[{\"uid\":\"u\",\"join-url\":\"https://x.example/a\\nb\"}]}", "4:15", "2:35",
        "join-url holds a control character or a line break"
      ),
      (
        "version: 1\ntenant: {language: 12}\n", "{\"version\":1,\n\"tenant\":{\"language\":12}}", "2:20", "2:22",
        "“12” is no language tag such as it-IT"
      ),
      ("version: 1\nmeetings: {}\n", "{\"version\":1,\n\"meetings\":{}}", "2:11", "2:12", "meetings must be a list"),
      (
        "version: 1\norganizers: []\n", "{\"version\":1,\n\"organizers\":[]}", "2:13", "2:14",
        "organizers must be a mapping of fields"
      ),
      (
        "version: 1\norganizers: {ashaw: {}}\n", "{\"version\":1,\n\"organizers\":{\"ashaw\":{}}}", "2:14", "2:15",
        "“ashaw” is no e-mail address"
      ),
    ] as [(String, String, String, String, String)])
  func twins(yaml: String, json: String, yamlPlace: String, jsonPlace: String, message: String) {
    func fits(_ problem: String?, _ place: String) -> Bool {
      guard let problem, message.hasSuffix("*") else { return problem == "\(place) \(message)" }
      return problem.hasPrefix("\(place) \(message.dropLast())")
    }
    #expect(fits(problems(yaml: yaml).first, yamlPlace), "\(problems(yaml: yaml))")
    #expect(fits(problems(json: json).first, jsonPlace), "\(problems(json: json))")
  }

  @Test("All problems are told at once, in the order of the file")
  func all() {
    let found = problems(
      yaml: """
        version: 1
        tenant: {help-url: "ftp://x.example", colour: red}
        meetings:
          - {uid: a, join-url: "https:///x"}
          - {organizer: a@x.example}
        """)
    #expect(found.map { $0.split(separator: ":")[0] } == ["2", "2", "4", "5"])
  }

  @Test("A column counts characters, not bytes")
  func columns() {
    #expect(
      problems(json: "{\"version\":1,\"tenant\":{\"footer\":\"Grüße 🎉\",\"x\":1}}") == [
        "1:43 “x” is no field of tenant"
      ])
    #expect(problems(yaml: "{version: 1, tenant: {footer: \"Grüße 🎉\", x: 1}}") == ["1:42 “x” is no field of tenant"])
  }

  @Test("A passcode never stands in a problem")
  func secrets() {
    let found = problems(
      yaml: "version: 1\nmeetings:\n  - uid: u\n    passcode: \"Se\\u0001cret\"\n    pass-code: Secret\n")
    #expect(found.count == 2)
    #expect(!found.joined().contains("cret"))
  }

  @Test("The same organizer in two files may be completed, not contradicted")
  func twoFiles() throws {
    let first = file("a.yaml", "version: 1\norganizers:\n  a@x.example: {conference-id: \"1234567\"}\n")
    let second = file("b.json", "{\"version\":1,\"organizers\":{\"A@X.example\":{\"conference-id\":\"7654321\"}}}")
    let third = file("c.yaml", "version: 1\norganizers:\n  a@x.example: {language: it-IT}\n")
    #expect(problems(first, second) == ["1:28 a@x.example is listed at a.yaml:3:3 with another conference-id"])
    let book = try ConferenceBook(reading: [first, third])
    let found = book.conference(for: ConferenceQuery(organizer: "mailto:A@x.example"), completing: nil)
    #expect(found.conference.conferenceID == "1234567")
    #expect(found.conference.language == "it-IT")
  }

  @Test("One meeting listed twice with other data is refused, with the same data it is one")
  func doubles() {
    let head = "version: 1\nmeetings:\n  - {uid: u, join-url: \"https://x.example/1\"}\n"
    #expect(problems(yaml: head + "  - {uid: u, join-url: \"https://x.example/1\", passcode: a}\n").isEmpty)
    #expect(
      problems(yaml: head + "  - {uid: u, join-url: \"https://x.example/2\"}\n")
        == ["4:5 the same meeting is listed at c.yaml:3:5 with another join-url"])
    #expect(problems(yaml: head + "  - {uid: u, organizer: a@x.example, join-url: \"https://x.example/2\"}\n").isEmpty)
  }
}
