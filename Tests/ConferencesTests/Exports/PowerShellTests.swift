import Conferences
import Testing

@Suite("Conference data exported with PowerShell")
struct PowerShellTests {
  static let users = """
    #TYPE Microsoft.Rtc.Management.Hosted.Online.Models.User
    "Identity","AllowPstnOnlyMeetings","BridgeId","BridgeName","ConferenceId","LeaderPin","ServiceNumber","SipAddress","TollFreeServiceNumber"
    "CN=1","False","b-1","Conference Bridge","482915306","90817","12065550118","sip:Ann@contoso.example","18885550164"
    "CN=2","False","b-1","Conference Bridge","730118254","55512","","sip:bob@contoso.example",""

    """

  static let usersJSON = """
    [{"Identity":"CN=1","BridgeId":"b-1","BridgeName":"Conference Bridge","ConferenceId":"482915306","LeaderPin":"90817",
      "ServiceNumber":"12065550118","SipAddress":"sip:Ann@contoso.example","TollFreeServiceNumber":"18885550164"},
     {"Identity":"CN=2","BridgeId":"b-1","BridgeName":"Conference Bridge","ConferenceId":"730118254","LeaderPin":null,
      "ServiceNumber":null,"SipAddress":"sip:bob@contoso.example","TollFreeServiceNumber":null}]
    """

  static let bridge = """
    {"Name":"Conference Bridge","Identity":"b-1","IsDefault":true,"Region":"NOAM","DefaultServiceNumber":{"Number":"+12065550119"},
     "ServiceNumbers":[{"Number":"+12065550118","City":"Seattle","PrimaryLanguage":"en-US","IsShared":false,"Type":"Toll"},
       {"Number":"12065550119","City":"Tacoma","PrimaryLanguage":"en-US","IsShared":true,"Type":"Toll"},
       {"Number":"18885550164","City":null,"PrimaryLanguage":"en-US","IsShared":true,"Type":"TollFree"}]}
    """

  private func toll(_ book: ConferenceBook, _ who: String) -> [DialInNumber]? {
    book.conference(for: ConferenceQuery(organizer: who), completing: nil).conference.toll
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private static let writings: [(String, [UInt8])] = [
    ("csv", Array(users.utf8)), ("crlf", Array(users.replacing("\n", with: "\r\n").utf8)),
    ("utf-16", utf16(users)), ("byte order mark", [0xEF, 0xBB, 0xBF] + users.utf8),
    ("semicolons", Array(users.replacing("\",\"", with: "\";\"").utf8)),
    ("no #TYPE", Array(users.split(separator: "\n", maxSplits: 1)[1].utf8)),
    ("unquoted", Array(users.replacing("\"", with: "").utf8)), ("json", Array(usersJSON.utf8)),
    ("json in utf-16", utf16(usersJSON)),
  ]

  @Test("Users are read in every way that Windows writes them", arguments: writings)
  func users(name: String, bytes: [UInt8]) throws {
    let book = try ConferenceBook(reading: [ConferenceFile(name: "users", bytes: bytes)])
    #expect(book.organizerCount == 2)
    let ann = book.conference(for: ConferenceQuery(organizer: "ann@contoso.example"), completing: nil).conference
    #expect(ann.conferenceID == "482915306")
    #expect(ann.toll == [DialInNumber(number: "+12065550118")])
    #expect(ann.tollFree == [DialInNumber(number: "+18885550164")])
    #expect(toll(book, "bob@contoso.example") == nil)
  }

  @Test("A PIN is read past: no description of the book holds it")
  func secrets() throws {
    for (_, bytes) in Self.writings {
      let book = try ConferenceBook(reading: [ConferenceFile(name: "users", bytes: bytes)])
      var text = ""
      dump(book, to: &text)
      // `dump` prints bytes as numbers; 90817 as ASCII in a row is what must not be there.
      let digits = text.split(separator: "\n").compactMap { line -> Int? in
        line.contains("- ") ? Int(line.split(separator: " ").last ?? "") : nil
      }
      let pin = [0x39, 0x30, 0x38, 0x31, 0x37]
      #expect(!digits.indices.contains { digits[$0...].starts(with: pin) })
      #expect(!text.contains("90817"))
    }
  }

  @Test("A column that Export-Csv flattened is told from a value, and what to do is said")
  func flattened() {
    let csv = Self.users.replacing("\"18885550164\"", with: "\"System.Collections.Generic.List`1[System.String]\"")
    #expect(
      problems(file("users.csv", csv)) == [
        "3:9 TollFreeServiceNumber holds the name of a type instead of its values: Export-Csv flattened it; export with ConvertTo-Json -Depth 5"
      ])
    let json = Self.bridge.replacing("\"ServiceNumbers\":[", with: "\"ServiceNumbers\":[\"System.Object\",")
    #expect(problems(file("b.json", json)).first?.contains("too shallow") == true)
  }

