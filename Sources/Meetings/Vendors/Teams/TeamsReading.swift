import Conferences

/// Turns the lines of a Teams block into what they say.
struct TeamsReading {
  let frame: BlockFrame
  let roles: RoleMap
  let anchor: Int
  let scan: BlockScan

  private var lines: ArraySlice<ContentLine> { scan[roles.range] }

  func block() -> MeetingBlock {
    let joins = lines.flatMap { $0.links.lazy.map(\.target).filter { $0.role == .join || $0.role == .shortJoin } }
    let conference = conference()
    var block = MeetingBlock(
      vendor: .microsoftTeams, generation: generation, lines: scan.lines(of: frame), span: scan.span(of: frame),
      conference: conference, identity: identity(conference), joinLinks: joins)
    block.language = conference.language
    scan.note(typed: roles.positions(of: .typed), footer: roles.positions(of: .footer), in: &block)
    block.footer = conference.footer
    block.checks = TeamsChecks(lines: lines, anchor: scan[anchor], roles: roles, scan: scan).checks
    block.isComplete = isComplete
    scan.finish(&block, frame: frame)
    block.conference.language = block.language
    block.hasThirdPartyAudio = ThirdPartyAudio.isIn(
      pages: all(.localNumbers), hasNumbers: roles.first(of: .number) != nil, conferenceID: conference.conferenceID,
      footer: roles.positions(of: .footer).map { scan[$0] },
      ownHosts: ["microsoft.com", "cloud.microsoft", "microsoft.us", "lync.com"])
    return block
  }

  // MARK: - Generation

  private var generation: String {
    if frame.hasOpeningFence, scan[frame.range.lowerBound].isFence(0x2E) { return "generic" }
    if TeamsGrammar.nameLabelled(scan[anchor]) { return frame.hasOpeningFence ? "g2" : "g1" }
    if scan[anchor].has(.shortJoin) {
      return frame.hasOpeningFence || roles.first(of: .options) != nil ? "g6" : "api"
    }
    if roles.positions(of: .headline).contains(where: { $0 < anchor && scan[$0].has(.help) }) { return "g5" }
    if roles.first(of: .rule) != nil, roles.first(of: .meetingID) != nil { return "g5" }
    if roles.first(of: .meetingID) != nil || lines.contains(where: { $0.has(.download) }) { return "g4" }
    return "g3"
  }

  /// Fences and the lines at the end. The meeting ID of the newer generations is left out where nobody knows it.
  private var isComplete: Bool {
    let hasTail = roles.first(of: .options) != nil || lines.contains { $0.has(.help) }
    switch generation {
    case "g1": return hasTail
    case "generic": return frame.hasClosingFence
    case "api": return frame.hasClosingFence && roles.first(of: .meetingID) != nil
    default: return frame.hasOpeningFence && frame.hasClosingFence && hasTail
    }
  }

  // MARK: - Values

  private func all(_ role: LinkRole) -> [JoinLink] {
    var found: [JoinLink] = []
    for line in lines {
      for link in line.links where link.target.role == role { found.append(link.target) }
    }
    return found
  }

  private func conference() -> Conference {
    var result = Conference()
    result.joinURL = all(.join).first { $0.vendor == .microsoftTeams }?.url
    result.shortURL = all(.shortJoin).first?.url
    if result.joinURL == nil { result.joinURL = result.shortURL }
    result.meetingID = roles.first(of: .meetingID).flatMap { scan[$0].digits?.printed }
    result.passcode = roles.first(of: .passcode).flatMap { LabelledValue.token(scan[$0].text) }.map { Secret($0) }
    result.optionsURL = all(.options).first?.url
    result.language = language
    readDialIn(into: &result)
    readInterop(into: &result)
    readPages(into: &result)
    return result
  }

  private var language: String? {
    for link in all(.options) + all(.help) {
      if let tag = LanguageTag.ofLink(link) { return tag }
    }
    let labels = LanguageTag.labels(of: lines)
    let spoken = LanguageTag.ofLabels(labels, in: .teams) ?? LanguageTag.ofLabels(labels, in: .skype)
    if let spoken, spoken != "en-US" { return spoken }
    // Word's paragraphs carry the language of the program, not of the block: labels come first.
    return scan.source.lines[scan.lines(of: frame)].lazy.compactMap(\.language).first(where: LanguageTag.isTag)
      ?? spoken
  }

  private func readDialIn(into result: inout Conference) {
    let numbers = roles.positions(of: .number).compactMap { scan[$0].number }
    let page = all(.localNumbers).first
    let printed = roles.first(of: .conferenceID).flatMap { scan[$0].digits?.digits }
    result.conferenceID = printed ?? page?.parts.value("id") ?? numbers.lazy.flatMap(\.conferenceIDs).first
    result.localNumbersURL = page?.url
    result.resetPINURL = all(.resetPIN).first?.url
    guard !numbers.isEmpty || printed != nil || page != nil else { return }
    result.dialIn = .enabled
    result.toll = numbers.filter { !$0.isTollFree }.map(\.number)
    result.tollFree = numbers.filter(\.isTollFree).map(\.number)
  }

  private func readInterop(into result: inout Conference) {
    let positions = roles.positions(of: .interop)
    guard !positions.isEmpty else { return }
    var interop = VideoInterop()
    for line in positions.map({ scan[$0] }) {
      if let page = line.first(.videoInterop) { interop.infoURL = page.url }
      let value = LabelledValue.split(line.text)?.value ?? line.text[...]
      if LineShape.isMailAddress(value) { interop.tenantKey = ASCII.string(value) }
      if let digits = line.digits { interop.videoID = digits.printed }
    }
    result.videoInterop = interop
  }

  /// `Learn More | [Help] | Meeting options | [Legal]`: what stands before the options link is help, what follows is legal.
  private func readPages(into result: inout Conference) {
    for position in roles.range where [.pages, .options, .help].contains(roles[position]) {
      let options = scan[position].links.firstIndex { $0.target.role == .options }
      for (index, link) in scan[position].links.enumerated() where link.target.role == .other {
        let isLegal = roles[position] == .help || options.map { index > $0 } ?? false
        if isLegal {
          result.legalURL = result.legalURL ?? link.target.url
        } else {
          result.helpURL = result.helpURL ?? link.target.url
        }
      }
    }
    result.logoURL = roles.first(of: .logo).flatMap { LineShape.imageURL(scan[$0]) }
    if frame.hasClosingFence { result.footer = LineShape.string(roles.positions(of: .footer).map { scan[$0] }) }
  }

  private func identity(_ conference: Conference) -> ConferenceIdentity {
    var result = ConferenceIdentity()
    for link in all(.join) + all(.shortJoin) where link.vendor == .microsoftTeams { result.merge(link.identity) }
    if conference.shortURL == nil, let id = conference.meetingID {
      result.merge(ConferenceIdentity(keys: [TeamsLinks.meetingKey(id.digitsOnly)]))
    }
    return result
  }
}
