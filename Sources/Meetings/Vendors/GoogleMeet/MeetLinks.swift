/// Links of Google Meet.
enum MeetLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    if target.host == "meet.google.com", let code = target.segments.first, target.segments.count == 1, isCode(code) {
      return LinkReading(role: .join, vendor: .googleMeet, keys: ["meet:" + code.lowercased()])
    }
    if target.host == "tel.meet", let code = target.segments.first {
      return LinkReading(role: .localNumbers, vendor: .googleMeet, keys: ["meet:" + code.lowercased()])
    }
    if target.host == "support.google.com" { return LinkReading(role: .help, vendor: .googleMeet) }
    return nil
  }

  /// `abc-defg-hij`; anonymised samples have other lengths.
  private static func isCode(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { (2...5).contains($0.utf8.count) && $0.utf8.allSatisfy(ASCII.isAlphanumeric) }
  }
}
