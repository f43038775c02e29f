/// Which hosts the join links of a new block may have.
public enum TargetHosts {
  /// Why a host does not suit a target; nil where it does, and for targets whose links may have any host: Skype for Business on
  /// premises, templates of one's own, and `current`, where each meeting keeps its vendor.
  /// - Parameter host: in small letters, with a port or not.
  public static func complaint(about host: String, target: String) -> String? {
    let link = LinkTarget(Array("https://\(host)/".utf8))
    let isGenuine: Bool
    switch VendorName(rawValue: target) {
    case .microsoftTeams: isGenuine = TeamsLinks.isTeamsHost(link)
    case .zoom: isGenuine = ZoomLinks.isZoomHost(link)
    case .webex: isGenuine = link.isHost(in: "webex.com")
    case .googleMeet: isGenuine = link.host == "meet.google.com"
    default: return nil
    }
    return isGenuine ? nil : "\(host) is no host of \(target); if it is yours, say --allow-host \(host)"
  }
}
