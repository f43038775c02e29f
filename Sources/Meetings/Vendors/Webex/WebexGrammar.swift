import Conferences

/// Webex invitations. They open with a sentence that asks to leave the rest alone and have no end of their own: the last line
/// of the grammar is the block's, what a person added below stays.
enum WebexGrammar: BlockGrammar {
  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    guard let link = scan[anchor].links.first(where: { $0.target.vendor == .webex && $0.target.role == .join })?.target
    else { return nil }
    let start = start(of: anchor, floor: floor, in: scan)
    guard
      start < anchor && isNotice(scan[start])
        || scan.content[anchor...].prefix(40).contains(where: { $0.digits != nil })
    else { return nil }
    let stop = end(of: anchor, in: scan)
    let reach = WebexRoles(start..<stop, anchor: anchor, in: scan).lastOwned
    let frame = BlockFrame(range: start..<(reach + 1), hasOpeningFence: false, hasClosingFence: false)
    let roles = WebexRoles(frame.range, anchor: anchor, in: scan).map
    guard roles.first(of: .marker) != nil || roles.first(of: .meetingID) != nil else { return nil }
    return (WebexReading(frame: frame, roles: roles, link: link, scan: scan).block(), frame.range.upperBound)
  }

  /// `-- Do not delete or change any of the following text. --`, in any language: dashes around a sentence.
  static func isNotice(_ line: ContentLine) -> Bool {
    let text = line.text
    guard line.kind == .text, line.links.isEmpty, (20...240).contains(text.count) else { return false }
    let front = text.prefix { $0 == 0x2D }.count
    let back = text.reversed().prefix { $0 == 0x2D }.count
    return (2...4).contains(front) && (2...4).contains(back) && text.contains(0x20)
  }

  private static func start(of anchor: Int, floor: Int, in scan: BlockScan) -> Int {
    var start = anchor
    for position in stride(from: anchor - 1, through: max(floor, anchor - 8), by: -1) {
      let line = scan[position]
      guard line.kind == .text, line.depth == scan[anchor].depth, line.links.isEmpty else { break }
      if isNotice(line) { return position }
      if position == anchor - 1, line.text.count <= 80, line.text.contains(caseless: "webex") { start = position }
    }
    return start
  }

  private static func end(of anchor: Int, in scan: BlockScan) -> Int {
    let limit = min(scan.content.count, anchor + GrammarLimit.lines)
    let stop = min(limit, scan.header(below: anchor) ?? limit)
    return (anchor + 1..<max(anchor + 1, stop)).first {
      scan[$0].depth != scan[anchor].depth || scan[$0].isFence || isNotice(scan[$0])
    } ?? stop
  }
}

/// Gives each line of a Webex invitation its role.
private struct WebexRoles {
  private(set) var map: RoleMap
  private let anchor: Int
  private let scan: BlockScan

  init(_ range: Range<Int>, anchor: Int, in scan: BlockScan) {
    map = RoleMap(range)
    self.anchor = anchor
    self.scan = scan
    for position in range { map[position] = role(at: position) }
    for position in range where map[position] == .unknown && position > anchor && LineShape.mayBeHeading(scan[position])
    {
      let next = map[position + 1]
      if next == .number || next.anchors { map[position] = .heading }
    }
    for position in range where map[position] == .unknown { map[position] = .typed }
  }

  private func role(at position: Int) -> LineRole {
    let line = scan[position]
    if position == anchor { return .join }
    if position < anchor {
      if WebexGrammar.isNotice(line) { return .marker }
      return position == anchor - 1 || line.text.contains(caseless: "webex") ? .headline : .heading
    }
    guard line.kind == .text else { return .rule }
    if line.has(.localNumbers, of: .webex) { return .localNumbers }
    if line.links.contains(where: { $0.target.vendor == .webex }) { return .pages }
    if let found = line.digits, (9...12).contains(found.digits.utf8.count),
      map.first(of: .meetingID) == nil || isRepeated(found.digits)
    {
      return .meetingID
    }
    if map[position - 1] == .meetingID, LabelledValue.token(line.text) != nil { return .passcode }
    if line.text.contains(caseless: ".webex.com") || line.text.contains(caseless: "173.243.2.68") { return .interop }
    if let found = line.number { return found.conferenceIDs.isEmpty ? .number : .conferenceID }
    return .unknown
  }

  private func isRepeated(_ digits: String) -> Bool {
    map.first(of: .meetingID).flatMap { scan[$0].digits?.digits } == digits
  }

  /// Numbers count where a line that only Webex writes follows, or under a known heading.
  var lastOwned: Int {
    var last = anchor
    for position in map.range where position > anchor {
      if map[position].anchors || map[position] == .passcode {
        last = position
      } else if position - last > GrammarLimit.strangers {
        break
      }
    }
    if map[last + 1] == .heading, isKnown(scan[last + 1]) {
      last += 1
      while map[last + 1] == .number { last += 1 }
    }
    return last
  }

  private func isKnown(_ line: ContentLine) -> Bool {
    line.phrases.contains { $0.family == .webex && [.dialIn, .oneTap].contains($0.role) }
  }
}

/// Turns the lines of a Webex invitation into what they say.
private struct WebexReading {
  let frame: BlockFrame
  let roles: RoleMap
  let link: JoinLink
  let scan: BlockScan

  func block() -> MeetingBlock {
    let lines = roles.range.map { scan[$0] }
    var result = scan.numberedMeeting(roles, link: link)
    result.localNumbersURL = lines.lazy.compactMap { $0.first(.localNumbers, of: .webex)?.url }.first
    let labels = lines.flatMap { line in
      line.links.map { line.label($0) } + [line.text[...]] + (LabelledValue.split(line.text).map { [$0.label] } ?? [])
    }
    result.language = LanguageTag.ofLabels(labels, in: .webex)
    var block = MeetingBlock(
      vendor: .webex, generation: "classic", lines: scan.lines(of: frame), span: scan.span(of: frame),
      conference: result,
      identity: link.identity, joinLinks: [link])
    block.language = result.language
    scan.note(typed: roles.positions(of: .typed), in: &block)
    let tapped = roles.positions(of: .conferenceID).compactMap { scan[$0].number }
    block.checks = checks(tapped, meetingID: result.meetingID)
    // A personal room has no meeting number; the page for those in trouble is always there.
    block.isComplete =
      roles.first(of: .marker) != nil
      && (roles.first(of: .meetingID) != nil || lines.contains { $0.has(.help, of: .webex) })
    scan.finish(&block, frame: frame)
    block.conference.language = block.language
    return block
  }

  private func checks(_ tapped: [NumberLine], meetingID: String?) -> [IdentityCheck] {
    let shown = tapped.compactMap(\.conferenceIDs.first)
    guard let digits = meetingID?.filter(\.isNumber), !shown.isEmpty else { return [] }
    return [IdentityCheck(name: "tap-number-equals-meeting-number", holds: shown.allSatisfy { $0 == digits })]
  }
}
