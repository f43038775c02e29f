import Conferences

/// Finds blocks of somebody's own templates in a text.
struct OwnTemplateReader {
  let templates: [OwnTemplate]

  /// In order; they never overlap. Linear in the text for each template and language.
  func blocks(in text: MeetingText) -> [MeetingBlock] {
    var blocks: [MeetingBlock] = []
    for template in templates { read(template, in: text, &blocks) }
    guard !blocks.isEmpty else { return [] }
    let content = text.lines.indices.filter { !text.lines[$0].text.isEmpty }.map {
      ContentLine(text.lines[$0], targets: [], index: $0)
    }
    let headers = ForwardHeader.positions(in: content, candidates: Array(content.indices))
    let header = headers.first.map { content[$0].index } ?? .max
    for index in blocks.indices { blocks[index].isUnderForwardHeader = header < blocks[index].lines.lowerBound }
    return blocks.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func read(_ template: OwnTemplate, in text: MeetingText, _ blocks: inout [MeetingBlock]) {
    var position = 0
    while let opening = text.lines[position...].firstIndex(where: { $0.text == template.opening }) {
      position = opening + 1
      guard let closing = closing(behind: opening, of: template, in: text) else { continue }
      let variants = template.variants.filter { $0.closing == text.lines[closing].text }
      let range = opening..<(closing + 1)
      let found = variants.compactMap {
        OwnTemplateBlock(range: range, variant: $0, name: template.name, text: text)?.block
      }
      // A language leaves the fewest lines unread: that of the block.
      guard let best = found.min(by: { $0.foreignLines.count < $1.foreignLines.count }),
        !blocks.contains(where: { $0.lines.overlaps(best.lines) })
      else { continue }
      blocks.append(best)
      position = best.lines.upperBound
    }
  }

  /// The next line that ends a block in some language. Another first line before it begins the block anew, so that no line
  /// is looked at for two of them.
  private func closing(behind opening: Int, of template: OwnTemplate, in text: MeetingText) -> Int? {
    let closings = Set(template.variants.map(\.closing))
    let reach = text.lines[(opening + 1)...].prefix(2 * GrammarLimit.lines)
    let stop = reach.firstIndex { closings.contains($0.text) || $0.text == template.opening }
    return stop.flatMap { closings.contains(text.lines[$0].text) ? $0 : nil }
  }
}

/// The lines between a template's first and last, read.
private struct OwnTemplateBlock {
  var block: MeetingBlock

  init?(range: Range<Int>, variant: TemplateVariant, name: VendorName, text: MeetingText) {
    var said = SaidValues()
    var missing = variant.essentials
    var foreign: [Int] = []
    for index in (range.lowerBound + 1)..<(range.upperBound - 1) {
      let line = text.lines[index]
      guard !line.text.isEmpty || !line.links.isEmpty else { continue }
      guard
        let (pattern, values) = variant.patterns.lazy.compactMap({ pattern in
          pattern.values(in: line).map { (pattern, $0) }
        }).first
      else {
        foreign.append(index)
        continue
      }
      missing.removeAll { $0 == pattern }
      said.add(values)
    }
    guard missing.isEmpty, let join = said.joinURL else { return nil }
    let link = JoinLink(join)
    let members = text.lines[range]
    let edges = BlockEdges(firstLine: range.lowerBound, opening: nil, lastLine: range.upperBound - 1, closing: nil)
    let identity =
      link.identity.isEmpty
      ? ConferenceIdentity(keys: ["template:" + name.rawValue + ":" + link.parts.normalised]) : link.identity
    block = MeetingBlock(
      vendor: name, generation: "template", lines: range,
      span: edges.span(in: text),
      conference: said.conference, identity: identity, joinLinks: [link])
    block.edges = edges
    block.language = variant.language
    block.conference.language = variant.language
    let foreignTexts = foreign.map { ASCII.string(text.lines[$0].text) }
    if variant.showsFooter {
      block.footer = foreignTexts.isEmpty ? nil : foreignTexts.joined(separator: "\n")
      block.conference.footer = block.footer
    } else {
      block.typedText = foreignTexts
    }
    block.foreignLines = foreign
    block.hasOpeningFence = true
    block.hasClosingFence = true
    block.isQuoted = members.contains { $0.quoteDepth > 0 }
    block.hasCopiedMarkup = members.contains { $0.identifiers.contains { $0.starts(with: [0x78, 0x5F]) } }
    block.hasRewrittenLinks = link.isRewritten
    if text.form == .plain { block.rendition = Rendition(members) }
  }
}

/// What the lines of a block say, gathered.
private struct SaidValues {
  private(set) var conference = Conference()
  var joinURL: String? { conference.joinURL ?? conference.shortURL }

  mutating func add(_ values: [(slot: BlockSlot, text: [UInt8])]) {
    var number: DialInNumber?
    for (slot, bytes) in values {
      let text = ASCII.string(bytes)
      switch slot {
      case .text(let name): add(text, as: name)
      case .url(let name): add(text, as: name)
      case .number(_, .number): number = DialInNumber(number: text, label: number?.label)
      case .number(_, .dial): number = DialInNumber(number: Self.dialled(text), label: number?.label)
      case .number(_, .place): number = DialInNumber(number: number?.number ?? "", label: text)
      case .number(_, .tel), .footer: break
      }
    }
    guard let number, !number.number.isEmpty else { return }
    add(number)
  }

  private mutating func add(_ number: DialInNumber) {
    conference.dialIn = .enabled
    let all = (conference.toll ?? []) + (conference.tollFree ?? [])
    conference.toll = conference.toll ?? []
    conference.tollFree = conference.tollFree ?? []
    guard !all.contains(where: { $0.digits == number.digits }) else { return }
    let isFree = NumberLine(Array(number.number.utf8), telephone: nil)?.isTollFree ?? false
    if isFree { conference.tollFree?.append(number) } else { conference.toll?.append(number) }
  }

  private mutating func add(_ text: String, as name: BlockText) {
    switch name {
    case .meetingID: conference.meetingID = text
    case .passcode: conference.passcode = Secret(text)
    case .conferenceID, .conferenceIDInThrees: conference.conferenceID = text.filter(\.isNumber)
    case .logo: conference.logoURL = text
    case .tenantKey, .videoID:
      var interop = conference.videoInterop ?? VideoInterop()
      if name == .tenantKey { interop.tenantKey = text } else { interop.videoID = text }
      conference.videoInterop = interop
    case .inviter: break
    }
  }

  private mutating func add(_ url: String, as name: BlockURL) {
    switch name {
    case .join, .joinBare, .joinGeneric, .systemReference: conference.joinURL = conference.joinURL ?? url
    case .short: conference.shortURL = url
    case .options: conference.optionsURL = url
    case .localNumbers, .localNumbersBare: conference.localNumbersURL = url
    case .resetPIN: conference.resetPINURL = url
    case .tenantHelp: conference.helpURL = url
    case .tenantLegal: conference.legalURL = url
    case .moreInfo, .joinWeb, .needHelp, .help: break
    }
  }

  /// `+1 202-555-0143,,864209753#` → the number.
  private static func dialled(_ text: String) -> String { String(text.prefix { $0 != "," }) }
}
