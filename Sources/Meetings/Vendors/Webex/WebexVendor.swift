extension Vendor {
  static let webex = Vendor(
    name: .webex, family: .webex, readLink: WebexLinks.read, grammar: WebexGrammar.self,
    hostWords: ["webex.com"],
    phrases: { [PackageResources.phrases_webex_en_txt] },
    templates: { (PackageResources.webex_text_mustache, PackageResources.webex_html_mustache) },
    imitatedHosts: ["webex.com"], phoneID: .meetingID, namesKind: .toll)
}
