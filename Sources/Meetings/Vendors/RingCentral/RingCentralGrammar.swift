/// RingCentral invitations. The line that asks to leave the text alone is written by the add-ins for calendars only.
enum RingCentralGrammar: InvitationStyle {
  static let vendor = VendorName.ringCentral
  static let family = PhraseFamily(rawValue: "ringcentral")
  static let proofs: [Set<LabelRole>] = [[.doNotEdit, .join], [.invites, .join], [.join, .localNumbers]]

  static func generation(_ labels: Set<LabelRole>) -> String { labels.contains(.joinDevices) ? "meetings" : "video" }
}
