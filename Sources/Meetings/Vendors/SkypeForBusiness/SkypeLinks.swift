/// Links of Skype for Business and Lync, and of consumer Skype's meetings. Servers on premises have any host; their join links
/// are known by structure alone: `/[meet/]<user>/<CODE>`. That is a hint, never a proof: see `SkypeGrammar`.
enum SkypeLinks {
  struct Meeting: Sendable, Equatable {
    /// Lower case.
    var user: String
    /// Upper case.
    var code: String
    /// The web app's twin, `?sl=1`.
    var isWebJoin: Bool
  }

  static func read(_ target: LinkTarget) -> LinkReading? {
    if target.host == "join.skype.com", target.segments.count == 1 {
      return LinkReading(role: .join, vendor: .skypeForBusiness, keys: ["skype:" + target.segments[0]])
    }
    if isHelp(target) { return LinkReading(role: .help, vendor: .skypeForBusiness) }
    if isLocalNumbers(target) { return LinkReading(role: .localNumbers, vendor: .skypeForBusiness) }
    guard let meeting = meeting(target) else { return focus(target) }
    return LinkReading(
      role: meeting.isWebJoin ? .webJoin : .join, vendor: .skypeForBusiness, keys: keys(meeting, host: target.host))
  }

  /// Microsoft's own hosts, for which the structure is proof enough.
  static func isOnlineHost(_ target: LinkTarget) -> Bool {
    target.isHost(in: "meet.lync.com") || target.host == "join.skype.com" || target.isHost(in: "meet.skype.com")
  }

  static func meeting(_ target: LinkTarget) -> Meeting? {
    guard target.scheme == "http" || target.scheme == "https", !target.host.isEmpty else { return nil }
    var path = target.segments[...]
    if target.isHost(in: "meet.lync.com") {
      if path.first?.lowercased() == "onmicrosoft" { path = path.dropFirst() }
      guard path.count == 3 else { return nil }
      path = path.dropFirst()
    } else if path.first?.lowercased() == "meet", path.count == 3 {
      path = path.dropFirst()
    }
    guard path.count == 2, let user = path.first, let code = path.last, isCode(code), isUser(user) else { return nil }
    return Meeting(user: user.lowercased(), code: code.uppercased(), isWebJoin: target.value("sl") == "1")
  }

  /// Real codes have eight characters; older servers are said to have had others.
  private static func isCode(_ text: String) -> Bool {
    (6...10).contains(text.utf8.count) && text.utf8.allSatisfy(ASCII.isAlphanumeric)
  }

  private static func isUser(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 >= 0x80 || "._-'+".utf8.contains($0) }
  }

  private static func keys(_ meeting: Meeting, host: String) -> [String] {
    ["sfb:\(host)/\(meeting.user)/\(meeting.code)", "sfb-focus:\(meeting.user)/\(meeting.code)"]
  }

  /// OCS: `/Join?uri=sip:user@domain;gruu;opaque=app:conf:focus:id:CODE&key=…`
  private static func focus(_ target: LinkTarget) -> LinkReading? {
    guard target.segments.last?.lowercased() == "join", let uri = target.value("uri") else { return nil }
    return focusKey(uri).map { LinkReading(role: .join, vendor: .skypeForBusiness, keys: [$0]) }
  }

  static func readConf(_ target: LinkTarget) -> LinkReading? {
    focusKey(ASCII.string(ASCII.percentDecoded(target.opaque))).map {
      LinkReading(role: .join, vendor: .skypeForBusiness, keys: [$0])
    }
  }

  private static func focusKey(_ text: String) -> String? {
    guard let id = text.range(of: "focus:id:"), let sip = text.range(of: "sip:") else { return nil }
    let code = text[id.upperBound...].utf8.prefix(while: ASCII.isAlphanumeric)
    let user = text[sip.upperBound...].prefix { $0 != "@" && $0 != ";" }
    guard !code.isEmpty, !user.isEmpty else { return nil }
    return "sfb-focus:" + user.lowercased() + "/" + String(decoding: code, as: UTF8.self).uppercased()
  }

  private static func isHelp(_ target: LinkTarget) -> Bool {
    if target.isHost(in: "officeredir.microsoft.com") || target.host == "r.office.microsoft.com" { return true }
    if target.host == "support.office.com" || target.host == "support.microsoft.com" { return true }
    return target.host == "go.microsoft.com" && target.value("linkid") == "389737"
  }

  /// `dialin.<domain>`, `join.<domain>/dialin`. Pages of other audio providers have any form.
  private static func isLocalNumbers(_ target: LinkTarget) -> Bool {
    target.host.hasPrefix("dialin.") || target.segments.first?.lowercased() == "dialin"
  }

}

extension LinkTarget {
  /// The parts of a Skype for Business join link, by structure alone and only where no other vendor's host is.
  var skypeMeeting: SkypeLinks.Meeting? { SkypeLinks.meeting(self) }
}
