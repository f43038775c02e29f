/// Which hosts the join links of a new block may have.
public enum TargetHosts {
  /// Why a host does not suit a target; nil where it does, and for targets whose links may have any host: Skype for Business on
  /// premises, templates of one's own, and `current`, where each meeting keeps its vendor.
  /// - Parameter host: in small letters, with a port or not.
  public static func complaint(about host: String, target: String) -> String? {
    let link = LinkTarget(Array("https://\(host)/".utf8))
    guard isGenuine(link, of: VendorName(rawValue: target)) == false else { return nil }
    return "\(host) is no host of \(target); if it is yours, say --allow-host \(host)"
  }

  /// The vendor that a link's host belongs to; nil for hosts that may be anybody's.
  public static func vendor(of link: String) -> VendorName? {
    let target = LinkTarget(remembered: link)
    return [VendorName.microsoftTeams, .zoom, .webex, .googleMeet].first { isGenuine(target, of: $0) == true }
  }

  /// Nil for vendors whose links may have any host.
  private static func isGenuine(_ link: LinkTarget, of vendor: VendorName) -> Bool? {
    switch vendor {
    case .microsoftTeams: TeamsLinks.isTeamsHost(link)
    case .zoom: ZoomLinks.isZoomHost(link)
    case .webex: link.isHost(in: "webex.com")
    case .googleMeet: link.host == "meet.google.com"
    default: nil
    }
  }
}
