/// Links of Zoom and its national and government clouds.
enum ZoomLinks {
  private static let domains = ["zoom.us", "zoom.com", "zoomgov.com", "zoom-x.de", "zoom.com.cn"]

  static func isZoomHost(_ target: LinkTarget) -> Bool { domains.contains { target.isHost(in: $0) } }

  static func read(_ target: LinkTarget) -> LinkReading? {
    guard isZoomHost(target) else { return nil }
    guard let kind = target.segments.first?.lowercased(), target.segments.count >= 2 else {
      return LinkReading(role: .vendorPage, vendor: .zoom)
    }
    let name = target.segments[1]
    let isNumber = (9...12).contains(name.utf8.count) && name.utf8.allSatisfy(ASCII.isDigit)
    switch kind {
    case "j", "w", "s":
      return isNumber ? LinkReading(role: .join, vendor: .zoom, keys: [key(name)]) : nil
    case "my":
      return LinkReading(role: .join, vendor: .zoom, keys: ["zoom-room:" + target.host + "/" + name.lowercased()])
    case "u": return LinkReading(role: .localNumbers, vendor: .zoom)
    case "meetings", "skype", "wc":
      return LinkReading(role: .vendorPage, vendor: .zoom, keys: isNumber ? [key(name)] : [])
    default: return LinkReading(role: .vendorPage, vendor: .zoom)
    }
  }

  /// The ID in `…zoom.us/j/<9 to 11 digits>`.
  static func meetingNumber(_ target: LinkTarget) -> String? {
    guard target.segments.count >= 2, ["j", "w", "s"].contains(target.segments[0].lowercased()) else { return nil }
    let digits = target.segments[1]
    return (9...11).contains(digits.utf8.count) && digits.utf8.allSatisfy(ASCII.isDigit) ? digits : nil
  }

  static func key(_ digits: String) -> String { "zoom:" + digits }
}
