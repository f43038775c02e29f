import Conferences
import Testing

@Suite struct ResolutionTests {
  private static let levels = """
    version: 1
    tenant: {help-url: https://tenant.example/help, legal-url: https://tenant.example/legal, third-party: replace}
    organizers:
      "*": {help-url: https://all.example/help, conference-id: "1111111", toll: [{number: +1 111-555-0100}], logo-url: https://all.example/l}
      a@x.example: {conference-id: "2222222", toll-free: [{number: +1 888-555-0111}], third-party: keep}
    meetings:
      - {uid: u, conference-id: "3333333", join-url: https://x.example/new}
    """

  private static var old: Conference {
    var old = Conference()
    old.joinURL = "https://x.example/old"
    old.shortURL = "https://x.example/s"
    old.meetingID = "111 222 333"
    old.passcode = Secret("old")
    old.optionsURL = "https://x.example/options"
    old.conferenceID = "999 888 777"
    old.toll = [DialInNumber(number: "+1 999-555-0100")]
    old.tollFree = [DialInNumber(number: "+1 999-555-0111")]
    old.localNumbersURL = "https://dialin.example/p?id=999888777&x=1"
    old.resetPINURL = "https://dialin.example/pin"
    old.footer = "old footer"
    old.language = "fr-FR"
    return old
  }

  private func query(_ uid: String? = nil, _ organizer: String? = nil, target: Bool = true) -> ConferenceQuery {
    var query = ConferenceQuery(uid: uid, organizer: organizer)
    query.vendorIsTarget = target
    return query
  }

  @Test("Meeting, organizer, everybody, tenant, old block: field by field")
  func precedence() throws {
    let book = try book(Self.levels)
    let all = book.conference(for: query("u", "a@x.example"), completing: Self.old)
    #expect(all.conference.conferenceID == "3333333")
    #expect(
      all.conference.toll == [DialInNumber(number: "+1 111-555-0100")], "toll and toll-free are fields of their own")
    #expect(all.conference.tollFree == [DialInNumber(number: "+1 888-555-0111")])
    #expect(all.conference.helpURL == "https://all.example/help")
    #expect(all.conference.legalURL == "https://tenant.example/legal")
    #expect(all.conference.footer == "old footer")
    #expect(all.conference.language == "fr-FR")
    #expect(all.thirdParty == .keep)
    #expect(all.meeting == MatchedMeeting(key: .uid, place: "c.yaml:7:5"))
    #expect(all.given.footer == nil)

