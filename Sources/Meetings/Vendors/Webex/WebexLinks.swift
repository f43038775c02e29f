/// Links of Webex Meetings.
enum WebexLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    if target.host == "collaborationhelp.cisco.com" || target.isHost(in: "help.webex.com") {
      return LinkReading(role: .help, vendor: .webex)
    }
    guard target.isHost(in: "webex.com") else { return nil }
    let page = target.segments.last?.lowercased() ?? ""
    if page == "j.php", let meeting = target.value("mtid") {
      return LinkReading(role: .join, vendor: .webex, keys: ["webex:" + meeting.lowercased()])
    }
    if page == "globalcallin.php" { return LinkReading(role: .localNumbers, vendor: .webex) }
    if target.segments.count == 2, ["meet", "join"].contains(target.segments[0].lowercased()) {
      return LinkReading(role: .join, vendor: .webex, keys: ["webex-room:\(target.host)/\(page)"])
    }
    return LinkReading(role: .vendorPage, vendor: .webex)
  }
}
