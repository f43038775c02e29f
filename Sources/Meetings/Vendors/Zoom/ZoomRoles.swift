import Conferences

/// Gives each line of a Zoom invitation its role.
struct ZoomRoles {
  private(set) var map: RoleMap
  private let anchor: Int
  private let number: [UInt8]?
  private let scan: BlockScan

  init(_ range: Range<Int>, anchor: Int, link: JoinLink, in scan: BlockScan) {
    map = RoleMap(range)
    self.anchor = anchor
    self.scan = scan
    number = link.identity.keys.first { $0.hasPrefix("zoom:") }.map { Array($0.utf8.dropFirst(5)) }
    for position in range { map[position] = role(at: position) }
    markWeakLines()
    for position in range where map[position] == .unknown { map[position] = .typed }
  }

  private func role(at position: Int) -> LineRole {
    let line = scan[position]
    if position == anchor { return .join }
    guard line.kind == .text else { return line.kind == .rule ? .rule : .unknown }
    if position < anchor { return position == map.range.lowerBound || position == anchor - 1 ? .headline : .heading }
    if line.has(.localNumbers, of: .zoom) { return .localNumbers }
    if line.links.contains(where: { $0.target.vendor == .zoom }) { return .pages }
    if let found = line.digits, isOwn(found.digits.utf8) || isFirstID(found, at: position) { return .meetingID }
    if line.text.contains(caseless: "@zoomcrc.com") || line.text.contains(caseless: ".zmeu.us") { return .interop }
    if map[position - 1] == .meetingID, LabelledValue.token(line.text) != nil { return .passcode }
    if let found = line.number {
      if found.conferenceIDs.contains(where: { isOwn($0.utf8) }) { return .conferenceID }
      return isAddress(line.text) ? .unknown : .number
    }
    if line.text.elementsEqual([0x2D, 0x2D, 0x2D]) { return .rule }
    return .unknown
  }

  /// Another number at the ID's place: a block that contradicts itself is still one.
  private func isFirstID(_ found: LabelledValue.Digits, at position: Int) -> Bool {
    position <= anchor + 4 && (9...12).contains(found.digits.utf8.count) && map[position - 1] != .meetingID
      && !found.endsInHash
  }

  private func isOwn(_ digits: some Sequence<UInt8>) -> Bool { number.map { $0.elementsEqual(digits) } ?? true }

  /// `162.255.37.11 (US West)` under *Join by H.323*.
  private func isAddress(_ text: [UInt8]) -> Bool {
    let address = text.prefix { ASCII.isDigit($0) || $0 == 0x2E }
    return address.count(where: { $0 == 0x2E }) == 3
  }

  /// Numbers, addresses and headings might be anybody's: they are the block's between two lines that are, or behind the last
  /// one under a heading that is known or with a number that was listed before.
  private mutating func markWeakLines() {
    let listed = Set(map.range.filter { map[$0] == .conferenceID }.compactMap { scan[$0].number?.number.digits })
    for position in map.range
    where position > anchor && map[position] == .unknown && LineShape.mayBeHeading(scan[position]) {
      let next = map[position + 1]
      let isOver =
        next == .number || next.anchors || position + 1 < map.range.upperBound && isAddress(scan[position + 1].text)
      if isKnownHeading(scan[position]) || isAddress(scan[position].text) || isOver { map[position] = .heading }
    }
    guard let last = map.last(where: \.anchors) else { return }
    var position = last + 1
    if map[position] == .passcode { position += 1 }
    guard map[position] == .heading, isKnownHeading(scan[position]) || startsListed(position + 1, listed) else {
      return clear(from: position)
    }
    position += 1
    while map[position] == .number { position += 1 }
    clear(from: position)
  }

  private func startsListed(_ position: Int, _ listed: Set<String>) -> Bool {
    map[position] == .number && scan[position].number.map { listed.contains($0.number.digits) } ?? false
  }

  private mutating func clear(from position: Int) {
    for later in map.range where later >= position { map[later] = .unknown }
  }

  private func isKnownHeading(_ line: ContentLine) -> Bool {
    line.phrases.contains { $0.family == .zoom && [.dialIn, .oneTap].contains($0.role) }
  }

  /// The last line that is the invitation's.
  static func lastOwned(_ roles: RoleMap) -> Int {
    var last = roles.range.lowerBound
    for position in roles.range {
      if roles[position] != .typed {
        last = position
      } else if position - last > GrammarLimit.strangers {
        break
      }
    }
    return last
  }
}
