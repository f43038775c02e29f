/// Links of Microsoft Teams, consumer and government clouds included.
enum TeamsLinks {
  private static let hosts: Set<String> = [
    "teams.microsoft.com", "teams.live.com", "teams.cloud.microsoft", "teams.microsoft.us", "teams.microsoftonline.cn",
    "teams.microsoft.scloud", "teams.eaglex.ic.gov",
  ]

  static func isTeamsHost(_ target: LinkTarget) -> Bool {
    hosts.contains(target.host) || target.isHost(in: "teams.microsoft.us")
  }

  private static func isDialInHost(_ target: LinkTarget) -> Bool {
    guard target.host.hasPrefix("dialin.") else { return false }
    return target.isHost(in: "teams.microsoft.com") || target.isHost(in: "teams.cloud.microsoft")
      || target.isHost(in: "teams.microsoft.us")
  }

  static func read(_ target: LinkTarget) -> LinkReading? {
    if isDialInHost(target) { return dialIn(target) }
    if isTeamsHost(target) { return meeting(target) }
    if target.host == "mysettings.lync.com" { return LinkReading(role: .resetPIN, vendor: .microsoftTeams) }
    if target.host == "aka.ms", target.segments.first?.lowercased() == "jointeamsmeeting" {
      return LinkReading(role: .help, vendor: .microsoftTeams)
    }
    if target.host == "go.microsoft.com", target.value("linkid") == "857250" {
      return LinkReading(role: .help, vendor: .microsoftTeams)
    }
    if target.isHost(in: "microsoft.com"), target.segments.contains(where: { $0.lowercased() == "microsoft-teams" }),
      let page = target.segments.last?.lowercased(), page == "download-app" || page == "join-a-meeting"
    {
      return LinkReading(role: .download, vendor: .microsoftTeams)
    }
    return interop(target)
  }

  private static func dialIn(_ target: LinkTarget) -> LinkReading {
    let isPIN = target.segments.last?.lowercased() == "pstnconferencing"
    return LinkReading(role: isPIN ? .resetPIN : .localNumbers, vendor: .microsoftTeams)
  }

  /// Cloud Video Interop: the partner's page of a Teams meeting.
  private static func interop(_ target: LinkTarget) -> LinkReading? {
    guard let first = target.segments.first?.lowercased() else { return nil }
    let isPartner =
      first == "teams" && (target.isHost(in: "pexip.me") || target.isHost(in: "plcm.vc") || target.isHost(in: "bjn.vc"))
      || first == "msteams" && target.isHost(in: "webex.com")
    return isPartner ? LinkReading(role: .videoInterop, vendor: .microsoftTeams) : nil
  }

  private static func meeting(_ target: LinkTarget) -> LinkReading? {
    let path = target.segments.map { $0.lowercased() }
    if path.count >= 3, path[0] == "l", path[1] == "meetup-join" {
      let message = target.segments.count > 3 ? target.segments[3] : nil
      return LinkReading(
        role: .join, vendor: .microsoftTeams, keys: threadKey(target.segments[2], message: message).map { [$0] } ?? [])
    }
    if path.first == "meet", path.count >= 2 {
      let digits = path[1]
      guard !digits.isEmpty, digits.utf8.allSatisfy(ASCII.isDigit) else { return nil }
      return LinkReading(role: .shortJoin, vendor: .microsoftTeams, keys: [meetingKey(digits)])
    }
    if path.first == "meetingoptions" {
      let key = target.value("threadid").flatMap { threadKey($0, message: target.value("messageid")) }
      return LinkReading(role: .options, vendor: .microsoftTeams, keys: key.map { [$0] } ?? [])
    }
    return LinkReading(role: .vendorPage, vendor: .microsoftTeams)
  }

  static func meetingKey(_ digits: String) -> String { "teams-meeting:" + digits }

  /// `19:meeting_…@thread.v2`, `19_meeting_…@thread.v2`, `19:meeting_…-thread.v2`. Threads of channels (`tacv2`) hold many
  /// meetings, told apart by their message.
  static func threadKey(_ id: String, message: String?) -> String? {
    var name = ASCII.percentDecoded(id.utf8)
    if name.starts(with: "19:".utf8) || name.starts(with: "19_".utf8) { name.removeFirst(3) }
    for suffix in ["-thread.v2", "-thread.tacv2", "-thread.skype"] {
      let start = name.count - suffix.utf8.count
      if start >= 0, name[start...].elementsEqual(suffix.utf8) { name[start] = 0x40 }
    }
    let thread = ASCII.string(name)
    guard thread.utf8.count >= 6 else { return nil }
    return "teams-thread:" + thread + (thread.hasSuffix(".tacv2") ? "/" + (message ?? "0") : "")
  }

  /// `conf:…;opaque=app:conf:focus:id:teams:2:0!19:meeting_…-thread.v2!<oid>!<tid>`
  static func readConf(_ target: LinkTarget) -> LinkReading? {
    let text = ASCII.string(ASCII.percentDecoded(target.opaque))
    guard let start = text.range(of: "focus:id:teams:") else { return nil }
    for part in text[start.upperBound...].split(separator: "!") where part.hasPrefix("19:") || part.hasPrefix("19_") {
      return LinkReading(
        role: .join, vendor: .microsoftTeams, keys: threadKey(String(part), message: nil).map { [$0] } ?? [])
    }
    return nil
  }

  /// Tenant and organizer that a meetup-join link's context names, lower case.
  static func context(_ target: LinkTarget) -> (tenant: String?, organizer: String?) {
    guard let context = target.value("context") else { return (nil, nil) }
    let text = ASCII.lower(context.utf8)
    return (guid("\"tid\"", in: text), guid("\"oid\"", in: text))
  }

  private static func guid(_ name: StaticString, in text: [UInt8]) -> String? {
    guard let at = text.firstIndex(caseless: name) else { return nil }
    let value = text[(at + name.utf8CodeUnitCount)...].drop { $0 == 0x3A || $0 == 0x22 || $0 == 0x20 }
      .prefix { ASCII.isAlphanumeric($0) || $0 == 0x2D }
    return value.isEmpty ? nil : ASCII.string(value)
  }
}
