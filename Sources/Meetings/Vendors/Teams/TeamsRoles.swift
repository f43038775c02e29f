/// Gives each line of a Teams block its role. Links decide first, shapes second, words last: an unknown language reads as well
/// as a known one.
struct TeamsRoles {
  private(set) var map: RoleMap
  private let anchor: Int
  private let scan: BlockScan
  private var hasMeetingID = false
  private var hasOptions = false
  private let conferenceIDs: Set<String>
  private let identity: ConferenceIdentity

  init(_ range: Range<Int>, anchor: Int, in scan: BlockScan) {
    map = RoleMap(range)
    self.anchor = anchor
    self.scan = scan
    conferenceIDs = TeamsRoles.phoneIDs(range, in: scan)
    identity = scan[anchor].links.first { $0.target.vendor == .microsoftTeams }?.target.identity ?? ConferenceIdentity()
    for position in range {
      map[position] = role(at: position)
      if map[position] == .meetingID { hasMeetingID = true }
      if map[position] == .options { hasOptions = true }
    }
    markHeadings()
    markRest()
  }

  private static func phoneIDs(_ range: Range<Int>, in scan: BlockScan) -> Set<String> {
    var ids: Set<String> = []
    for position in range {
      for link in scan[position].links {
        if link.target.role == .localNumbers, let id = link.target.parts.value("id") { ids.insert(id) }
        if link.target.role == .telephone { ids.formUnion(NumberLine.conferenceID(link.target.parts.opaque)) }
      }
    }
    return ids
  }

  // MARK: - One line

  private func role(at position: Int) -> LineRole {
    let line = scan[position]
    if line.kind == .rule { return .rule }
    guard line.kind == .text else { return .unknown }
    if let role = linkRole(line, at: position) { return role }
    if position < anchor { return roleAboveJoin(line, at: position) }
    if LineShape.isImage(line) { return .logo }
    if let role = valueRole(line, at: position) { return role }
    // The web client's dotted block has a sentence about numbers and PINs whose links are gone.
    if isDotted, position == anchor + 1, line.text.contains(caseless: "pin") { return .heading }
    return phraseRole(line) ?? .unknown
  }

  private var isDotted: Bool { map.range.lowerBound > 0 && scan[map.range.lowerBound - 1].isFence(0x2E) }

  private func linkRole(_ line: ContentLine, at position: Int) -> LineRole? {
    if line.has(.options, of: .microsoftTeams) { return .options }
    if line.has(.join, of: .microsoftTeams) || line.has(.shortJoin, of: .microsoftTeams) {
      if position == anchor { return .join }
      return isOwnJoin(line) ? .pages : nil
    }
    if line.has(.help, of: .microsoftTeams) || line.has(.download, of: .microsoftTeams) {
      return position < anchor ? .headline : .pages
    }
    if line.has(.localNumbers) || line.has(.resetPIN) { return .localNumbers }
    if line.has(.videoInterop) { return .interop }
    if line.has(.telephone), line.number != nil { return .number }
    return nil
  }

  /// *System reference* beside a short link cannot be compared with it; any other link must lead to the same conference.
  private func isOwnJoin(_ line: ContentLine) -> Bool {
    line.links.contains {
      ($0.target.role == .join || $0.target.role == .shortJoin)
        && ($0.target.role != scan[anchorRole: anchor] || $0.target.identity.isSameConference(as: identity))
    }
  }

  /// Headline first, then at most one line about devices.
  private func roleAboveJoin(_ line: ContentLine, at position: Int) -> LineRole {
    if position == map.range.lowerBound { return .headline }
    if let known = phraseRole(line) { return known }
    let isSecond = position == map.range.lowerBound + 1
    let hasHelp = scan[map.range.lowerBound].has(.help)
    return isSecond && position + 1 == anchor && !hasHelp && !scan[anchor].has(.shortJoin) ? .heading : .typed
  }

  private func valueRole(_ line: ContentLine, at position: Int) -> LineRole? {
    let before = position > map.range.lowerBound ? map[position - 1] : .unknown
    if LineShape.isMailAddress(LabelledValue.split(line.text)?.value ?? line.text[...]) {
      return hasOptions && !isRoomKey(at: position) ? nil : .interop
    }
    if let found = line.digits, line.links.isEmpty {
      if found.endsInHash || conferenceIDs.contains(found.digits) { return .conferenceID }
      let named = namedRoles(line)
      if named.contains(.videoID) || before == .interop { return .interop }
      if named.contains(.conferenceID), !named.contains(.meetingID) { return .conferenceID }
      if !hasMeetingID, !hasOptions, (9...18).contains(found.digits.utf8.count) { return .meetingID }
    }
    if before == .meetingID, LabelledValue.token(line.text) != nil { return .passcode }
    if !hasOptions, line.number != nil { return .number }
    return nil
  }

  /// The first generation puts the room part behind everything else: its key has a page or an ID right below.
  private func isRoomKey(at position: Int) -> Bool {
    scan.content[position...].prefix(4).contains { $0.has(.videoInterop) }
  }

  private func namedRoles(_ line: ContentLine) -> [LabelRole] {
    guard let (label, _) = LabelledValue.split(line.text) else { return [] }
    return PhraseTable.standard.roles(ofLabel: label).filter { $0.family == .teams }.map(\.role)
  }

  private func phraseRole(_ line: ContentLine) -> LineRole? {
    for match in line.phrases where match.family == .teams {
      switch match.role {
      case .headline, .invitedHeadline: return .headline
      case .joinDevices, .dialIn, .videoDevices: return .heading
      default: continue
      }
    }
    return nil
  }

  // MARK: - Lines that their neighbours explain

  private mutating func markHeadings() {
    // The first two generations have no heading over their numbers.
    let hasHeadings = !TeamsGrammar.nameLabelled(scan[anchor])
    for position in map.range
    where position > anchor && map[position] == .unknown && LineShape.mayBeHeading(scan[position]) {
      let (before, next) = (map[position - 1], map[position + 1])
      guard before != .heading, before != next else { continue }
      if next == .interop || hasHeadings && (next == .number || next == .localNumbers && before != .number) {
        map[position] = .heading
      }
    }
  }

  private mutating func markRest() {
    guard let tail = map.last(where: \.anchors) else { return }
    for position in map.range where map[position] == .unknown {
      if position < tail {
        map[position] = .typed
      } else {
        map[position] = position == tail + 1 && map[tail] == .options && isLinkRow(scan[position]) ? .help : .footer
      }
    }
  }

  /// `Privacy and security | Legal`: links and nothing else.
  private func isLinkRow(_ line: ContentLine) -> Bool {
    guard !line.links.isEmpty, line.links.allSatisfy({ $0.target.role == .other || $0.target.role == .help }) else {
      return false
    }
    let labelled = line.links.reduce(0) { $0 + $1.label.count }
    return line.text.count - labelled <= 3 * line.links.count
      && !line.links.contains { line.label($0).contains(caseless: "://") }
  }
}

extension BlockScan {
  fileprivate subscript(anchorRole position: Int) -> LinkRole {
    self[position].links.first { $0.target.vendor == .microsoftTeams }?.target.role ?? .other
  }
}
