import Conferences

/// The fenced part that Google Calendar writes into a description. Others use the same fence around links of their own, so
/// the link decides.
enum MeetGrammar: BlockGrammar {
  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    guard
      let link = scan[anchor].links.first(where: { $0.target.vendor == .googleMeet && $0.target.role == .join })?
        .target,
      let opening = stride(from: anchor - 1, through: max(floor, anchor - 5), by: -1).first(where: {
        scan[$0].kind == .meetFence
      })
    else { return nil }
    let stop = end(of: anchor, in: scan)
    var frame: BlockFrame
    if let closing = (anchor + 1..<max(anchor + 1, stop)).first(where: { scan[$0].kind == .meetFence }) {
      frame = BlockFrame(range: opening..<(closing + 1), hasOpeningFence: true, hasClosingFence: true)
    } else {
      frame = BlockFrame(
        range: opening..<(lastOwned(from: anchor, to: stop, in: scan) + 1), hasOpeningFence: true,
        hasClosingFence: false)
    }
    return (read(frame, link: link, in: scan), frame.range.upperBound)
  }

  private static func end(of anchor: Int, in scan: BlockScan) -> Int {
    let stop = min(scan.content.count, anchor + 40)
    return (anchor + 1..<max(anchor + 1, stop)).first { scan[$0].depth != scan[anchor].depth } ?? stop
  }

  private static func lastOwned(from anchor: Int, to stop: Int, in scan: BlockScan) -> Int {
    var last = anchor
    for position in anchor..<stop where position - last <= GrammarLimit.strangers && owns(scan[position]) {
      last = position
    }
    return last
  }

  private static func owns(_ line: ContentLine) -> Bool {
    if line.links.contains(where: { $0.target.vendor == .googleMeet || isCalendar($0.target) }) { return true }
    if number(of: line) != nil { return true }
    let labels = [line.text[...]] + (LabelledValue.split(line.text).map { [$0.label] } ?? [])
    return labels.contains { label in PhraseTable.standard.roles(ofLabel: label).contains { $0.family == .meet } }
  }

  private static func isCalendar(_ link: JoinLink) -> Bool {
    (link.parts.host == "www.google.com" || link.parts.host == "calendar.google.com")
      && link.parts.segments.first == "calendar"
  }

  /// `Or dial: (US) +1 530-555-0114 PIN: 363467803#`; the country stands first, the PIN last.
  private static func number(of line: ContentLine) -> (number: DialInNumber, pin: String)? {
    guard line.links.allSatisfy({ $0.target.role == .telephone }), line.text.last == 0x23,
      let plus = line.text.firstIndex(of: 0x2B)
    else { return nil }
    let pin = line.text.dropLast().reversed().prefix { ASCII.isDigit($0) || $0 == 0x20 }.reversed().filter(
      ASCII.isDigit)
    var shown = line.text[plus...].prefix {
      ASCII.isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x20 || $0 == 0x28 || $0 == 0x29
    }
    while let last = shown.last, !ASCII.isDigit(last) { shown = shown.dropLast() }
    guard pin.count >= 4, shown.count(where: ASCII.isDigit) >= 6 else { return nil }
    var label: String?
    if let open = line.text[..<plus].lastIndex(of: 0x28), let close = line.text[open..<plus].firstIndex(of: 0x29) {
      label = ASCII.string(line.text[(open + 1)..<close])
    }
    return (DialInNumber(number: ASCII.string(shown), label: label), ASCII.string(pin))
  }

  private static func read(_ frame: BlockFrame, link: JoinLink, in scan: BlockScan) -> MeetingBlock {
    let lines = frame.inside.map { scan[$0] }
    var conference = Conference()
    conference.joinURL = link.url
    let numbers = lines.compactMap(number)
    conference.localNumbersURL = lines.lazy.compactMap { $0.first(.localNumbers, of: .googleMeet)?.url }.first
    if !numbers.isEmpty {
      conference.dialIn = .enabled
      conference.conferenceID = numbers.first?.pin
      conference.toll = numbers.map(\.number)
      conference.tollFree = []
    }
    let labels = lines.flatMap { line in [line.text[...]] + (LabelledValue.split(line.text).map { [$0.label] } ?? []) }
    conference.language = LanguageTag.ofLabels(labels, in: .meet)
    let isOlder = lines.contains { $0.links.contains { isCalendar($0.target) } }
    var block = MeetingBlock(
      vendor: .googleMeet, generation: isOlder ? "2020" : "2022", lines: scan.lines(of: frame),
      span: scan.span(of: frame),
      conference: conference, identity: link.identity, joinLinks: [link])
    block.language = conference.language
    // Two sentences that the generator writes have no link; in a language that no table knows they are its own all the same.
    let unowned = frame.inside.filter { !owns(scan[$0]) }
    scan.note(typed: conference.language == nil ? Array(unowned.dropFirst(2)) : unowned, in: &block)
    let pages = lines.flatMap { $0.links.map(\.target) }.filter { $0.role == .localNumbers && !$0.identity.isEmpty }
    block.checks = pages.map {
      IdentityCheck(name: "numbers-page-equals-join-link", holds: $0.isSameConference(as: link))
    }
    block.isComplete = frame.hasClosingFence
    scan.finish(&block, frame: frame)
    block.conference.language = block.language
    return block
  }
}
