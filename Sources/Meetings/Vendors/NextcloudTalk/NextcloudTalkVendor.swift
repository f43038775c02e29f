extension VendorName {
  public static let nextcloudTalk = VendorName(rawValue: "nextcloud-talk")
}

extension Vendor {
  static let nextcloudTalk = Vendor(
    name: .nextcloudTalk, family: PhraseFamily(rawValue: "nextcloud"), readLink: NextcloudTalkLinks.read,
    grammar: NextcloudTalkGrammar.self, hostWords: ["docs.nextcloud.com"], paths: ["/call/", "/index.php/call/"],
    phrases: {
      [
        PackageResources.phrases_nextcloud_en_txt, PackageResources.phrases_nextcloud_de_txt,
        PackageResources.phrases_nextcloud_fr_txt,
      ]
    },
    templates: { (PackageResources.nextcloud_text_mustache, PackageResources.nextcloud_html_mustache) },
    hasDialIn: false)
}
