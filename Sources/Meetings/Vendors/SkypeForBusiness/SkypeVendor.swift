extension Vendor {
  static let skypeForBusiness = Vendor(
    name: .skypeForBusiness, family: .skype, readLink: SkypeLinks.read, grammar: SkypeGrammar.self,
    hostWords: ["skype.com", "lync.com"],
    phrases: {
      [
        PackageResources.phrases_skype_en_txt, PackageResources.phrases_skype_sv_txt,
        PackageResources.phrases_skype_de_txt, PackageResources.phrases_skype_vi_txt,
      ]
    },
    templates: { (PackageResources.skype_text_mustache, PackageResources.skype_html_mustache) },
    imitatedHosts: ["lync.com", "skype.com"],
    fence: String(repeating: ".", count: 137), namesKind: .ifBoth, showsFooter: true)
}
