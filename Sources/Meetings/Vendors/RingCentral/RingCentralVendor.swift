extension VendorName {
  public static let ringCentral = VendorName(rawValue: "ringcentral")
}

extension Vendor {
  static let ringCentral = Vendor(
    name: .ringCentral, family: PhraseFamily(rawValue: "ringcentral"), readLink: RingCentralLinks.read,
    grammar: RingCentralGrammar.self, hostWords: ["ringcentral."],
    phrases: {
      [
        PackageResources.phrases_ringcentral_en_txt, PackageResources.phrases_ringcentral_de_txt,
        PackageResources.phrases_ringcentral_fr_txt, PackageResources.phrases_ringcentral_es_txt,
        PackageResources.phrases_ringcentral_it_txt, PackageResources.phrases_ringcentral_nl_txt,
        PackageResources.phrases_ringcentral_ja_txt,
      ]
    },
    templates: { (PackageResources.ringcentral_text_mustache, PackageResources.ringcentral_html_mustache) },
    imitatedHosts: ["ringcentral.com"], ownsConferenceID: true, printsDialAsText: true)
}
