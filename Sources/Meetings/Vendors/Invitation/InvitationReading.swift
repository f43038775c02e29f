import Conferences

/// Turns the lines of an invitation into what they say.
struct InvitationReading {
  let lines: InvitationLines
  let style: any InvitationStyle.Type

  private var scan: BlockScan { lines.scan }

  func block() -> MeetingBlock {
    let frame = BlockFrame(range: lines.range, hasOpeningFence: false, hasClosingFence: false)
    let said = Set(lines.range.compactMap { lines.labels[$0] })
    let conference = conference()
    var block = MeetingBlock(
      vendor: style.vendor, generation: style.generation(said), lines: scan.lines(of: frame),
      span: scan.span(of: frame), conference: conference, identity: lines.link.identity, joinLinks: [lines.link])
    block.language = conference.language
    scan.note(typed: lines.typed.filter(lines.range.contains), in: &block)
    block.secrets = lines.secrets
    block.unsaid = lines.unsaid.map { scan[$0].string }
    block.checks = style.checks(lines)
    block.isComplete = style.proofs.contains { $0.isSubset(of: said) }
    scan.finish(&block, frame: frame)
    block.conference.language = block.language
    return block
  }

  private func conference() -> Conference {
    var result = Conference()
    result.joinURL = lines.link.url
    let members = lines.range.map { scan[$0] }
    result.localNumbersURL = members.lazy.compactMap { $0.first(.localNumbers, of: style.vendor)?.url }.first
    result.meetingID = lines.first(of: .meetingID).flatMap(Self.printedDigits)
    result.passcode = lines.first(of: .passcode).flatMap { LabelledValue.token($0.text) }.map { Secret($0) }
    let all = lines.range.compactMap { position in lines.numbers[position] }
    // Numbers of the list count; where there is none, those to tap, which hold the ID as well.
    let listed = all.filter { $0.conferenceID == nil }
    let numbers = listed.isEmpty ? all : listed
    let id = lines.first(of: .conferenceID).flatMap(Self.printedDigits) ?? all.compactMap(\.conferenceID).first
    if !numbers.isEmpty {
      result.dialIn = .enabled
      result.toll = Self.unique(numbers.filter { !$0.isTollFree })
      result.tollFree = Self.unique(numbers.filter(\.isTollFree))
    }
    result.conferenceID = id?.filter(\.isNumber)
    let labels = members.flatMap { line in
      line.links.flatMap { [line.label($0), line.text[..<min($0.label.lowerBound, line.text.count)]] } + [
        line.text[...]
      ]
        + (LabelledValue.split(line.text).map { [$0.label] } ?? [])
    }
    result.language = LanguageTag.ofLabels(labels, in: style.family)
    return result
  }

  static func printedDigits(_ line: ContentLine) -> String? {
    line.digits?.printed ?? LabelledValue.split(line.text).flatMap { InvitationNumber.digits($0.value) }
  }

  /// A number may be listed twice, once without its place.
  private static func unique(_ numbers: [InvitationNumber]) -> [DialInNumber] {
    numbers.map(\.number).reduce(into: []) { result, number in
      guard let known = result.firstIndex(where: { $0.digits == number.digits }) else { return result.append(number) }
      result[known].label = result[known].label ?? number.label
    }
  }
}
