/// Links of services that are recognised and never written.
enum OtherLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    goTo(target) ?? blueJeans(target) ?? ringCentral(target) ?? jitsi(target) ?? nextcloud(target)
  }

  private static func join(_ vendor: VendorName, _ name: String) -> LinkReading {
    LinkReading(role: .join, vendor: vendor, keys: [vendor.rawValue + ":" + name.lowercased()])
  }

  private static func goTo(_ target: LinkTarget) -> LinkReading? {
    if target.host == "link.gotomeeting.com" { return LinkReading(role: .help, vendor: .goToMeeting) }
    if target.isHost(in: "gotomeeting.com"), target.segments.count == 2, target.segments[0].lowercased() == "join" {
      return join(.goToMeeting, target.segments[1])
    }
    if target.isHost(in: "gotomeet.me") || target.host == "meet.goto.com", target.segments.count == 1 {
      return join(.goToMeeting, target.segments[0])
    }
    return target.isHost(in: "gotomeeting.com") ? LinkReading(role: .vendorPage, vendor: .goToMeeting) : nil
  }

  private static func blueJeans(_ target: LinkTarget) -> LinkReading? {
    guard target.isHost(in: "bluejeans.com") else { return nil }
    guard let first = target.segments.first else { return LinkReading(role: .vendorPage, vendor: .blueJeans) }
    if first == "numbers" { return LinkReading(role: .localNumbers, vendor: .blueJeans) }
    let isMeeting = first.utf8.count >= 6 && first.utf8.allSatisfy(ASCII.isDigit)
    return isMeeting ? join(.blueJeans, first) : LinkReading(role: .help, vendor: .blueJeans)
  }

  private static func ringCentral(_ target: LinkTarget) -> LinkReading? {
    guard target.isHost(in: "ringcentral.com") else { return nil }
    guard target.segments.count >= 2, ["join", "j"].contains(target.segments[0].lowercased()) else {
      return LinkReading(role: .vendorPage, vendor: .ringCentral)
    }
    return join(.ringCentral, target.segments[1])
  }

  private static func jitsi(_ target: LinkTarget) -> LinkReading? {
    guard target.host == "meet.jit.si" || target.host == "8x8.vc", let room = target.segments.last else { return nil }
    return join(.jitsi, target.host + "/" + room)
  }

  /// Any host: `/call/<token>`, `/index.php/call/<token>`.
  private static func nextcloud(_ target: LinkTarget) -> LinkReading? {
    var path = target.segments[...]
    if path.first == "index.php" { path = path.dropFirst() }
    guard path.count == 2, path.first == "call", let token = path.last, token.utf8.count >= 8,
      token.utf8.allSatisfy(ASCII.isAlphanumeric)
    else { return nil }
    return join(.nextcloud, target.host + "/" + token)
  }
}
