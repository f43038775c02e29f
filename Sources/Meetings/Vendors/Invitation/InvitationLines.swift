/// The lines of an invitation without fences, and what the vendor's words on each stand for.
struct InvitationLines {
  /// The farthest that words stand above the link.
  private static let above = 8

  let scan: BlockScan
  let anchor: Int
  let link: JoinLink
  /// Content positions.
  private(set) var range: Range<Int>
  private(set) var labels: [Int: LabelRole] = [:]
  /// Lines with a number to dial.
  private(set) var numbers: [Int: InvitationNumber] = [:]
  /// Lines that are somebody's, not the service's.
  private(set) var typed: [Int] = []
  private let words: InvitationWords

  /// Nil where nothing but the link is the service's.
  init?(around anchor: Int, floor: Int, link: JoinLink, style: any InvitationStyle.Type, in scan: BlockScan) {
    self.scan = scan
    self.anchor = anchor
    self.link = link
    words = InvitationWords(family: style.family)
    range = anchor..<(anchor + 1)
    if let label = words.label(of: scan[anchor]) { labels[anchor] = label }
    readUp(to: max(floor, anchor - Self.above))
    // Every service names the link, on its line or above: a bare one is nobody's invitation.
    guard !labels.isEmpty else { return nil }
    readDown(to: end, number: style.number(of: link), vendor: style.vendor)
    let speaksForItself = labels[anchor] == .joinClick
    guard speaksForItself || range.count > 1, range.contains(where: { labels[$0] != nil }) else { return nil }
  }

  func first(of role: LabelRole) -> ContentLine? {
    range.first { labels[$0] == role }.map { scan[$0] }
  }

  /// Up while every line is the service's.
  private mutating func readUp(to lowest: Int) {
    var position = anchor - 1
    while position >= lowest, scan[position].depth == scan[anchor].depth, scan[position].links.isEmpty,
      let label = words.label(of: scan[position]), InvitationWords.standAbove.contains(label)
    {
      labels[position] = label
      range = position..<range.upperBound
      position -= 1
    }
  }

  /// The farthest that the invitation can reach.
  private var end: Int {
    let limit = min(scan.content.count, anchor + GrammarLimit.lines)
    let stop = min(limit, scan.header(below: anchor) ?? limit)
    return (anchor + 1..<max(anchor + 1, stop)).first { position in
      scan[position].depth != scan[anchor].depth || scan[position].isFence
        || scan[position].links.contains {
          $0.target.role == .join && $0.target.vendor != nil && $0.target.vendor != .skypeForBusiness
            && !$0.target.isSameConference(as: link)
        }
    } ?? stop
  }

  /// Down to the last line that is the service's. Words alone count only directly below such a line; a link or the meeting's
  /// own number also after a few lines of somebody's.
  private mutating func readDown(to end: Int, number: String?, vendor: VendorName) {
    var last = anchor
    var pending: [Int] = []
    for position in (anchor + 1)..<max(anchor + 1, end) {
      guard position - last <= GrammarLimit.strangers else { break }
      let line = scan[position]
      let label = words.label(of: line)
      let dialled = InvitationNumber(line, label: label)
      let isStrong =
        line.links.contains { $0.target.vendor == vendor } || number.map { line.digits?.digits == $0 } ?? false
      let isNext = pending.allSatisfy { InvitationWords.isRule(scan[$0]) }
      let follows = label != nil || dialled != nil && isNumbered(last)
      guard isStrong || isNext && follows else {
        pending.append(position)
        continue
      }
      if let label { labels[position] = label }
      if let dialled { numbers[position] = dialled }
      typed += pending.filter { !InvitationWords.isRule(scan[$0]) }
      pending = []
      last = position
    }
    range = range.lowerBound..<(last + 1)
  }

  /// A list of numbers stands under words, or under another number.
  private func isNumbered(_ position: Int) -> Bool {
    position > anchor && (labels[position] != nil || numbers[position] != nil)
  }
}
