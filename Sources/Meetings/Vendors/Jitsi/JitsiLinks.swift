/// Links of Jitsi Meet: the public servers, and servers of one's own that say `jitsi` in their name.
enum JitsiLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    guard isServer(target.host), let last = target.segments.last else { return nil }
    if last.lowercased() == "dialininfo.html" {
      let keys = target.value("room").map { [key(target.host, $0)] } ?? []
      return LinkReading(role: .localNumbers, vendor: .jitsi, keys: keys)
    }
    guard target.segments.count <= 2, target.segments[0] != "static", !last.hasSuffix(".html") else {
      return LinkReading(role: .vendorPage, vendor: .jitsi)
    }
    return LinkReading(role: .join, vendor: .jitsi, keys: [key(target.host, target.segments.joined(separator: "/"))])
  }

  private static func isServer(_ host: String) -> Bool {
    if host == "meet.jit.si" || host == "8x8.vc" || host.hasSuffix(".meet.jit.si") { return true }
    guard host.utf8.contains(caseless: "jitsi") else { return false }
    return host.split(separator: ".").dropLast().contains {
      $0 == "jitsi" || $0 == "jitsi-meet" || $0 == "meet-jitsi"
    }
  }

  /// Rooms are told without regard to case.
  private static func key(_ host: String, _ room: String) -> String { "jitsi:" + host + "/" + room.lowercased() }
}
