import Conferences
import Testing

@Suite struct SubstitutionTests {
  private let rules = [
    Substitution(from: "+1 323-849-4874", to: "+1 323-555-0100"),
    Substitution(from: "dialin.old.example", to: "dialin.new.example"),
    Substitution(from: "766918553", to: "918 273 645"),
    Substitution(from: "Los Angeles", to: "Burbank"),
  ]

  @Test("Numbers are hit in any grouping, other text as it stands")
  func fields() {
    var conference = Conference()
    conference.toll = [
      "+13238494874", "tel:+1 (323) 849.4874", "1-323-849-4874", "+1 323-849-48745", "+44 323 849 4874",
    ]
    .map { DialInNumber(number: $0, label: "United States, Los Angeles") }
    conference.localNumbersURL = "https://dialin.old.example/p?id=766918553&n=17669185530"
    conference.conferenceID = "766 918 553"
    conference.footer = "Call +1 (323) 849-4874, or 1 323 849 4874.\n2 13238494874 x 132384948741"
    conference.passcode = Secret("x766918553")
    conference.joinURL = "https://x.example/766918553?p=1"
    let found = conference.applying(rules)
    #expect(
      found.toll?.map(\.number)
        == ["+1 323-555-0100", "tel:+1 323-555-0100", "+1 323-555-0100", "+1 323-849-48745", "+44 323 849 4874"])
    #expect(found.toll?.first?.label == "United States, Burbank")
    #expect(found.localNumbersURL == "https://dialin.new.example/p?id=918273645&n=17669185530")
    #expect(found.conferenceID == "918 273 645")
    #expect(found.footer == "Call +1 323-555-0100, or +1 323-555-0100.\n2 +1 323-555-0100 x 132384948741")
    #expect(found.passcode == conference.passcode)
  }

  @Test("Substitutions look at the old text only: one never takes out what another put in")
  func once() {
    var conference = Conference()
    conference.footer = "one two"
    let found = conference.applying([Substitution(from: "one", to: "two"), Substitution(from: "two", to: "one")])
    #expect(found.footer == "two one")
  }

  @Test("They come after all other data, and for numbers that the old block keeps")
  func afterAll() throws {
    let book = try book(
      "version: 1\nsubstitutions: [{from: \"+1 323-849-4874\", to: \"+1 323-555-0100\"}]\norganizers: {\"*\": {}}\n")
    var old = Conference()
    old.toll = [DialInNumber(number: "+13238494874")]
    var query = ConferenceQuery()
    query.vendorIsTarget = true
    #expect(book.conference(for: query, completing: old).conference.toll?.first?.number == "+1 323-555-0100")
  }

  @Test(
    "Two spellings of one number are equal",
    arguments: [
      ("+1 323-555-0100", "tel:+13235550100", true), ("14255550101", "+1 (425) 555 0101", true),
      ("+1 323-555-0100,,123#", "+13235550100", true), ("", "", false), ("+1 323-555-0100", "+1 323-555-0101", false),
    ])
  func equality(a: String, b: String, expected: Bool) {
    #expect(NumberSpelling.areEqual(a, b) == expected)
  }
}
