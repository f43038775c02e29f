/// The embedded templates: one line here for each vendor.
enum TemplateResources {
  static var all: [(vendor: VendorName, text: [UInt8], html: [UInt8])] {
    [
      (.microsoftTeams, PackageResources.teams_text_mustache, PackageResources.teams_html_mustache),
      (.skypeForBusiness, PackageResources.skype_text_mustache, PackageResources.skype_html_mustache),
      (.zoom, PackageResources.zoom_text_mustache, PackageResources.zoom_html_mustache),
      (.webex, PackageResources.webex_text_mustache, PackageResources.webex_html_mustache),
      (.googleMeet, PackageResources.meet_text_mustache, PackageResources.meet_html_mustache),
    ]
  }
}
