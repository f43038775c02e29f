import Conferences

/// Turns the lines of a Skype for Business block into what they say.
struct SkypeReading {
  let frame: BlockFrame
  let roles: RoleMap
  let anchor: Int
  let link: JoinLink
  let scan: BlockScan
  private let twins: [JoinLink]
  /// Pages of numbers.
  private let localPages: [JoinLink]

  init(frame: BlockFrame, roles: RoleMap, anchor: Int, link: JoinLink, scan: BlockScan) {
    (self.frame, self.roles, self.anchor, self.link, self.scan) = (frame, roles, anchor, link, scan)
    twins = Self.twins(roles, in: scan)
    localPages = Self.localPages(roles, in: scan)
  }

  private var lines: ArraySlice<ContentLine> { scan[roles.range] }

  func block() -> MeetingBlock {
    let conference = conference()
    let generation = generation
    var block = MeetingBlock(
      vendor: .skypeForBusiness, generation: generation, lines: scan.lines(of: frame), span: scan.span(of: frame),
      conference: conference, identity: link.identity, joinLinks: [link] + twins)
    block.language = conference.language
    scan.note(typed: roles.positions(of: .typed), footer: roles.positions(of: .footer), in: &block)
    block.footer = conference.footer
    block.checks = checks
    block.isComplete = isComplete(generation)
    scan.finish(&block, frame: frame)
    block.conference.language = block.language
    block.hasThirdPartyAudio = ThirdPartyAudio.isIn(
      pages: localPages, hasNumbers: roles.first(of: .number) != nil, conferenceID: conference.conferenceID,
      footer: roles.positions(of: .footer).map { scan[$0] },
      ownHosts: ["lync.com", "microsoft.com", ThirdPartyAudio.organization(of: link.parts.host)])
    return block
  }

  private static func twins(_ roles: RoleMap, in scan: BlockScan) -> [JoinLink] {
    roles.positions(of: .twin).compactMap { position in
      scan[position].links.map(\.target).first {
        $0.vendor == .skypeForBusiness && ($0.role == .webJoin || $0.role == .join)
      }
    }
  }

  private static func localPages(_ roles: RoleMap, in scan: BlockScan) -> [JoinLink] {
    roles.positions(of: .localNumbers).flatMap { scan[$0].links.map(\.target) }.filter { $0.role != .telephone }
  }

  // MARK: - Support

  /// Names that Outlook gives to the anchors of the join line.
  var hasOutlookAnchors: Bool {
    lines.contains {
      scan.source.lines[$0.index].identifiers.contains {
        $0.elementsEqual("OutJoinLink".utf8) || $0.elementsEqual("x_OutJoinLink".utf8)
      }
    }
  }

  /// A twin that leads elsewhere vouches as well: it takes an add-in, or a hand in its block, to write `?sl=1`.
  var hasWebAppLink: Bool { twins.contains { $0.role == .webJoin } }

  var hasOldHelp: Bool { lines.contains { $0.links.contains { $0.target.parts.host == "r.office.microsoft.com" } } }

  var fenceLength: Int {
    guard frame.hasOpeningFence, case .fence(_, let run) = scan[frame.range.lowerBound].kind else { return 0 }
    return run.count
  }

  // MARK: - Generation

  private var generation: String {
    if link.parts.host == "join.skype.com" { return "generic" }
    let label = scan[anchor].links.first { $0.target == link }.map { scan[anchor].label($0) } ?? []
    if label.contains(caseless: "lync") { return "lync-2013" }
    if hasOldHelp { return "lync-2010" }
    if twins.isEmpty, !label.contains(caseless: "skype") {
      return roles.range.count == 1 ? "generic" : "lync-2010"
    }
    return "sfb"
  }

  /// Fences and, where the generation has one, the end marker. Lync 2010 has no twin, the generic block no marker.
  private func isComplete(_ generation: String) -> Bool {
    guard frame.hasOpeningFence, frame.hasClosingFence else { return false }
    switch generation {
    case "generic": return true
    case "sfb": return !twins.isEmpty && roles.first(of: .marker) != nil
    default: return roles.first(of: .marker) != nil || roles.first(of: .help) != nil
    }
  }

  // MARK: - Values

  private func conference() -> Conference {
    var result = Conference()
    result.joinURL = link.url
    result.language = language
    let numbers = roles.positions(of: .number).compactMap { scan[$0].number }
    let page = localPages.first
    let printed = roles.first(of: .conferenceID).flatMap { scan[$0].digits?.digits }
    result.conferenceID = printed ?? page?.parts.value("id") ?? numbers.lazy.flatMap(\.conferenceIDs).first
    result.localNumbersURL = page?.url
    if !numbers.isEmpty || printed != nil || page != nil {
      result.dialIn = .enabled
      result.toll = numbers.filter { !$0.isTollFree }.map(\.number)
      result.tollFree = numbers.filter(\.isTollFree).map(\.number)
    }
    readHelp(into: &result)
    result.logoURL = roles.first(of: .logo).flatMap { LineShape.imageURL(scan[$0]) }
    result.footer = LineShape.string(roles.positions(of: .footer).map { scan[$0] })
    return result
  }

  private func readHelp(into result: inout Conference) {
    for position in roles.positions(of: .help) {
      for link in scan[position].links.map(\.target) {
        if link.role == .help {
          result.helpURL = result.helpURL ?? link.url
        } else if link.role != .mail, link.role != .telephone,
          scan[position].links.count > 1 || link.role == .localNumbers
        {
          result.resetPINURL = result.resetPINURL ?? link.url
        }
      }
    }
  }

  private var language: String? {
    if let position = roles.first(of: .marker), let tag = markerLanguage(scan[position].text) { return tag }
    for position in roles.positions(of: .help) {
      if let tag = scan[position].links.lazy.compactMap({ LanguageTag.ofLink($0.target) }).first { return tag }
    }
    return LanguageTag.ofLabels(LanguageTag.labels(of: lines), in: .skype)
  }

  /// `[!OC([1033])!]`
  private func markerLanguage(_ text: [UInt8]) -> String? {
    guard let open = text.range(of: Array("([".utf8)) else { return nil }
    let value = text[open.upperBound...].prefix(while: ASCII.isAlphanumeric)
    return (3...5).contains(value.count) ? LanguageTag.ofMarker(ASCII.string(value)) : nil
  }

  private var checks: [IdentityCheck] {
    var result: [IdentityCheck] = twins.map {
      IdentityCheck(name: "web-app-link-equals-join-link", holds: $0.isSameConference(as: link))
    }
    var ids: Set<String> = []
    for position in roles.range where roles[position] == .number {
      ids.formUnion(scan[position].number?.conferenceIDs ?? [])
    }
    if let id = localPages.lazy.compactMap({ $0.parts.value("id") }).first { ids.insert(id) }
    if let id = roles.first(of: .conferenceID).flatMap({ scan[$0].digits?.digits }) { ids.insert(id) }
    if !ids.isEmpty { result.append(IdentityCheck(name: "conference-ids-agree", holds: ids.count == 1)) }
    return result
  }
}
