/// What one service's invitations are told by. They have no fences: some words stand above the link, and below it lines that
/// only the service writes.
protocol InvitationStyle: BlockGrammar {
  static var vendor: VendorName { get }
  static var family: PhraseFamily { get }
  /// Sets of labels, each enough to call an invitation whole: nobody types all of them beside a link by hand.
  static var proofs: [Set<LabelRole>] { get }
  /// - Parameter labels: of all lines.
  static func generation(_ labels: Set<LabelRole>) -> String
  /// Digits that the block prints once more, where the link holds them.
  static func number(of link: JoinLink) -> String?
  static func checks(_ lines: InvitationLines) -> [IdentityCheck]
  /// Whether the lines are enough to be the service's at all.
  static func isBlock(_ lines: InvitationLines) -> Bool
}

extension InvitationStyle {
  static func number(of link: JoinLink) -> String? { vendor.vendor?.meetingNumber(link.parts) }

  static func checks(_ lines: InvitationLines) -> [IdentityCheck] { [] }

  static func isBlock(_ lines: InvitationLines) -> Bool { true }

  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    guard
      let link = scan[anchor].links.first(where: { $0.target.vendor == vendor && $0.target.role == .join })?.target,
      let lines = InvitationLines(around: anchor, floor: floor, link: link, style: Self.self, in: scan), isBlock(lines)
    else { return nil }
    return (InvitationReading(lines: lines, style: Self.self).block(), lines.range.upperBound)
  }
}
