import Conferences

/// What each conference property of an item becomes. Most items have few of them, or none: whatever links have to be read for is
/// found out when it is asked for.
final class PropertyRules {
  let change: ConferenceChange
  let organizer: String?
  private lazy var stale = StaleMarks(change)
  private lazy var thread = SafeText.link(change.new.joinURL).flatMap(TeamsThread.init)
  private lazy var isOtherLink = change.isVendorChange || change.isOtherLink
  private lazy var showsDialIn = change.new.showsDialIn(for: change.newVendor)

  init(change: ConferenceChange, organizer: String?) {
    self.change = change
    self.organizer = organizer
  }

  func operation(
    for name: String, value: String, mayFill: Bool, substitute: (String) -> String
  ) -> ConferencePropertyPlan.Operation {
    guard !value.isEmpty else {
      guard mayFill, change.isVendorChange, let wanted = wanted(name) else { return .keep }
      return .set(wanted)
    }
    guard let next = change.isVendorChange ? moved(name, value, mayFill) : renewed(name, value) else { return .remove }
    let result = substitute(next)
    if stale.mark(result) { return .remove }
    return result == value ? .keep : .set(result)
  }

  func additions(to properties: [(name: String, value: String)]) -> [ConferencePropertyPlan.Addition] {
    let present = Set(properties.map { $0.name.uppercased() })
    let names = change.isVendorChange ? Self.names(of: change.newVendor) : Self.phoneNames(of: change.newVendor)
    let isOnline = properties.contains { !$0.value.isEmpty && Self.linkNames.contains($0.name.uppercased()) }
    guard change.isVendorChange || isOnline && !change.old.showsDialIn(for: change.oldVendor) else { return [] }
    return names.filter { !present.contains($0) }.compactMap { name in
      wanted(name).map { ConferencePropertyPlan.Addition(name: name, value: $0) }
    }
  }

  // MARK: Another vendor

  /// Nil: the property goes.
  private func moved(_ name: String, _ value: String, _ mayFill: Bool) -> String? {
    if name == "CONFERENCE" { return uri(value) }
    if mayFill, Self.names(of: change.newVendor).contains(name), let wanted = wanted(name) { return wanted }
    let isMicrosoft = name != "X-GOOGLE-CONFERENCE"
    let isOldVendors = isMicrosoft ? change.oldVendor.hasExchangeProperties : change.oldVendor == .googleMeet
    let isNewVendors = isMicrosoft ? change.newVendor.hasExchangeProperties : change.newVendor == .googleMeet
    return isOldVendors || isNewVendors ? nil : value
  }

  /// The new vendor's value of a property; nil where the data does not say.
  private func wanted(_ name: String) -> String? {
    guard Self.names(of: change.newVendor).contains(name) else { return nil }
    switch name {
    case "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-GOOGLE-CONFERENCE":
      return change.link(for: .join)
    case "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL":
      return thread?.schedulingURL(host: "api.scheduler.teams.microsoft.com")
    case "X-MICROSOFT-SKYPETEAMSPROPERTIES": return thread?.properties
    case "X-MICROSOFT-ONLINEMEETINGINFORMATION": return "{\"OnlineMeetingChannelId\":null,\"OnlineMeetingProvider\":3}"
    case "X-MICROSOFT-ONLINEMEETINGCONFLINK":
      guard let focus = SkypeFocus(change.new.joinURL), let organizer else { return nil }
      return "conf:sip:" + SafeText.line(organizer) + ";gruu;opaque=app:conf:focus:id:" + focus.code
        + "?required-media=audio"
    case "X-MICROSOFT-CONFERENCETELURI": return newNumber("").flatMap { telephone($0) }
    case "X-MICROSOFT-ONLINEMEETINGCONFERENCEID": return showsDialIn ? conferenceID : nil
    case "X-MICROSOFT-ONLINEMEETINGTOLLNUMBER": return newNumber("").map { SafeText.line($0.number) }
    default: return nil
    }
  }

  // MARK: The same vendor

  /// Nil: the property goes. The value itself: nothing changes.
  private func renewed(_ name: String, _ value: String) -> String? {
    switch name {
    case "X-MICROSOFT-ONLINEMEETINGCONFLINK": isOtherLink ? focusLink(value) : value
    case "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL": isOtherLink ? schedulingURL(value) : value
    case "X-MICROSOFT-SKYPETEAMSPROPERTIES": isOtherLink ? teamsProperties(value) : value
    case "X-MICROSOFT-ONLINEMEETINGCONFERENCEID":
      change.new.dialIn == .removed ? nil : value.digitsOnly == conferenceID ? value : conferenceID ?? value
    case "X-MICROSOFT-ONLINEMEETINGTOLLNUMBER":
      phone(value) {
        newNumber(value.digitsOnly).map { $0.number.digitsOnly == value.digitsOnly ? value : SafeText.line($0.number) }
      }
    case "X-MICROSOFT-CONFERENCETELURI", "CONFERENCE": uri(value)
    case _ where value.utf8.starts(with: "{".utf8): value
    default: uri(value)
    }
  }

  /// A link or a `tel:` URI; anything else stays.
  private func uri(_ value: String) -> String? {
    if value.utf8.starts(caseless: "tel:") { return phone(value) { telephoneSuccessor(value) } }
    let link = JoinLink(value)
    guard link.role == .join || link.role == .shortJoin || change.isOld(link) else { return value }
    guard change.isOld(link) else { return value }
    guard let next = change.link(for: link.role) else { return nil }
    return JoinLink(next).isSameAddress(as: link) ? value : next
  }

  /// Phone values go with the dial-in part; without new data they stay as they are.
  private func phone(_ value: String, _ next: () -> String?) -> String? {
    if change.new.dialIn == .removed { return nil }
    return showsDialIn ? next() : (isOtherLink && change.isVendorChange ? nil : value)
  }

