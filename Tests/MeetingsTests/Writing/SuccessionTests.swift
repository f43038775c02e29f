import Conferences
import Meetings
import Testing

@Suite("What outlives an old join link")
struct SuccessionTests {
  @Test("Nothing that names the old meeting stands beside a new join link")
  func newLink() {
    var given = Conference()
    given.joinURL = SampleConferences.teamsLink(SampleConferences.newThread)
    var old = SampleConferences.teamsShort
    old.joinURL = SampleConferences.teamsLink(SampleConferences.oldThread)
    old.videoInterop = VideoInterop(tenantKey: "teams@video.contoso.example", videoID: "104 220 318 7")
    let next = Succession(resolved: given.completed(with: old), given: given, old: old, vendor: .microsoftTeams)
    #expect(next.dropped == ["short-url", "meeting-id", "passcode", "video-interop"])
    #expect(next.conference.shortURL == nil && next.conference.meetingID == nil && next.conference.passcode == nil)
    #expect(next.conference.conferenceID == old.conferenceID)
  }

  @Test("With the same meeting everything stays")
  func sameMeeting() {
    var given = Conference()
    given.conferenceID = "111222333"
    let next = Succession(
      resolved: given.completed(with: SampleConferences.teamsShort), given: given, old: SampleConferences.teamsShort,
      vendor: .microsoftTeams)
    #expect(next.dropped.isEmpty && next.conference.passcode == SampleConferences.teamsShort.passcode)
    #expect(next.conference.localNumbersURL?.hasSuffix("?id=111222333") == true)
  }

  @Test("What the file gives is never dropped")
  func given() {
    var given = Conference()
    given.joinURL = SampleConferences.teamsLink(SampleConferences.newThread)
    given.passcode = SampleConferences.teamsShort.passcode
    var old = SampleConferences.teamsShort
    old.joinURL = SampleConferences.teamsLink(SampleConferences.oldThread)
    let next = Succession(resolved: given.completed(with: old), given: given, old: old, vendor: .microsoftTeams)
    #expect(next.conference.passcode == old.passcode)
  }

  @Test("A Meet room takes its numbers, PIN and page along")
  func meet() {
    var given = Conference()
    given.joinURL = "https://meet.google.com/xyz-uvwx-rst"
    let next = Succession(
      resolved: given.completed(with: SampleConferences.meet), given: given, old: SampleConferences.meet,
      vendor: .googleMeet)
    #expect(next.conference.conferenceID == nil && next.conference.toll == nil)
    #expect(next.conference.localNumbersURL == "https://tel.meet/xyz-uvwx-rst")
  }

  @Test("A Zoom link names its meeting ID")
  func zoom() {
    var given = Conference()
    given.joinURL = "https://us02web.zoom.us/j/12345678901?pwd=InventedSecret"
    let next = Succession(
      resolved: given.completed(with: SampleConferences.zoom), given: given, old: SampleConferences.zoom, vendor: .zoom)
    #expect(next.conference.meetingID == "12345678901" && next.conference.passcode == nil)
  }

  @Test("An outside audio provider's numbers go with its footer")
  func thirdParty() {
    var old = SampleConferences.skype
    old.footer = "US 8775550128"
    let next = Succession(
      resolved: old, given: Conference(), old: old, vendor: .skypeForBusiness, replacesThirdPartyAudio: true)
    #expect(next.conference.footer == nil && next.conference.toll == nil && next.conference.localNumbersURL == nil)
    #expect(next.conference.joinURL == old.joinURL)
  }
}
