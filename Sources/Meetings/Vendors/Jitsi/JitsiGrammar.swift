/// Jitsi Meet invitations: what the meeting's dialog copies ("invite"), what the app shares ("share"), and what the add-on for
/// Google Calendar writes ("addon").
enum JitsiGrammar: InvitationStyle {
  static let vendor = VendorName.jitsi
  static let family = PhraseFamily(rawValue: "jitsi")
  static let proofs: [Set<LabelRole>] = [
    [.invites, .join], [.headline, .join], [.joinClick], [.join, .localNumbers],
  ]

  static func generation(_ labels: Set<LabelRole>) -> String {
    if labels.contains(.toll) { return "addon" }
    return labels.contains(.joinClick) ? "share" : "invite"
  }

  static func checks(_ lines: InvitationLines) -> [IdentityCheck] {
    let pages = lines.range.flatMap { lines.scan[$0].links.map(\.target) }
      .filter { $0.role == .localNumbers && !$0.identity.isEmpty }
    return pages.map {
      IdentityCheck(name: "numbers-page-equals-join-link", holds: $0.isSameConference(as: lines.link))
    }
  }
}