  /// `tel:<number>,,<conference ID>`: the number's successor and the new ID. The value itself where both are the same.
  private func telephoneSuccessor(_ value: String) -> String? {
    let body = value.utf8.dropFirst(4)
    let number = String(decoding: body.prefix { $0 != 0x2C && $0 != 0x3B }, as: UTF8.self)
    let rest = String(decoding: body.dropFirst(number.utf8.count), as: UTF8.self)
    guard let next = newNumber(number.digitsOnly) else { return nil }
    let id = rest.digitsOnly
    let isSameID = id.isEmpty || id == conferenceID
    if next.number.digitsOnly == number.digitsOnly, isSameID { return value }
    let commas = String(decoding: rest.utf8.prefix { $0 == 0x2C }, as: UTF8.self)
    let hash = rest.utf8.last == 0x23 ? "#" : ""
    return "tel:" + next.digits + (id.isEmpty ? "" : (commas.isEmpty ? ",," : commas) + (conferenceID ?? "") + hash)
  }

  private func telephone(_ number: DialInNumber) -> String? {
    conferenceID.map { "tel:" + number.digits + ",," + $0 }
  }

  private func newNumber(_ old: String) -> DialInNumber? { showsDialIn ? change.successor(ofNumber: old) : nil }

  private var conferenceID: String? { change.new.phoneConferenceID(for: change.newVendor) }

  /// `conf:sip:<user>@<domain>;gruu;opaque=app:conf:focus:id:<focus>?…` with the new user and focus. A conversation's ID
  /// goes: it is the old one's.
  private func focusLink(_ value: String) -> String? {
    let bytes = Array(value.utf8)
    guard let focusAt = bytes.range(of: Array("focus:id:".utf8))?.upperBound else { return nil }
    var head = String(decoding: bytes[..<focusAt], as: UTF8.self)
    if bytes[focusAt...].starts(caseless: "teams:") { return thread.map { head + $0.focus } }
    guard let focus = SkypeFocus(change.new.joinURL) else { return nil }
    if let user = focus.user, let sip = head.utf8.range(of: Array("sip:".utf8)),
      let at = head.utf8.firstIndex(of: 0x40),
      sip.upperBound < at, head[sip.upperBound..<at].lowercased() != user.lowercased(),
      SkypeFocus(change.old.joinURL)?.user?.lowercased() == head[sip.upperBound..<at].lowercased()
    {
      head.replaceSubrange(sip.upperBound..<at, with: user)
    }
    let asksForAudio = value.utf8.range(of: Array("required-media=audio".utf8)) != nil
    return head + focus.code + (asksForAudio ? "?required-media=audio" : "")
  }

  private func schedulingURL(_ value: String) -> String? {
    let host = LinkTarget(Array(value.utf8)).host
    return host.isEmpty ? nil : thread?.schedulingURL(host: host)
  }

  /// The object with its `cid` and the organizer's ID replaced, so that the order of its keys and a channel's marks stay.
  private func teamsProperties(_ value: String) -> String? {
    guard let thread else { return nil }
    guard let old = change.old.joinURL.flatMap(TeamsThread.init), value.utf8.range(of: Array(old.thread.utf8)) != nil,
      old.message == thread.message
    else { return thread.properties }
    return value.replacing(old.thread, with: thread.thread).replacing(old.organizer, with: thread.organizer)
  }

  // MARK: Names

  private static func names(of vendor: VendorName) -> [String] {
    switch vendor {
    case .microsoftTeams:
      [
        "X-MICROSOFT-ONLINEMEETINGINFORMATION", "X-MICROSOFT-ONLINEMEETINGCONFERENCEID",
        "X-MICROSOFT-ONLINEMEETINGTOLLNUMBER", "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "X-MICROSOFT-SKYPETEAMSPROPERTIES",
      ]
    case .skypeForBusiness:
      ["X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK", "X-MICROSOFT-CONFERENCETELURI"]
    case .googleMeet: ["X-GOOGLE-CONFERENCE"]
    default: []
    }
  }

  private static func phoneNames(of vendor: VendorName) -> [String] {
    switch vendor {
    case .microsoftTeams: ["X-MICROSOFT-ONLINEMEETINGCONFERENCEID", "X-MICROSOFT-ONLINEMEETINGTOLLNUMBER"]
    case .skypeForBusiness: ["X-MICROSOFT-CONFERENCETELURI"]
    default: []
    }
  }

  private static let linkNames: Set<String> = [
    "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK",
  ]
}

/// The last two parts of a Skype for Business link: `…/<user>/<code>`, the code 8 letters and digits.
private struct SkypeFocus {
  let user: String?
  let code: String

  init?(_ link: String?) {
    guard let link else { return nil }
    let segments = LinkTarget(Array(link.utf8)).segments
    guard let code = segments.last, code.utf8.count == 8, code.utf8.allSatisfy(ASCII.isAlphanumeric) else { return nil }
    self.code = code
    let user = segments.dropLast().last
    self.user = user.flatMap { $0.utf8.allSatisfy { ASCII.isAlphanumeric($0) || ".-_+'".utf8.contains($0) } ? $0 : nil }
  }
}

extension String {
  /// Every occurrence replaced, compared byte by byte.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard !old.isEmpty, old != new else { return self }
    var result: [UInt8] = []
    var rest = Array(utf8)[...]
    while let hit = rest.range(of: Array(old.utf8)) {
      result += rest[..<hit.lowerBound]
      result += new.utf8
      rest = rest[hit.upperBound...]
    }
    return String(decoding: result + rest, as: UTF8.self)
  }
}
