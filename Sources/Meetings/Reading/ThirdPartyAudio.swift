/// Tells a dial-in part of an outside audio provider (ACP) from the conferencing service's own.
enum ThirdPartyAudio {
  private static let providers = [
    "intercall.com", "pgi.com", "premiereglobal.com", "globalmeet.com", "btconferencing.com", "meetme.bt.com",
    "conferencing.bt.com", "arkadin.com",
    "westconferencing.com", "teleconference.att.com", "verizonbusiness.com", "e-meetings.verizonbusiness.com",
    "tatacommunications.com",
    "level3.com", "readytalk.com", "loopup.com", "turbobridge.com", "soundconnect.com", "budgetconferencing.com",
    "conferencecalling.com",
    "powwownow.com", "freeconferencecall.com", "chorusdirect.com",
  ]

  /// - Parameters:
  ///   - pages: links to pages of numbers, and other links of the dial-in part.
  ///   - hasNumbers: the dial-in part itself lists numbers.
  ///   - ownHosts: domains of the conferencing service and of the organization.
  static func isIn(
    pages: [JoinLink], hasNumbers: Bool, conferenceID: String?, footer: @autoclosure () -> [ContentLine],
    ownHosts: @autoclosure () -> [String]
  ) -> Bool {
    if pages.contains(where: { page in providers.contains { page.parts.isHost(in: $0) } }) { return true }
    guard !hasNumbers, conferenceID != nil else { return false }
    if pages.isEmpty { return footer().contains { holdsNumber($0) } }
    let ownHosts = ownHosts()
    return !pages.contains { page in ownHosts.contains { page.parts.isHost(in: $0) } }
  }

  /// `UK 08003761896`, `+1 800 555 0100`: some words at most, then digits enough for a telephone number.
  private static func holdsNumber(_ line: ContentLine) -> Bool {
    var run = 0
    for byte in line.text {
      if ASCII.isDigit(byte) {
        run += 1
        if run >= 8 { return true }
      } else if byte != 0x20, byte != 0x2D, byte != 0x2B, byte != 0x28, byte != 0x29 {
        run = 0
      }
    }
    return false
  }

  /// The last two labels of a host, or three below a country's short second level: `meet.contoso.example` → `contoso.example`.
  static func organization(of host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count > 2 else { return host }
    let isCountry =
      labels[labels.count - 1].utf8.count == 2
      && ["co", "com", "org", "net", "ac", "gov", "or", "ne"].contains(labels[labels.count - 2])
    return labels.suffix(isCountry ? 3 : 2).joined(separator: ".")
  }
}
