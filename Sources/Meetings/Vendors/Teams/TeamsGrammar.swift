/// Blocks of Microsoft Teams, from the fenceless one of 2018 to today's, the short body that API clients get, and the dotted
/// block of the web client.
enum TeamsGrammar: BlockGrammar {
  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    let opening = opening(anchor: anchor, floor: floor, in: scan)
    guard opening.isFence || hasEvidence(below: anchor, in: scan) else { return nil }
    let stop = end(of: anchor, in: scan)
    var frame = BlockFrame(range: opening.start..<stop, hasOpeningFence: opening.isFence, hasClosingFence: false)
    if let closing = closing(of: frame, anchor: anchor, stop: stop, in: scan) {
      frame = BlockFrame(range: opening.start..<(closing + 1), hasOpeningFence: true, hasClosingFence: true)
    }
    if !frame.hasClosingFence {
      // No line of a block is a fence: the next one is somebody else's.
      frame.range = opening.start..<min(stop, scan.fence(from: anchor + 1) ?? stop)
    }
    var roles = TeamsRoles(frame.inside, anchor: anchor, in: scan).map
    if !frame.hasClosingFence {
      guard let last = lastOwned(roles) else { return nil }
      frame.range = frame.range.lowerBound..<(last + 1)
      if !frame.hasOpeningFence, let rule = closingRule(after: last, roles: roles, in: scan) {
        frame.range = frame.range.lowerBound..<(rule + 1)
        frame.hasClosingFence = true
      }
      roles = TeamsRoles(frame.inside, anchor: anchor, in: scan).map
    }
    guard isBlock(roles, frame: frame, anchor: anchor, in: scan) else { return nil }
    let reading = TeamsReading(frame: frame, roles: roles, anchor: anchor, scan: scan)
    return (reading.block(), frame.range.upperBound)
  }

  // MARK: - Where it starts

  private static func opening(anchor: Int, floor: Int, in scan: BlockScan) -> (start: Int, isFence: Bool) {
    let depth = scan[anchor].depth
    var position = anchor - 1
    while position >= max(floor, anchor - 6), scan[position].depth == depth {
      if scan[position].isFence {
        if position + 1 == anchor || isHeadline(scan[position + 1]) { return (position, true) }
        break
      }
      if scan[position].has(.join) || scan[position].has(.shortJoin) { break }
      position -= 1
    }
    if nameLabelled(scan[anchor]) { return (anchor, false) }
    for above in stride(from: anchor - 1, through: max(floor, anchor - 2), by: -1) where scan[above].depth == depth {
      if isHeadline(scan[above]) { return (above, false) }
      if !scan[above].links.isEmpty || scan[above].kind != .text { break }
    }
    return (anchor, false)
  }

  /// Every language keeps the product's name in its headline.
  static func isHeadline(_ line: ContentLine) -> Bool {
    guard line.kind == .text, line.text.count <= 160, line.text.contains(caseless: "teams"), let last = line.text.last
    else { return false }
    return last != 0x2E && last != 0x2C && line.links.allSatisfy { $0.target.role == .help }
  }

  /// The join link's own words name the product: the first two generations.
  static func nameLabelled(_ line: ContentLine) -> Bool {
    line.links.contains {
      $0.target.role == .join && line.label($0).contains(caseless: "teams") && !line.label($0).contains(caseless: "://")
    }
  }

  // MARK: - Where it ends

  /// The farthest that a block at `anchor` can reach: a change of quoting, a forwarded message, the limit.
  private static func end(of anchor: Int, in scan: BlockScan) -> Int {
    let depth = scan[anchor].depth
    let limit = min(scan.content.count, anchor + GrammarLimit.lines)
    let header = scan.header(below: anchor) ?? limit
    return (anchor + 1..<max(anchor + 1, min(limit, header))).first { scan[$0].depth != depth } ?? min(limit, header)
  }

  private static func closing(of frame: BlockFrame, anchor: Int, stop: Int, in scan: BlockScan) -> Int? {
    guard frame.hasOpeningFence, case .fence(let character, _) = scan[frame.range.lowerBound].kind else { return nil }
    guard let fence = scan.fence(from: anchor + 1), fence < stop, scan[fence].isFence(character) else { return nil }
    if opensAnother(at: fence, stop: stop, in: scan) { return nil }
    if scan.startsForwardedMessage(at: fence + 1) || !scan.areAlike(frame.range.lowerBound, fence) {
      // A separator of a reply or of a person's, unless the block's last line stands right above it.
      let roles = TeamsRoles((frame.range.lowerBound + 1)..<fence, anchor: anchor, in: scan).map
      guard lastOwned(roles) == fence - 1 else { return nil }
    }
    return fence
  }

  /// The fence belongs to the next block, for this one has lost its own.
  private static func opensAnother(at fence: Int, stop: Int, in scan: BlockScan) -> Bool {
    for position in (fence + 1)..<max(fence + 1, min(fence + 5, stop)) {
      if scan[position].isFence { return false }
      if scan[position].has(.join, of: .microsoftTeams) || scan[position].has(.shortJoin, of: .microsoftTeams) {
        return position == fence + 1 || isHeadline(scan[fence + 1])
      }
    }
    return false
  }

  /// The last line that only a block has, strangers' lines in between only so far.
  private static func lastOwned(_ roles: RoleMap) -> Int? {
    var last: Int?
    for position in roles.range {
      if roles[position].anchors {
        last = position
      } else if let last, position - last > GrammarLimit.strangers {
        break
      }
    }
    return last
  }

  /// The short body of API clients ends in 32 underscores.
  private static func closingRule(after last: Int, roles: RoleMap, in scan: BlockScan) -> Int? {
    guard last + 1 < scan.content.count, scan[last + 1].kind == .rule, scan[last + 1].depth == scan[last].depth,
      !scan.startsForwardedMessage(at: last + 2), roles.range.contains(where: { scan[$0].has(.shortJoin) }),
      roles.positions(of: .options).isEmpty
    else { return nil }
    return last + 1
  }

  private static func hasEvidence(below anchor: Int, in scan: BlockScan) -> Bool {
    scan.content[anchor...].dropFirst().prefix(40).contains(where: isEvidence)
  }

  /// A page of the vendor's or a printed id. The same join link once more proves nothing.
  private static func isEvidence(_ line: ContentLine) -> Bool {
    line.digits != nil
      || line.links.contains {
        $0.target.vendor == .microsoftTeams && $0.target.role != .join && $0.target.role != .shortJoin
      }
  }

  /// A link in a sentence is no block: there must be fences, or a second line that only a block has.
  private static func isBlock(_ roles: RoleMap, frame: BlockFrame, anchor: Int, in scan: BlockScan) -> Bool {
    if frame.hasOpeningFence, frame.hasClosingFence { return true }
    return roles.range.contains { $0 != anchor && roles[$0].anchors && isEvidence(scan[$0]) }
  }
}
