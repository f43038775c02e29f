/// Which grammar reads around which link: one line for each vendor.
enum VendorRegistry {
  private static let grammars: [VendorName: any BlockGrammar.Type] = [
    .microsoftTeams: TeamsGrammar.self,
    .skypeForBusiness: SkypeGrammar.self,
    .zoom: ZoomGrammar.self,
    .webex: WebexGrammar.self,
    .googleMeet: MeetGrammar.self,
    .goToMeeting: OtherGrammar.self,
    .blueJeans: OtherGrammar.self,
    .ringCentral: OtherGrammar.self,
    .jitsi: OtherGrammar.self,
  ]

  /// Nil for links that join nothing, and for services whose add-ins only imitate others' labels.
  static func grammar(for link: JoinLink) -> (any BlockGrammar.Type)? {
    guard link.role == .join || link.role == .shortJoin, let vendor = link.vendor else { return nil }
    return grammars[vendor]
  }
}
