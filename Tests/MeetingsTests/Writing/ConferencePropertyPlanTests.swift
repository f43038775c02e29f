import Conferences
import Meetings
import Testing

@Suite("Conference properties")
struct ConferencePropertyPlanTests {
  private typealias Plan = ConferencePropertyPlan
  private let teamsProperties: [(name: String, value: String)] = [
    ("X-MICROSOFT-SKYPETEAMSMEETINGURL", SampleConferences.teamsLink(SampleConferences.oldThread)),
    (
      "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL",
      "https://api.scheduler.teams.microsoft.com/teams/\(SampleConferences.tenant)/\(SampleConferences.organizer)/19_meeting_\(SampleConferences.oldThread)@thread.v2/0"
    ),
    (
      "X-MICROSOFT-SKYPETEAMSPROPERTIES",
      "{\"cid\":\"19:meeting_\(SampleConferences.oldThread)@thread.v2\",\"rid\":0,\"mid\":0,\"uid\":null,\"private\":true,\"type\":0}"
    ),
    ("X-MICROSOFT-ONLINEMEETINGINFORMATION", "{\"OnlineMeetingChannelId\":null,\"OnlineMeetingProvider\":3}"),
    ("X-MICROSOFT-ONLINEMEETINGCONFERENCEID", "735728420"),
    ("X-MICROSOFT-ONLINEMEETINGTOLLNUMBER", "+1 412-555-0131"),
    ("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", ""),
  ]
  private let skypeProperties: [(name: String, value: String)] = [
    ("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "https://meet.contoso.example/ashaw/7M3YGD5H"),
    (
      "X-MICROSOFT-ONLINEMEETINGCONFLINK",
      "conf:sip:ashaw@contoso.example;gruu;opaque=app:conf:focus:id:7M3YGD5H?conversation-id=InventedId"
    ),
    ("X-MICROSOFT-CONFERENCETELURI", "tel:+14125550131,,735728420"),
  ]

  private var oldSkype: Conference {
    var old = SampleConferences.skype
    old.joinURL = "https://meet.contoso.example/ashaw/7M3YGD5H"
    old.conferenceID = "735728420"
    old.toll = [DialInNumber(number: "+1 412-555-0131")]
    old.tollFree = nil
    return old
  }

  private func plan(
    _ properties: [(name: String, value: String)], _ old: Conference, _ oldVendor: VendorName, _ new: Conference,
    _ newVendor: VendorName, mayAdd: Bool = true
  ) -> ConferencePropertyPlan {
    let change = ConferenceChange(old: old, oldVendor: oldVendor, new: new, newVendor: newVendor)
    return ConferencePropertyPlan(
      properties: properties, change: change, organizer: "ashaw@contoso.example", mayAdd: mayAdd)
  }

  @Test("Everything that names a Teams meeting follows the new join link, and the keys of the JSON keep their order")
  func teams() {
    let plan = plan(
      teamsProperties, SampleConferences.oldTeams, .microsoftTeams, SampleConferences.teams, .microsoftTeams)
    #expect(
      plan.operations == [
        .set(SampleConferences.teamsLink(SampleConferences.newThread)),
        .set(
          "https://api.scheduler.teams.microsoft.com/teams/\(SampleConferences.tenant)/\(SampleConferences.organizer)/19_meeting_\(SampleConferences.newThread)@thread.v2/0"
        ),
        .set(
          "{\"cid\":\"19:meeting_\(SampleConferences.newThread)@thread.v2\",\"rid\":0,\"mid\":0,\"uid\":null,\"private\":true,\"type\":0}"
        ),
        .keep, .set("918273645"), .set("+1 323-555-0100"), .keep,
      ])
    #expect(plan.additions.isEmpty)
  }

  @Test("What already says the new data keeps its bytes")
  func unchanged() {
    var new = SampleConferences.oldTeams
    new.toll = [DialInNumber(number: "+14125550131")]
    new.conferenceID = "735 728 420"
    new.joinURL = new.joinURL?.split(separator: "%3a").joined(separator: ":")
    let plan = plan(teamsProperties, SampleConferences.oldTeams, .microsoftTeams, new, .microsoftTeams)
    #expect(plan.isEmpty)
  }

