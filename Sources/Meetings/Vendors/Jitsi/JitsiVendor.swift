extension VendorName {
  public static let jitsi = VendorName(rawValue: "jitsi")
}

extension Vendor {
  static let jitsi = Vendor(
    name: .jitsi, family: PhraseFamily(rawValue: "jitsi"), readLink: JitsiLinks.read, grammar: JitsiGrammar.self,
    hostWords: ["jit.si", "8x8.vc", "jitsi"],
    phrases: {
      [
        PackageResources.phrases_jitsi_en_txt, PackageResources.phrases_jitsi_de_txt,
        PackageResources.phrases_jitsi_fr_txt,
      ]
    },
    templates: { (PackageResources.jitsi_text_mustache, PackageResources.jitsi_html_mustache) },
    imitatedHosts: ["meet.jit.si", "8x8.vc"], ownsConferenceID: true, printsDialAsText: true)
}
