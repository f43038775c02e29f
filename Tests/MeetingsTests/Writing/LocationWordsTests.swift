import Conferences
import Meetings
import Splicing
import Testing

@Suite("The add-in's words where the meeting is")
struct LocationWordsTests {
  private let toTeams = ConferenceChange(
    old: SampleConferences.skype, oldVendor: .skypeForBusiness, new: SampleConferences.teams, newVendor: .microsoftTeams
  )

  private func edited(
    _ value: String, _ property: PlaceProperty, _ change: ConferenceChange, language: String? = nil
  ) -> String {
    let bytes = Array(value.utf8)
    let edits = LocationWords(change: change, language: language).edits(in: bytes, of: property)
    return String(decoding: edits.applied(to: bytes), as: UTF8.self)
  }

  @Test("Only the words change, in the language of the block")
  func words() {
    #expect(edited("Skype Meeting; Room 1", .location, toTeams) == "Microsoft Teams Meeting; Room 1")
    #expect(
      edited("Room 1; Skype-möte", .location, toTeams, language: "de-DE") == "Room 1; Microsoft Teams-Besprechung")
    #expect(edited("Skype Meeting, Room 1", .location, toTeams) == "Microsoft Teams Meeting, Room 1")
    #expect(edited("Skype Meeting ,Room 1; Room 2", .location, toTeams) == "Microsoft Teams Meeting ,Room 1; Room 2")
    #expect(edited("skype meeting", .displayName, toTeams) == "Microsoft Teams Meeting")
  }

  @Test(
    "The same words inside other words are somebody's own",
    arguments: [
      "Skype Meeting Room", "Skype Meeting Room, Hall", "Skype Meeting. Room", "Our Skype Meeting", "", ";", "Room 1",
    ])
  func own(value: String) {
    #expect(edited(value, .location, toTeams) == value)
  }

  @Test("Within one vendor no words change")
  func sameVendor() {
    let change = ConferenceChange(
      old: SampleConferences.oldTeams, oldVendor: .microsoftTeams, new: SampleConferences.teams,
      newVendor: .microsoftTeams)
    #expect(edited("Microsoft Teams Meeting", .location, change) == "Microsoft Teams Meeting")
  }

  @Test("The strings of a JSON value change in place, escapes and all")
  func json() {
    let value =
      #"[{"DisplayName":"Skype-m\u00f6te; Room \"A\"","LocationUri":"https:\/\/meet.contoso.example\/ashaw\/6N2YGD5G","Lat":1.50}]"#
    let expected =
      #"[{"DisplayName":"Microsoft Teams Meeting; Room \"A\"","LocationUri":"\#(SampleConferences.teamsLink(SampleConferences.newThread))","Lat":1.50}]"#
    #expect(edited(value, .locations, toTeams) == expected)
  }

  @Test("The old join link changes, with what the add-in put behind it")
  func links() {
    var new = SampleConferences.zoom
    new.joinURL = "https://us02web.zoom.us/j/12345678901?pwd=InventedSecret"
    let change = ConferenceChange(old: SampleConferences.zoom, oldVendor: .zoom, new: new, newVendor: .zoom)
    let old = SampleConferences.zoom.joinURL ?? ""
    #expect(edited(old + "&from=addon", .location, change) == new.joinURL)
    #expect(edited("Room 1; " + old + ", please", .location, change) == "Room 1; " + (new.joinURL ?? "") + ", please")
    #expect(edited(old, .url, change) == new.joinURL)
    #expect(edited(old, .displayName, change) == old)
    #expect(edited("https://us02web.zoom.us/j/99988877766", .url, change) == "https://us02web.zoom.us/j/99988877766")
  }

  @Test("A short link gives way to a short link")
  func shortLinks() {
    var old = SampleConferences.teamsShort
    old.joinURL = SampleConferences.teamsLink(SampleConferences.oldThread)
    old.shortURL = "https://teams.microsoft.com/meet/11122233344455?p=InventedOldSecret0"
    let change = ConferenceChange(
      old: old, oldVendor: .microsoftTeams, new: SampleConferences.teamsShort, newVendor: .microsoftTeams)
    #expect(edited(old.shortURL ?? "", .location, change) == SampleConferences.teamsShort.shortURL)
    #expect(edited(old.joinURL ?? "", .location, change) == SampleConferences.teamsShort.joinURL)
  }

  @Test("A link that is already the new one stays")
  func unchanged() {
    let change = ConferenceChange(
      old: SampleConferences.zoom, oldVendor: .zoom, new: SampleConferences.zoom, newVendor: .zoom)
    #expect(
      edited((SampleConferences.zoom.joinURL ?? "") + "&from=addon", .url, change)
        == (SampleConferences.zoom.joinURL ?? "") + "&from=addon"
    )
  }

  @Test(
    "Broken JSON and stray quotes trap nothing",
    arguments: ["[{\"a", "\"\\", "\"\\u12\"", "\"\\ud83d\"", "\"\\ud83d\\ude00\" \"Skype Meeting\""])
  func broken(value: String) {
    let result = edited(value, .locations, toTeams)
    #expect(result == value || result.hasSuffix("\"Microsoft Teams Meeting\""))
  }
}
