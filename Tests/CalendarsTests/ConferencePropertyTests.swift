import Testing

@testable import Calendars

@Suite("Conference properties")
struct ConferencePropertyTests {
  private func line(_ text: String) -> ContentLine { Calendar(reading: Array((text + "\r\n").utf8)).lines[0] }

  @Test(
    "The contract's names, in any case",
    arguments: [
      ("X-MICROSOFT-SKYPETEAMSMEETINGURL", ConferenceProperty.skypeTeams(suffix: "MEETINGURL")),
      ("x-microsoft-skypeteamsproperties", .skypeTeams(suffix: "PROPERTIES")),
      ("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", .onlineMeeting(suffix: "EXTERNALLINK")),
      ("X-MICROSOFT-ONLINEMEETINGCONFLINK", .onlineMeeting(suffix: "CONFLINK")),
      ("X-Microsoft-ConferenceTelURI", .conferenceTelURI),
      ("X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL", .schedulingServiceUpdateURL),
      ("X-GOOGLE-CONFERENCE", .googleConference), ("CONFERENCE;FEATURE=PHONE", .conference),
    ])
  func known(name: String, property: ConferenceProperty) {
    #expect(line(name + ":x").conferenceProperty == property)
    #expect(line(name + ":x").name.description == property.name)
  }

  @Test(
    "Neighbours that are none",
    arguments: [
      "X-MICROSOFT-LOCATIONS", "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-DONOTFORWARDMEETING", "CONFERENCES",
      "XCONFERENCE",
      "X-GOOGLE-CONFERENCE-ID", "CONTACT", "X",
    ])
  func others(name: String) {
    #expect(line(name + ":x").conferenceProperty == nil)
  }

  @Test("A folded name")
  func folded() {
    #expect(line("X-GOOGLE-CONF\r\n ERENCE:https://meet.google.com/x").conferenceProperty == .googleConference)
  }
}
