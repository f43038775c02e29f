/// Gives each line of a Skype for Business block its role.
struct SkypeRoles {
  private(set) var map: RoleMap
  private let anchor: Int
  private let scan: BlockScan

  init(_ range: Range<Int>, anchor: Int, in scan: BlockScan) {
    map = RoleMap(range)
    self.anchor = anchor
    self.scan = scan
    for position in range { map[position] = role(at: position) }
    markHeadings()
    markRest()
  }

  private func role(at position: Int) -> LineRole {
    let line = scan[position]
    guard line.kind == .text else { return line.kind == .rule ? .rule : .unknown }
    if position == anchor { return .join }
    if position < anchor { return .headline }
    if line.text.starts(with: [0x5B, 0x21]) { return .marker }
    if let role = linkRole(line) { return role }
    if LineShape.isImage(line) { return .logo }
    if line.text.contains(caseless: "skype for business"), line.text.contains(caseless: "lync") { return .transition }
    if let found = line.digits, found.digits.utf8.count <= 12, !found.endsInHash,
      map.first(of: .conferenceID) == nil, map.first(of: .help) == nil
    {
      return .conferenceID
    }
    if map.first(of: .help) == nil, line.number != nil { return .number }
    return .unknown
  }

  private func linkRole(_ line: ContentLine) -> LineRole? {
    if line.has(.webJoin, of: .skypeForBusiness) { return .twin }
    // A web-app link without `?sl=1` is the re-injectors'; the same conference it must be.
    if line.links.contains(where: { isSameJoin($0.target) }) { return .twin }
    if line.has(.help), map.first(of: .help) == nil { return .help }
    if line.has(.telephone), line.number != nil, map.first(of: .help) == nil { return .number }
    guard map.first(of: .help) == nil, line.links.contains(where: { isPage($0.target) }) else { return nil }
    if line.links.count > 1 { return .help }
    if map.first(of: .conferenceID) != nil { return isPINLine(line) ? .help : nil }
    if line.has(.localNumbers) || isNamedLocalNumbers(line) { return .localNumbers }
    return map.first(of: .localNumbers) == nil && isAboveConferenceID(line) ? .localNumbers : nil
  }

  private func isSameJoin(_ link: JoinLink) -> Bool {
    link.role == .join && link.vendor == .skypeForBusiness
      && scan[anchor].links.contains { $0.target.isSameConference(as: link) }
  }

  /// Pages of other audio providers have any host.
  private func isPage(_ link: JoinLink) -> Bool {
    link.role == .localNumbers || link.role == .other || link.role == .resetPIN
      || link.role == .join && link.vendor == .skypeForBusiness
  }

  private func isPINLine(_ line: ContentLine) -> Bool {
    line.has(.localNumbers) || line.links.contains { names(line.label($0), [.resetPIN, .help]) }
  }

  private func isNamedLocalNumbers(_ line: ContentLine) -> Bool {
    line.links.contains { names(line.label($0), [.localNumbers]) }
  }

  private func names(_ label: ArraySlice<UInt8>, _ roles: [LabelRole]) -> Bool {
    PhraseTable.standard.roles(ofLabel: label).contains { $0.family == .skype && roles.contains($0.role) }
  }

  /// In any language the page of numbers stands right above the conference ID.
  private func isAboveConferenceID(_ line: ContentLine) -> Bool {
    guard let link = line.links.first, !line.label(link).contains(caseless: "://") else { return false }
    guard let position = map.range.first(where: { scan[$0].index == line.index }), map.range.contains(position + 1)
    else { return false }
    return scan[position + 1].digits != nil
  }

  private mutating func markHeadings() {
    for position in map.range where map[position] == .unknown && LineShape.mayBeHeading(scan[position]) {
      let (before, next) = (map[position - 1], map[position + 1])
      let isFirst = map.range.prefix { $0 < position }.allSatisfy { map[$0] != .heading && map[$0] != .number }
      let isKnown = scan[position].phrases.contains { $0.family == .skype && $0.role == .dialIn }
      if isKnown || isFirst && before != .heading && (next == .number || next == .localNumbers) {
        map[position] = .heading
      }
    }
  }

  /// Behind the help line, or the conference ID where there is none, everything is the organization's footer.
  private mutating func markRest() {
    let tail = map.first(of: .help) ?? map.first(of: .conferenceID)
    for position in map.range where map[position] == .unknown {
      map[position] = tail.map { position > $0 } ?? false ? .footer : .typed
    }
  }
}
