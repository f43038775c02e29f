extension VendorName {
  public static let goToMeeting = VendorName(rawValue: "gotomeeting")
}

extension Vendor {
  static let goToMeeting = Vendor(
    name: .goToMeeting, family: PhraseFamily(rawValue: "goto"), readLink: GoToMeetingLinks.read,
    grammar: GoToMeetingGrammar.self, hostWords: ["goto"],
    phrases: { [PackageResources.phrases_goto_en_txt] },
    templates: { (PackageResources.goto_text_mustache, PackageResources.goto_html_mustache) },
    imitatedHosts: ["gotomeeting.com", "gotomeet.me", "meet.goto.com"],
    meetingNumber: GoToMeetingLinks.meetingNumber, phoneID: .conferenceIDOrMeetingNumber, ownsConferenceID: true,
    groupMark: "-", namesKind: .tollFree)
}