  @Test("A new number alone changes the phone properties alone")
  func number() {
    var new = SampleConferences.oldTeams
    new.toll = [DialInNumber(number: "+1 412-555-0142")]
    let plan = plan(teamsProperties, SampleConferences.oldTeams, .microsoftTeams, new, .microsoftTeams)
    #expect(plan.operations == [.keep, .keep, .keep, .keep, .keep, .set("+1 412-555-0142"), .keep])
  }

  @Test("Phone properties go with audio conferencing")
  func removed() {
    var new = SampleConferences.oldTeams
    new.dialIn = .removed
    let teams = plan(teamsProperties, SampleConferences.oldTeams, .microsoftTeams, new, .microsoftTeams)
    #expect(teams.operations == [.keep, .keep, .keep, .keep, .remove, .remove, .keep])
    var skype = oldSkype
    skype.dialIn = .removed
    let plan = plan(skypeProperties, oldSkype, .skypeForBusiness, skype, .skypeForBusiness)
    #expect(plan.operations == [.keep, .keep, .remove])
  }

  @Test("Phone properties come with audio conferencing, to items that are online and whose producer writes them")
  func enabled() {
    var old = SampleConferences.oldTeams
    (old.conferenceID, old.toll) = (nil, nil)
    var new = SampleConferences.teams
    new.joinURL = old.joinURL
    let properties = Array(teamsProperties.prefix(4))
    let plan = plan(properties, old, .microsoftTeams, new, .microsoftTeams)
    #expect(
      plan.additions.map(\.name) == ["X-MICROSOFT-ONLINEMEETINGCONFERENCEID", "X-MICROSOFT-ONLINEMEETINGTOLLNUMBER"])
    #expect(plan.operations.allSatisfy { $0 == .keep })
    #expect(self.plan([], old, .microsoftTeams, new, .microsoftTeams, mayAdd: false).additions.isEmpty)
  }

  @Test("A Skype focus follows the new link, and the conversation of the old one goes")
  func skype() {
    var new = SampleConferences.skype
    new.joinURL = "https://meet.northwind.example/ashaw2/6N2YGD5G"
    let plan = plan(skypeProperties, oldSkype, .skypeForBusiness, new, .skypeForBusiness)
    #expect(
      plan.operations == [
        .set("https://meet.northwind.example/ashaw2/6N2YGD5G"),
        .set("conf:sip:ashaw2@contoso.example;gruu;opaque=app:conf:focus:id:6N2YGD5G"),
        .set("tel:+13235550100,,918273645"),
      ])
  }

  @Test("A focus that cannot be told from the new link goes")
  func underivable() {
    var new = SampleConferences.skype
    new.joinURL = "https://meet.northwind.example/room/conference-without-code"
    let plan = plan(skypeProperties, oldSkype, .skypeForBusiness, new, .skypeForBusiness)
    #expect(plan.operations[1] == .remove)
  }

  @Test("With another vendor the old one's properties go and the new one's come")
  func migration() {
    let plan = plan(skypeProperties, oldSkype, .skypeForBusiness, SampleConferences.teams, .microsoftTeams)
    #expect(plan.operations == [.remove, .remove, .remove])
    #expect(
      plan.additions.map(\.name) == [
        "X-MICROSOFT-ONLINEMEETINGINFORMATION", "X-MICROSOFT-ONLINEMEETINGCONFERENCEID",
        "X-MICROSOFT-ONLINEMEETINGTOLLNUMBER",
        "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "X-MICROSOFT-SKYPETEAMSPROPERTIES",
      ])
    #expect(
      plan.additions.last?.value
        == "{\"cid\":\"19:meeting_\(SampleConferences.newThread)@thread.v2\",\"private\":true,\"type\":0,\"mid\":0,\"rid\":0,\"uid\":null}"
    )
    let exported = self.plan(
      skypeProperties, oldSkype, .skypeForBusiness, SampleConferences.teams, .microsoftTeams, mayAdd: false)
    #expect(exported.operations == [.remove, .remove, .remove] && exported.additions.isEmpty)
  }

  @Test("With another vendor an empty property of the new one's is filled, others stay empty")
  func emptyOnes() {
    let properties = [("X-MICROSOFT-SKYPETEAMSMEETINGURL", ""), ("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "")]
    let plan = plan(properties, SampleConferences.zoom, .zoom, SampleConferences.teams, .microsoftTeams)
    #expect(plan.operations == [.set(SampleConferences.teamsLink(SampleConferences.newThread)), .keep])
  }

  @Test("Skype's own properties are made for an item that moves there")
  func toSkype() {
    let plan = plan(
      teamsProperties, SampleConferences.oldTeams, .microsoftTeams, SampleConferences.skype, .skypeForBusiness)
    #expect(
      plan.operations == [
        .remove, .remove, .remove, .remove, .remove, .remove, .set("https://meet.contoso.example/ashaw/6N2YGD5G"),
      ])
    #expect(
      plan.additions.map(\.value) == [
        "conf:sip:ashaw@contoso.example;gruu;opaque=app:conf:focus:id:6N2YGD5G?required-media=audio",
        "tel:+13235550100,,918273645",
      ])
  }

  @Test("RFC 7986 links and telephone URIs follow, a stranger's stay")
  func conference() {
    let properties = [
      ("CONFERENCE", SampleConferences.teamsLink(SampleConferences.oldThread)),
      ("CONFERENCE", "tel:+1-412-555-0131,,,735728420#"),
      ("CONFERENCE", "https://chat.example.com/room/1"),
      ("X-GOOGLE-CONFERENCE", "https://meet.google.com/xyz-uvwx-rst"),
    ]
    let plan = plan(properties, SampleConferences.oldTeams, .microsoftTeams, SampleConferences.teams, .microsoftTeams)
    #expect(
      plan.operations == [
        .set(SampleConferences.teamsLink(SampleConferences.newThread)), .set("tel:+13235550100,,,918273645#"), .keep,
        .keep,
      ])
  }

  @Test("A property that still holds the old meeting in a form nobody knows goes")
  func stale() {
    let properties = [
      ("X-MICROSOFT-ONLINEMEETINGNOTES", "see thread \(SampleConferences.oldThread)"),
      ("X-MICROSOFT-ONLINEMEETINGDIAL", "call 1-412-555-0131 now"),
      ("X-MICROSOFT-ONLINEMEETINGOTHER", "1412555013177"),
    ]
    let plan = plan(properties, SampleConferences.oldTeams, .microsoftTeams, SampleConferences.teams, .microsoftTeams)
    #expect(plan.operations == [.remove, .remove, .keep])
  }

  @Test("A number keeps its place in the list; a number that is still given stays")
  func successors() {
    var old = SampleConferences.oldTeams
    old.toll = [DialInNumber(number: "+1 412-555-0131"), DialInNumber(number: "+1 412-555-0132")]
    var new = old
    new.toll = [DialInNumber(number: "+1 412-555-0141"), DialInNumber(number: "+1 412-555-0142")]
    let properties = [("X-MICROSOFT-ONLINEMEETINGTOLLNUMBER", "+1 412-555-0132")]
    #expect(plan(properties, old, .microsoftTeams, new, .microsoftTeams).operations == [.set("+1 412-555-0142")])
    new.toll = [DialInNumber(number: "+1 412-555-0150"), DialInNumber(number: "+1 412-555-0132")]
    #expect(plan(properties, old, .microsoftTeams, new, .microsoftTeams).operations == [.keep])
  }

  @Test("Substitutions reach values that no block shows")
  func substitutions() {
    let change = ConferenceChange(
      old: SampleConferences.oldTeams, oldVendor: .microsoftTeams, new: SampleConferences.oldTeams,
      newVendor: .microsoftTeams)
    let plan = ConferencePropertyPlan(
      properties: [("CONFERENCE", "https://chat.example.com/room/1")], change: change, mayAdd: true,
      substitute: { $0 == "https://chat.example.com/room/1" ? "https://chat.example.com/room/2" : $0 })
    #expect(plan.operations == [.set("https://chat.example.com/room/2")])
  }

  @Test("Outlook's own files and PST readers' are no Exchange items")
  func producers() {
    func isExchange(_ producer: String?, _ conference: Bool, _ cdo: Bool) -> Bool {
      ConferencePropertyPlan.isExchangeItem(
        producer: producer, hasConferenceProperties: conference, hasExchangeProperties: cdo)
    }
    #expect(isExchange("Microsoft Exchange Server 2010", false, true))
    #expect(isExchange("-//Sabre//Sabre VObject 4.1.3//EN", true, false))
    #expect(!isExchange("Microsoft Exchange Server 2010", false, false))
    #expect(!isExchange("-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", true, true))
    #expect(!isExchange("LibPST v0.6.76", false, true))
  }
}
