/// BlueJeans invitations: the link first, then steps for room systems and telephones between lines of dashes.
enum BlueJeansGrammar: InvitationStyle {
  static let vendor = VendorName.blueJeans
  static let family = PhraseFamily(rawValue: "bluejeans")
  static let proofs: [Set<LabelRole>] = [[.join, .videoDevices], [.join, .trouble], [.joinHeading, .videoDevices]]

  static func generation(_ labels: Set<LabelRole>) -> String { labels.contains(.joinHeading) ? "2020" : "2018" }

  static func checks(_ lines: InvitationLines) -> [IdentityCheck] {
    guard let number = number(of: lines.link) else { return [] }
    let printed = lines.range.filter { lines.labels[$0] == .meetingID }
      .compactMap { InvitationReading.printedDigits(lines.scan[$0])?.filter(\.isNumber) }
    return printed.isEmpty
      ? [] : [IdentityCheck(name: "meeting-id-equals-join-link", holds: printed.allSatisfy { $0 == number })]
  }
}