    let other = book.conference(for: query(nil, "b@x.example"), completing: Self.old)
    #expect(other.conference.conferenceID == "1111111")
    #expect(other.conference.toll == [DialInNumber(number: "+1 111-555-0100")])
    #expect(other.conference.joinURL == "https://x.example/old")
    #expect(other.thirdParty == .replace)
    #expect(other.meeting == nil)
  }

  @Test("The old block fills in only when its vendor is the target; its language always does")
  func otherVendor() throws {
    let found = try book("version: 1\norganizers: {\"*\": {}}\n").conference(
      for: query(target: false), completing: Self.old)
    var expected = Conference()
    expected.language = "fr-FR"
    #expect(found.conference == expected)
  }

  @Test("What is bound to the old join link does not outlive it")
  func newLink() throws {
    let found = try book(Self.levels).conference(for: query("u"), completing: Self.old).conference
    #expect(found.joinURL == "https://x.example/new")
    #expect(found.shortURL == nil)
    #expect(found.meetingID == nil)
    #expect(found.passcode == nil)
    #expect(found.optionsURL == nil)
    #expect(found.resetPINURL == "https://dialin.example/pin")
  }

  @Test("The same join link in another spelling is no new one")
  func sameLink() throws {
    let book = try book("version: 1\nmeetings:\n  - {uid: u, join-url: \"HTTPS://X.example:443/%6Fld/\"}\n")
    let found = book.conference(for: query("u"), completing: Self.old).conference
    #expect(found.passcode == Secret("old"))
    #expect(found.meetingID == "111 222 333")
  }

  @Test("A meeting id that the new link still carries stays, its passcode does not")
  func idInLink() throws {
    let book = try book("version: 1\nmeetings:\n  - {uid: u, join-url: \"https://z.example/j/111222333?pwd=q\"}\n")
    let found = book.conference(for: query("u"), completing: Self.old).conference
    #expect(found.meetingID == "111 222 333")
    #expect(found.passcode == nil)
  }

  @Test(
    "A new conference id goes into the old page of local numbers only where that is certain",
    arguments: [
      ("https://d.example/p?id=999888777&x=1", "https://d.example/p?id=5550001&x=1"),
      ("https://d.example/p?x=1&ID=999888777", "https://d.example/p?x=1&ID=5550001"),
      ("https://d.example/p", "https://d.example/p"), ("https://d.example/p?x=1", "https://d.example/p?x=1"),
      ("https://d.example/999888777", nil), ("https://d.example/p?conf=999888777", nil),
      ("https://d.example/p?id=999888777&back=999888777", nil),
    ] as [(String, String?)])
  func localNumbers(link: String, expected: String?) throws {
    var old = Self.old
    old.localNumbersURL = link
    let book = try book("version: 1\norganizers: {\"*\": {conference-id: \"555 0001\"}}\n")
    #expect(book.conference(for: query(), completing: old).conference.localNumbersURL == expected)
  }

  @Test("Dial-in that was removed takes id, numbers and pages along, whatever the old block says")
  func removed() throws {
    let book = try book(
      "version: 1\norganizers:\n  a@x.example: {dial-in: removed}\n  \"*\": {toll: [{number: +1 323 555 0100}]}\n")
    let found = book.conference(for: query(nil, "a@x.example"), completing: Self.old).conference
    #expect(found.dialIn == .removed)
    #expect(found.conferenceID == nil)
    #expect(found.toll == [] && found.tollFree == [])
    #expect(found.localNumbersURL == nil)
    #expect(found.resetPINURL == nil)
    #expect(found.joinURL == "https://x.example/old")
    #expect(!found.printsDialIn)
  }

  @Test("Numbers of a meeting outweigh an organizer's removal, since numbers imply enabled")
  func impliedEnabled() throws {
    let book = try book(
      """
      version: 1
      organizers: {a@x.example: {dial-in: removed}}
      meetings: [{uid: u, conference-id: "1234567", toll: [{number: +1 323 555 0100}]}]
      """)
    #expect(book.conference(for: query("u", "a@x.example"), completing: nil).printsDialIn)
  }

  @Test("Dial-in enabled in words needs a number and an id, from wherever; merely implied it needs neither")
  func missing() throws {
    let explicit = try book("version: 1\norganizers: {\"*\": {dial-in: enabled}}\n")
    #expect(explicit.conference(for: query(), completing: nil).missingDialInFields == ["toll", "conference-id"])
    #expect(explicit.conference(for: query(), completing: Self.old).missingDialInFields == [])
    let implied = try book("version: 1\norganizers: {\"*\": {toll: [{number: +1 323 555 0100}]}}\n")
    let found = implied.conference(for: query(), completing: nil)
    #expect(found.missingDialInFields == [])
    #expect(!found.printsDialIn)
  }

  @Test("Scope: by address in any spelling, by the owner without organizer, by everybody")
  func scope() throws {
    let some = try book("version: 1\norganizers: {Ann@X.example: {}}\n")
    #expect(some.listing(organizer: "MailTo:ann%40x.EXAMPLE", owner: nil) == .listed)
    #expect(some.listing(organizer: "b@x.example", owner: "ann@x.example") == .notListed)
    #expect(some.listing(organizer: nil, owner: "ann@x.example") == .listed)
    #expect(some.listing(organizer: nil, owner: nil) == .notListed)
    let all = try book("version: 1\norganizers: {Ann@X.example: {}, \"*\": {}}\n")
    #expect(all.listing(organizer: nil, owner: nil) == .everybody)
    #expect(all.listing(organizer: "ann@x.example", owner: nil) == .listed)
  }

  @Test("A meeting of one organizer does not reach another's")
  func narrowed() throws {
    let book = try book("version: 1\nmeetings: [{uid: u, organizer: a@x.example, passcode: p}]\n")
    #expect(book.conference(for: query("u", "b@x.example"), completing: nil).meeting == nil)
    #expect(book.conference(for: query("u"), completing: nil).meeting == nil)
    #expect(book.conference(for: query("u", "mailto:A@x.example"), completing: nil).meeting?.key == .uid)
  }

  @Test("A uid outweighs an old join link, and that an old conference id; what does not contradict completes")
  func specificity() throws {
    let book = try book(
      """
      version: 1
      meetings:
        - {uid: u, join-url: https://x.example/1}
        - {match: {join-url: https://x.example/old}, join-url: https://x.example/2, passcode: two}
        - {match: {conference-id: "999888777"}, conference-id: "5550001"}
      """)
    var query = query("u")
    query.joinURLs = ["https://X.example/old"]
    query.conferenceIDs = ["999 888 777#"]
    let first = book.conference(for: query, completing: nil).conference
    #expect(first.joinURL == "https://x.example/1")
    #expect(first.passcode == nil)
    #expect(first.conferenceID == "5550001")
    query.uid = "other"
    let second = book.conference(for: query, completing: nil)
    #expect(second.conference.joinURL == "https://x.example/2")
    #expect(second.meeting?.key == .joinURL)
    query.joinURLs = []
    #expect(book.conference(for: query, completing: nil).meeting?.key == .conferenceID)
  }

  @Test("A meeting that was updated finds its entry again")
  func again() throws {
    let book = try book(
      """
      version: 1
      organizers: {"*": {conference-id: "1111111"}}
      meetings:
        - {match: {join-url: https://x.example/old}, join-url: https://x.example/new, conference-id: "2222222"}
        - {match: {conference-id: "3333333"}, conference-id: "4444444"}
      """)
    var query = query()
    query.joinURLs = ["https://x.example/new"]
    #expect(book.conference(for: query, completing: nil).conference.conferenceID == "2222222")
    query.joinURLs = []
    query.conferenceIDs = ["4444444"]
    #expect(book.conference(for: query, completing: nil).conference.conferenceID == "4444444")
    query.conferenceIDs = ["2222222"]
    #expect(
      book.conference(for: query, completing: nil).meeting == nil,
      "a conference id may be an organizer's for all meetings")
  }

  @Test("A conference that several listed meetings shared tells none of them")
  func shared() throws {
    let book = try book(
      """
      version: 1
      meetings:
        - {uid: a, match: {conference-id: "3333333"}, join-url: https://x.example/a}
        - {uid: b, match: {conference-id: "3333333"}, join-url: https://x.example/b}
      """)
    var query = query("c")
    query.conferenceIDs = ["3333333"]
    #expect(book.conference(for: query, completing: nil).meeting == nil)
    query.uid = "b"
    #expect(book.conference(for: query, completing: nil).conference.joinURL == "https://x.example/b")
  }
}
