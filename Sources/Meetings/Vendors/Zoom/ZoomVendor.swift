extension Vendor {
  static let zoom = Vendor(
    name: .zoom, family: .zoom, readLink: ZoomLinks.read, grammar: ZoomGrammar.self,
    hostWords: ["zoom"],
    phrases: { [PackageResources.phrases_zoom_en_txt, PackageResources.phrases_zoom_fr_txt] },
    templates: { (PackageResources.zoom_text_mustache, PackageResources.zoom_html_mustache) },
    imitatedHosts: ["zoom.us"], required: [.meetingID], meetingNumber: ZoomLinks.meetingNumber, phoneID: .meetingID,
    printsDialAsText: true)
}
