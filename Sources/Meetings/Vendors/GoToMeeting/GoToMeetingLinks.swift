/// Links of GoToMeeting: meetings by number, and personal rooms.
enum GoToMeetingLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    guard ["gotomeeting.com", "gotomeet.me", "goto.com", "gotomeet.at"].contains(where: target.isHost) else {
      return nil
    }
    if target.host == "link.gotomeeting.com" { return LinkReading(role: .help, vendor: .goToMeeting) }
    switch (target.segments.count, target.segments.first?.lowercased()) {
    case (2, "join"): return join(target.segments[1])
    case (_, "install"): return LinkReading(role: .download, vendor: .goToMeeting)
    case (1, let name?) where target.isHost(in: "gotomeet.me") || target.host == "meet.goto.com": return join(name)
    default: return LinkReading(role: .vendorPage, vendor: .goToMeeting)
    }
  }

  private static func join(_ name: String) -> LinkReading {
    LinkReading(role: .join, vendor: .goToMeeting, keys: ["gotomeeting:" + name.lowercased()])
  }

  /// Nil for a personal room.
  static func meetingNumber(_ target: LinkTarget) -> String? {
    guard let name = target.segments.last, name.utf8.count == 9, name.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return name
  }
}
