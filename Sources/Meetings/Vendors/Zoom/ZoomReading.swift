import Conferences

/// Turns the lines of a Zoom invitation into what they say.
struct ZoomReading {
  let frame: BlockFrame
  let roles: RoleMap
  let link: JoinLink
  let scan: BlockScan

  private var lines: [ContentLine] { roles.range.map { scan[$0] } }

  func block() -> MeetingBlock {
    let conference = conference()
    var identity = link.identity
    if let id = conference.meetingID {
      identity.merge(ConferenceIdentity(keys: [ZoomLinks.key(id.filter(\.isNumber))]))
    }
    var block = MeetingBlock(
      vendor: .zoom, generation: frame.hasOpeningFence ? "addon" : "plugin", lines: scan.lines(of: frame),
      span: scan.span(of: frame),
      conference: conference, identity: identity, joinLinks: [link])
    block.language = conference.language
    scan.note(typed: roles.positions(of: .typed), in: &block)
    block.checks = checks
    block.isComplete = isComplete
    scan.finish(&block, frame: frame)
    block.conference.language = block.language
    return block
  }

  /// The number, and one of the lines that no person types beside it. The sentence that invites needs somebody who invites:
  /// without it the label of the link or the add-on's fences speak.
  private var isComplete: Bool {
    guard roles.first(of: .meetingID) != nil else { return false }
    return frame.hasOpeningFence && frame.hasClosingFence
      || lines.contains { ZoomGrammar.invites($0.text) || ZoomGrammar.isJoinLabel($0) }
  }

  private func conference() -> Conference {
    var result = scan.numberedMeeting(roles, link: link)
    result.localNumbersURL = lines.lazy.compactMap { $0.first(.localNumbers, of: .zoom)?.url }.first
    let labels = lines.flatMap { line in [line.text[...]] + (LabelledValue.split(line.text).map { [$0.label] } ?? []) }
    result.language = LanguageTag.ofLabels(labels, in: .zoom)
    return result
  }

  private var checks: [IdentityCheck] {
    guard let number = link.identity.keys.first(where: { $0.hasPrefix("zoom:") }) else { return [] }
    let printed = lines.compactMap { line -> String? in
      guard let found = line.digits, (9...12).contains(found.digits.utf8.count), line.links.isEmpty else { return nil }
      return ZoomLinks.key(found.digits)
    }
    return printed.isEmpty
      ? [] : [IdentityCheck(name: "meeting-id-equals-join-link", holds: printed.allSatisfy { $0 == number })]
  }
}
