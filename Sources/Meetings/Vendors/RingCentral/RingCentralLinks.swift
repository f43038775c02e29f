/// Links of RingCentral Video, and of RingCentral Meetings before it.
enum RingCentralLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    guard target.isHost(in: "ringcentral.com") || target.isHost(in: "ringcentral.biz") else { return nil }
    let kind = target.segments.first?.lowercased() ?? ""
    if kind == "teleconference" || kind == "dial-in-numbers" {
      return LinkReading(role: .localNumbers, vendor: .ringCentral)
    }
    let name = kind == "conf" ? target.segments.last : target.segments.dropFirst().first
    guard ["join", "j", "conf", "launcher"].contains(kind), target.segments.count >= 2, let name else {
      return LinkReading(role: .vendorPage, vendor: .ringCentral)
    }
    return LinkReading(role: .join, vendor: .ringCentral, keys: ["ringcentral:" + name.lowercased()])
  }
}
