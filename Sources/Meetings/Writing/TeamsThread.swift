/// What a `meetup-join` link names (facts section 7): thread, message, tenant and organizer. Everything else that names the
/// meeting follows from it.
struct TeamsThread: Equatable {
  /// `19:meeting_…@thread.v2`
  let thread: String
  /// `0`, or a message's number in a channel.
  let message: String
  let tenant: String
  let organizer: String
  /// `teams.microsoft.com`, or that of another cloud.
  let host: String

  /// Nil for every other link, and for one whose `context` names no tenant and organizer.
  init?(_ link: String) {
    let target = LinkTarget(remembered: link)
    guard let at = target.segments.firstIndex(of: "meetup-join"), target.segments.count > at + 1,
      TeamsLinks.isTeamsHost(target)
    else { return nil }
    host = target.host
    thread = target.segments[at + 1]
    message = target.segments.count > at + 2 ? target.segments[at + 2] : "0"
    guard thread.utf8.starts(with: "19:".utf8), thread.utf8.allSatisfy(Self.isThreadByte),
      message.utf8.allSatisfy(ASCII.isDigit), let context = target.value("context")
    else { return nil }
    guard let tenant = Self.field("Tid", of: context), let organizer = Self.field("Oid", of: context) else {
      return nil
    }
    self.tenant = tenant
    self.organizer = organizer
  }

  /// `19_meeting_…@thread.v2`, as pages and services spell it.
  var threadWithUnderscore: String { "19_" + thread.dropFirst(3) }

  /// The organizer's page of meeting options.
  func optionsURL(language: String) -> String {
    "https://\(host)/meetingOptions/?organizerId=\(organizer)&tenantId=\(tenant)&threadId="
      + threadWithUnderscore + "&messageId=\(message)&language=\(language)"
  }

  /// The value of X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL on the given host.
  func schedulingURL(host: String) -> String {
    "https://\(host)/teams/\(tenant)/\(organizer)/\(threadWithUnderscore)/\(message)"
  }

  /// The value of X-MICROSOFT-SKYPETEAMSPROPERTIES for a meeting of its own.
  var properties: String {
    "{\"cid\":\"\(thread)\",\"private\":true,\"type\":0,\"mid\":0,\"rid\":0,\"uid\":null}"
  }

  /// The focus identifier of X-MICROSOFT-ONLINEMEETINGCONFLINK in items of 2020 and 2021:
  /// `teams:2:0!19:meeting_…-thread.v2!<oid>!<tid>`.
  var focus: String {
    let plainThread = thread.utf8.map { $0 == 0x40 ? 0x2D : $0 }
    let plain = { (guid: String) in String(decoding: guid.utf8.filter { $0 != 0x2D }, as: UTF8.self) }
    return "teams:2:\(message)!" + String(decoding: plainThread, as: UTF8.self) + "!" + plain(organizer) + "!"
      + plain(tenant)
  }

  /// A string field of the small JSON object in `context`; its values are GUIDs, so no escapes are looked for.
  private static func field(_ name: String, of context: String) -> String? {
    let bytes = Array(context.utf8)
    guard let key = bytes.range(of: Array("\"\(name)\"".utf8)) else { return nil }
    let rest = bytes[key.upperBound...].drop { $0 == 0x20 }
    guard rest.first == 0x3A else { return nil }
    let quoted = rest.dropFirst().drop { $0 == 0x20 }
    guard quoted.first == 0x22 else { return nil }
    let value = quoted.dropFirst().prefix { $0 != 0x22 }
    guard !value.isEmpty, value.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D }) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  private static func isThreadByte(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || ":_-@.=+/".utf8.contains(byte)
  }
}

/// A short Teams link: `https://teams.microsoft.com/meet/<digits>?p=<secret>`.
struct TeamsShortLink: Equatable {
  let meetingDigits: String

  init?(_ link: String) {
    let target = LinkTarget(remembered: link)
    guard target.segments.count == 2, target.segments[0].lowercased() == "meet", TeamsLinks.isTeamsHost(target) else {
      return nil
    }
    let digits = target.segments[1]
    guard !digits.isEmpty, digits.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    meetingDigits = digits
  }
}