  @Test("Letters of an unknown code page matter only where they are used")
  func codePage() throws {
    let csv = Self.users.replacing("\"CN=1\"", with: "\"CN=M?ller\"")
    let ansi = Array(csv.utf8).map { $0 == 0x3F ? 0xFC : $0 }
    let book = try ConferenceBook(reading: [ConferenceFile(name: "users.csv", bytes: ansi)])
    #expect(book.organizerCount == 2)
    let used = Array("uid,toll,toll-label\nu,+49 30 23125 870,M?nchen\n".utf8).map { $0 == 0x3F ? 0xFC : $0 }
    #expect(
      problems(ConferenceFile(name: "m.csv", bytes: used)).first?
        .hasSuffix("holds a letter that was lost: the file is in a code page that nobody names; save it as UTF-8")
        == true)
  }

  @Test("Policy before user, user before the bridge's default; labels are the cities of the service numbers")
  func precedence() throws {
    let policy =
      "[{\"Identity\":\"Global\",\"MeetingInvitePhoneNumbers\":[]},{\"Identity\":\"Tag:Night\",\"MeetingInvitePhoneNumbers\":[\"+12065550119\",\"+18885550164\"]}]"
    let night =
      "UserPrincipalName,ConferenceId,ServiceNumber,TeamsAudioConferencingPolicy\neve@contoso.example,905172463,12065550118,Night\n"
    let book = try ConferenceBook(reading: [
      file("u.csv", Self.users), file("b.json", Self.bridge), file("p.json", policy), file("n.csv", night),
    ])
    #expect(toll(book, "ann@contoso.example") == [DialInNumber(number: "+12065550118", label: "Seattle")])
    #expect(toll(book, "bob@contoso.example") == [DialInNumber(number: "+12065550119", label: "Tacoma")])
    #expect(toll(book, "eve@contoso.example") == [DialInNumber(number: "+12065550119", label: "Tacoma")])
    let eve = book.conference(for: ConferenceQuery(organizer: "eve@contoso.example"), completing: nil)
    #expect(eve.conference.tollFree?.map(\.number) == ["+18885550164"])
    #expect(eve.sources.first { $0.field == "toll" }?.place.hasPrefix("p.json:") == true)
    #expect(eve.sources.first { $0.field == "conference-id" }?.place == "n.csv:2:1")
  }

  @Test("A policy that nobody is known to have is refused rather than guessed at")
  func unassignedPolicy() {
    let policy = "{\"Identity\":\"Tag:Night\",\"MeetingInvitePhoneNumbers\":[\"+12065550119\"]}"
    let found = problems(file("u.csv", Self.users), file("p.json", policy))
    #expect(found == ["1:1 no exported user says who has this policy: add the column TeamsAudioConferencingPolicy"])
  }

  @Test("A number that no bridge has, and one used as the other kind, are refused with their places")
  func numbersOfBridges() {
    let foreign = Self.users.replacing("12065550118", with: "442079460123")
    #expect(
      problems(file("u.csv", foreign), file("b.json", Self.bridge)) == [
        "3:1 442079460123 is no service number of any bridge in the exported lists"
      ])
    let swapped = Self.bridge.replacing(
      "\"City\":\"Seattle\",\"PrimaryLanguage\":\"en-US\",\"IsShared\":false,\"Type\":\"Toll\"",
      with: "\"PrimaryLanguage\":\"en-US\",\"IsShared\":false,\"Type\":\"TollFree\"")
    #expect(problems(file("u.csv", Self.users), file("b.json", swapped)).count == 1)
  }

  @Test("Service numbers as a table, and on premises as access numbers")
  func serviceNumbers() throws {
    let csv =
      "\"Number\",\"City\",\"PrimaryLanguage\",\"SecondaryLanguages\",\"IsShared\",\"Type\"\n\"12065550118\",\"Seattle\",\"en-US\",\"System.Object[]\",\"False\",\"Toll\"\n\"18885550164\",\"\",\"en-US\",\"\",\"True\",\"TollFree\"\n"
    let book = try ConferenceBook(reading: [file("n.csv", csv), file("u.csv", Self.users)])
    #expect(toll(book, "ann@contoso.example") == [DialInNumber(number: "+12065550118", label: "Seattle")])
    let access =
      "[{\"DisplayNumber\":\"+1 (206) 555-0118\",\"LineUri\":\"tel:+12065550118\",\"PrimaryLanguage\":\"en-US\",\"Regions\":\"Redmond\"},{\"DisplayNumber\":\"x\",\"LineUri\":\"tel:+18885550164\",\"PrimaryLanguage\":\"en-US\"}]"
    let local = try ConferenceBook(reading: [file("a.json", access), file("u.csv", Self.users)])
    #expect(toll(local, "ann@contoso.example") == [DialInNumber(number: "+12065550118", label: "Redmond")])
  }

  @Test("The tenant's settings are MMS's switches")
  func settings() throws {
    let settings =
      "{\"AutomaticallyReplaceAcpProvider\":true,\"AutomaticallyMigrateUserMeetings\":false,\"PinLength\":5}"
    let book = try ConferenceBook(reading: [file("s.json", settings), file("u.csv", Self.users)])
    let query = ConferenceQuery(organizer: "ann@contoso.example")
    #expect(book.conference(for: query, completing: nil).thirdParty == .replace)
    #expect(!book.switches.isAudioEnabled)
    let off = try ConferenceBook(reading: [
      file("t.json", "{\"MeetingMigrationEnabled\":false}"), file("u.csv", Self.users),
    ])
    #expect(off.listing(organizer: "ann@contoso.example", owner: nil) == .disabled("t.json:1:28"))
  }

  @Test("A switch that is neither on nor off is refused", arguments: ["\"maybe\"", "1", "\"System.Boolean[]\""])
  func brokenSwitch(value: String) {
    let settings = "{\"AutomaticallyReplaceAcpProvider\":\(value),\"PinLength\":5}"
    let error = #expect(throws: ConferenceFileError.self) {
      try ConferenceBook(reading: [file("s.json", settings)])
    }
    #expect(error?.problems.map(\.description) == ["s.json:1:36: AutomaticallyReplaceAcpProvider is true or false"])
  }

  @Test("Users of an outside audio provider bring no numbers, and their passcodes are read past")
  func audioProviders() throws {
    let acp =
      "[{\"Identity\":\"ann@contoso.example\",\"Name\":\"Lindenfunk\",\"Domain\":\"lindenfunk.example\",\"TollNumber\":\"+1 206-555-0177\",\"ParticipantPasscode\":\"5551230\",\"Url\":\"https://lindenfunk.example\"}]"
    let book = try ConferenceBook(reading: [file("acp.json", acp)])
    #expect(book.organizerCount == 0)
  }

  @Test("Two users with one conference id are refused unless they are on different bridges")
  func sharedConferenceID() {
    let shared = Self.users.replacing("730118254", with: "482915306")
    #expect(
      problems(file("u.csv", shared)) == ["4:1 conference-id 482915306 is that of another organizer at u.csv:3:1"])
    let apart = shared.replacing(
      "\"CN=2\",\"False\",\"b-1\",\"Conference Bridge\"", with: "\"CN=2\",\"False\",\"b-2\",\"Other\"")
    #expect(problems(file("u.csv", apart)).isEmpty)
  }
}
