extension Vendor {
  static let googleMeet = Vendor(
    name: .googleMeet, family: .meet, readLink: MeetLinks.read, grammar: MeetGrammar.self,
    // `www.google.com` rewrites links.
    hostWords: ["meet.google.com", "www.google.com"],
    phrases: { [PackageResources.phrases_meet_en_txt, PackageResources.phrases_meet_de_txt] },
    templates: { (PackageResources.meet_text_mustache, PackageResources.meet_html_mustache) },
    imitatedHosts: ["meet.google.com"], ownsNumbers: true, ownsConferenceID: true,
    // 87 characters, the same at both ends.
    fence: "-::~:~::~" + String(repeating: ":~", count: 35) + "::~:~::-")
}
