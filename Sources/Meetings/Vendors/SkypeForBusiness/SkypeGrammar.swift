/// Blocks of Skype for Business, Lync 2010 and 2013, and the dotted block around a consumer link.
///
/// Servers on premises have any host, so a link of the right structure is not enough: fences of the right length, the end
/// marker, the web app's twin link, the anchors of the HTML or the item's own property must vouch for it.
enum SkypeGrammar: BlockGrammar {
  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    guard
      let link = scan[anchor].links.first(where: { $0.target.vendor == .skypeForBusiness && isJoin($0.target) })?.target
    else { return nil }
    let opening = opening(anchor: anchor, floor: floor, in: scan)
    let stop = end(of: anchor, link: link, in: scan)
    var frame = BlockFrame(range: opening.start..<stop, hasOpeningFence: opening.isFence, hasClosingFence: false)
    if let closing = closing(of: frame, anchor: anchor, stop: stop, in: scan) {
      frame = BlockFrame(range: opening.start..<(closing + 1), hasOpeningFence: true, hasClosingFence: true)
    }
    if !frame.hasClosingFence {
      // No line of a block is a fence: the next one is somebody else's.
      frame.range = opening.start..<min(stop, scan.fence(from: anchor + 1) ?? stop)
    }
    var roles = SkypeRoles(frame.inside, anchor: anchor, in: scan).map
    if !frame.hasClosingFence {
      frame.range = frame.range.lowerBound..<(lastOwned(roles, anchor: anchor) + 1)
      roles = SkypeRoles(frame.inside, anchor: anchor, in: scan).map
    }
    let reading = SkypeReading(frame: frame, roles: roles, anchor: anchor, link: link, scan: scan)
    guard SkypeSupport(reading).isEnough else { return nil }
    return (reading.block(), frame.range.upperBound)
  }

  /// The web app's twin never comes first.
  private static func isJoin(_ link: JoinLink) -> Bool { link.role == .join }

  /// The fence stands right above the link, or above a line of words for it.
  private static func opening(anchor: Int, floor: Int, in scan: BlockScan) -> (start: Int, isFence: Bool) {
    for position in stride(from: anchor - 1, through: max(floor, anchor - 2), by: -1) {
      guard scan[position].depth == scan[anchor].depth else { break }
      if scan[position].isFence(0x2E) { return (position, true) }
      guard LineShape.mayBeHeading(scan[position]), isBareLink(scan[anchor]) else { break }
    }
    return (anchor, false)
  }

  private static func isBareLink(_ line: ContentLine) -> Bool {
    line.links.count == 1 && line.links[0].label == 0..<line.text.count && line.text.contains(caseless: "://")
  }

  /// A change of quoting, a forwarded message, another conference's block, the limit.
  private static func end(of anchor: Int, link: JoinLink, in scan: BlockScan) -> Int {
    let limit = min(scan.content.count, anchor + GrammarLimit.lines)
    let stop = min(limit, scan.header(below: anchor) ?? limit)
    return (anchor + 1..<max(anchor + 1, stop)).first { scan[$0].depth != scan[anchor].depth } ?? stop
  }

  private static func closing(of frame: BlockFrame, anchor: Int, stop: Int, in scan: BlockScan) -> Int? {
    guard frame.hasOpeningFence, let fence = scan.fence(from: anchor + 1), fence < stop, scan[fence].isFence(0x2E)
    else { return nil }
    let isFollowedByJoin =
      fence + 1 < stop && scan[fence + 1].links.contains { $0.target.vendor == .skypeForBusiness && isJoin($0.target) }
    if isFollowedByJoin { return nil }
    if scan.areAlike(frame.range.lowerBound, fence) { return fence }
    // A person's own line of dots, unless the block's last line stands right above it.
    let roles = SkypeRoles((frame.range.lowerBound + 1)..<fence, anchor: anchor, in: scan).map
    return lastOwned(roles, anchor: anchor) == fence - 1 ? fence : nil
  }

  /// The end marker says it; otherwise the last line that only a block has.
  private static func lastOwned(_ roles: RoleMap, anchor: Int) -> Int {
    var last = anchor
    for position in roles.range where position > anchor {
      if roles[position] == .marker { return position }
      if roles[position].anchors {
        last = position
      } else if position - last > GrammarLimit.strangers {
        break
      }
    }
    return last
  }
}

/// What vouches for a block whose link has nothing but the right structure.
struct SkypeSupport {
  private let reading: SkypeReading

  init(_ reading: SkypeReading) { self.reading = reading }

  /// Generated blocks have 137 dots; some imitations have half of that.
  private static let genuineFence = 100

  var isEnough: Bool {
    let roles = reading.roles
    let hasFence = reading.frame.hasOpeningFence && reading.frame.hasClosingFence
    if SkypeLinks.isOnlineHost(reading.link.parts) { return hasFence || roles.range.count > 1 }
    if roles.first(of: .marker) != nil || reading.hasWebAppLink { return true }
    if reading.scan.isHinted(reading.link) { return hasFence || roles.range.count > 1 }
    if reading.hasOutlookAnchors { return true }
    // Lync 2010 wrote neither marker nor twin in all of its builds: a whole set of its lines will do.
    let own = [LineRole.conferenceID, .localNumbers, .help].count { roles.first(of: $0) != nil }
    if reading.frame.hasOpeningFence { return own >= 2 && reading.fenceLength >= Self.genuineFence }
    return own == 3 && reading.hasOldHelp
  }
}
