/// The vendors that are known: one line for each. Strict hosts stand first; services that run on anybody's host stand last.
enum VendorRegistry {
  static let all: [Vendor] = [
    .microsoftTeams,
    .zoom,
    .webex,
    .googleMeet,
    .goToMeeting,
    .blueJeans,
    .ringCentral,
    .jitsi,
    .nextcloudTalk,
    .skypeForBusiness,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  private static let grammars = byName.mapValues(\.grammar)

  static func vendor(named name: VendorName) -> Vendor? { byName[name] }

  /// Nil for links that join nothing.
  static func grammar(for link: JoinLink) -> (any BlockGrammar.Type)? {
    guard link.role == .join || link.role == .shortJoin, let vendor = link.vendor else { return nil }
    return grammars[vendor]
  }
}
