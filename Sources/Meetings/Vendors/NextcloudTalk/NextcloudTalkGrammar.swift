/// What NC Connector writes into an appointment. The link has any host, so the add-in's own sentence or Nextcloud's manual
/// must stand beside it: other services copy labels.
enum NextcloudTalkGrammar: InvitationStyle {
  static let vendor = VendorName.nextcloudTalk
  static let family = PhraseFamily(rawValue: "nextcloud")
  static let proofs: [Set<LabelRole>] = [[.headline, .join, .needHelp]]

  static func generation(_ labels: Set<LabelRole>) -> String { "connector" }

  static func isBlock(_ lines: InvitationLines) -> Bool {
    lines.first(of: .headline) != nil || lines.range.contains { lines.scan[$0].has(.help, of: vendor) }
  }
}
