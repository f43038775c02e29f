/// GoToMeeting invitations: a sentence, the link, numbers by country, the access code, a check of the system at the end.
enum GoToMeetingGrammar: InvitationStyle {
  static let vendor = VendorName.goToMeeting
  static let family = PhraseFamily(rawValue: "goto")
  static let proofs: [Set<LabelRole>] = [[.joinDevices, .conferenceID], [.joinDevices, .trouble]]

  static func generation(_ labels: Set<LabelRole>) -> String { "classic" }

  static func checks(_ lines: InvitationLines) -> [IdentityCheck] {
    guard let number = number(of: lines.link),
      let code = lines.first(of: .conferenceID).flatMap(InvitationReading.printedDigits)
    else { return [] }
    return [IdentityCheck(name: "access-code-equals-join-link", holds: code.filter(\.isNumber) == number)]
  }
}
