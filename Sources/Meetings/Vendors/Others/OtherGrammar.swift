import Conferences

/// Services that are recognised, so that an item with such a block is not called an ordinary one, and never written.
enum OtherGrammar: BlockGrammar {
  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    guard let link = scan[anchor].links.first(where: { $0.target.role == .join })?.target, let vendor = link.vendor
    else { return nil }
    let stop = min(scan.content.count, anchor + 60)
    let lowest = max(floor, anchor - 3)
    var start = anchor
    while start > lowest, isNear(scan[start - 1], depth: scan[anchor].depth), scan[start - 1].text.count <= 200,
      start == anchor
    { start -= 1 }
    var last = anchor
    var owned = 0
    for position in (anchor + 1)..<max(anchor + 1, stop) {
      guard scan[position].depth == scan[anchor].depth, position - last <= GrammarLimit.strangers else { break }
      if owns(scan[position], vendor: vendor, link: link) {
        last = position
        owned += 1
      }
    }
    guard owned > 0 else { return nil }
    let frame = BlockFrame(range: start..<(last + 1), hasOpeningFence: false, hasClosingFence: false)
    var conference = Conference()
    conference.joinURL = link.url
    var block = MeetingBlock(
      vendor: vendor, generation: "any", lines: scan.lines(of: frame), span: scan.span(of: frame),
      conference: conference,
      identity: link.identity, joinLinks: [link])
    // Nobody has described these blocks well enough to call one whole.
    block.isComplete = false
    scan.finish(&block, frame: frame)
    return (block, frame.range.upperBound)
  }

  private static func isNear(_ line: ContentLine, depth: Int) -> Bool {
    line.kind == .text && line.depth == depth && line.links.isEmpty
  }

  private static func owns(_ line: ContentLine, vendor: VendorName, link: JoinLink) -> Bool {
    if line.links.contains(where: { $0.target.vendor == vendor }) { return true }
    guard
      let found = line.digits
        ?? line.number.flatMap({ $0.conferenceIDs.first }).map({
          LabelledValue.Digits(digits: $0, printed: $0, endsInHash: false)
        })
    else { return false }
    return link.identity.keys.contains { $0.hasSuffix(":" + found.digits) }
  }
}
