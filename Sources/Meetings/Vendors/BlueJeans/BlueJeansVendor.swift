extension VendorName {
  public static let blueJeans = VendorName(rawValue: "bluejeans")
}

extension Vendor {
  static let blueJeans = Vendor(
    name: .blueJeans, family: PhraseFamily(rawValue: "bluejeans"), readLink: BlueJeansLinks.read,
    grammar: BlueJeansGrammar.self, hostWords: ["bluejeans.com"],
    phrases: { [PackageResources.phrases_bluejeans_en_txt] },
    templates: { (PackageResources.bluejeans_text_mustache, PackageResources.bluejeans_html_mustache) },
    imitatedHosts: ["bluejeans.com"], meetingNumber: BlueJeansLinks.meetingNumber, phoneID: .meetingID)
}
