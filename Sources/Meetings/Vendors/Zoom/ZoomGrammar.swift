/// Zoom invitations: unfenced from the Outlook plug-in, fenced by the Google add-on. Wording is customised per account, so
/// the meeting's number carries the reading.
enum ZoomGrammar: BlockGrammar {
  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    guard let link = scan[anchor].links.first(where: { $0.target.vendor == .zoom && $0.target.role == .join })?.target
    else { return nil }
    // A link in a sentence is no invitation: its number must be printed too. A fence says enough.
    let isFenced = scan[max(floor, min(anchor, anchor - 8))..<max(floor, anchor)].contains { $0.kind == .zoomFence }
    guard isFenced || scan.content[anchor...].prefix(40).contains(where: { $0.digits != nil }) else { return nil }
    let stop = end(of: anchor, link: link, in: scan)
    var frame = BlockFrame(range: anchor..<stop, hasOpeningFence: false, hasClosingFence: false)
    if let fences = fences(around: anchor, floor: floor, stop: stop, in: scan) {
      frame = BlockFrame(
        range: fences.lowerBound..<(fences.upperBound + 1), hasOpeningFence: true, hasClosingFence: true)
    } else {
      frame.range = start(of: anchor, floor: floor, in: scan)..<stop
    }
    var roles = ZoomRoles(frame.inside, anchor: anchor, link: link, in: scan).map
    if !frame.hasClosingFence {
      let last = ZoomRoles.lastOwned(roles)
      frame.range = frame.range.lowerBound..<(last + 1)
      roles = ZoomRoles(frame.inside, anchor: anchor, link: link, in: scan).map
    }
    guard frame.hasClosingFence || roles.first(of: .meetingID) != nil else { return nil }
    return (ZoomReading(frame: frame, roles: roles, link: link, scan: scan).block(), frame.range.upperBound)
  }

  private static func end(of anchor: Int, link: JoinLink, in scan: BlockScan) -> Int {
    let limit = min(scan.content.count, anchor + GrammarLimit.lines)
    let stop = min(limit, scan.header(below: anchor) ?? limit)
    return (anchor + 1..<max(anchor + 1, stop)).first { position in
      scan[position].depth != scan[anchor].depth
        || scan[position].links.contains {
          $0.target.role == .join && $0.target.vendor != nil && !$0.target.isSameConference(as: link)
            && $0.target.vendor != .skypeForBusiness
        }
    } ?? stop
  }

  private static func fences(around anchor: Int, floor: Int, stop: Int, in scan: BlockScan) -> ClosedRange<Int>? {
    guard
      let opening = stride(from: anchor - 1, through: max(floor, anchor - 8), by: -1).first(where: {
        scan[$0].kind == .zoomFence
      }),
      let closing = (anchor + 1..<max(anchor + 1, stop)).first(where: { scan[$0].kind == .zoomFence })
    else { return nil }
    return opening...closing
  }

  /// Up from the link: words for it, subject and time, the sentence that invites.
  private static func start(of anchor: Int, floor: Int, in scan: BlockScan) -> Int {
    var start = anchor
    let lowest = max(floor, anchor - 6)
    for position in stride(from: anchor - 1, through: lowest, by: -1) {
      let line = scan[position]
      guard line.kind == .text, line.depth == scan[anchor].depth, line.links.isEmpty else { break }
      if invites(line.text) { return position }
      if position == anchor - 1, line.text.count <= 80, line.text.contains(caseless: "zoom") { start = position }
    }
    return start
  }

  /// Holds the product's name and a form of *invite*.
  static func invites(_ text: [UInt8]) -> Bool {
    guard text.count <= 240, text.contains(caseless: "zoom") else { return false }
    return stems.contains { text.range(of: $0) != nil }
  }

  /// `Join Zoom Meeting` as the whole of a line.
  static func isJoinLabel(_ line: ContentLine) -> Bool {
    line.phrases.contains { $0.family == .zoom && $0.role == .join }
  }

  private static let stems: [[UInt8]] = [
    "inviting you", "invites you", "invited you", "has invited", "invit", "lädt Sie", "lädt dich", "nodigt", "bjuder",
    "inviter", "kutsuu", "zaprasza", "zve", "meghív", "davet",
    "convida", "приглаша", "запрошу", "招待", "邀请", "邀請", "초대", "เชิญ", "mời",
  ].map { Array($0.utf8) }
}
