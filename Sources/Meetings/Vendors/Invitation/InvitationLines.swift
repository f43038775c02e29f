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
    // A sentence that holds the link is somebody's, and so is what stands behind it.
    guard words.isWhole(scan[anchor]) else { return nil }
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
      let isStrong = isStrong(line, label, number, vendor) || goesOn(line, at: position, after: last)
      let isNext = pending.allSatisfy { InvitationWords.isRule(scan[$0]) }
      let follows = label != nil || dialled != nil && continuesNumbers(at: position, after: last)
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

  /// A line that belongs to the service whatever stands above it: its link with its words or alone, or the meeting's number.
  private func isStrong(_ line: ContentLine, _ label: LabelRole?, _ number: String?, _ vendor: VendorName) -> Bool {
    if let number, line.digits?.digits == number { return true }
    guard words.isWhole(line) else { return false }
    return line.links.contains { $0.target.vendor == vendor && (label != nil || $0.target.role != .vendorPage) }
  }

  /// A sentence of the service's that was broken before its link.
  private func goesOn(_ line: ContentLine, at position: Int, after last: Int) -> Bool {
    labels[last] == .trouble && scan[last].links.isEmpty && line.links.count == 1
      && line.links[0].label.upperBound == line.text.count && scan[position].index - scan[last].index <= spacing
  }

  /// Lines with a value that no conference of a block has a place for: a PIN, the password of a room system.
  var unsaid: [Int] {
    range.filter { position in
      (labels[position] == .pin || labels[position] == .instruction) && scan[position].links.isEmpty
        && LabelledValue.split(scan[position].text) != nil
    }
  }

  /// What stands behind words for a PIN or a password that the conference of a block has no place for.
  var secrets: [String] {
    range.compactMap { position in
      guard let label = labels[position], label == .pin || label == .instruction || label == .passcode else {
        return nil
      }
      return LabelledValue.split(scan[position].text).map { ASCII.string($0.value) }
    }
  }

  /// A list of numbers stands right under its heading, or under another number: a number behind a blank line is somebody's.
  private func continuesNumbers(at position: Int, after last: Int) -> Bool {
    guard last > anchor else { return false }
    let gap = scan[position].index - scan[last].index
    if numbers[last] != nil { return gap <= spacing }
    return headsNumbers(last) && gap <= spacing + 1
  }

  private func headsNumbers(_ position: Int) -> Bool {
    guard scan[position].links.isEmpty else { return false }
    switch labels[position] {
    case .dialIn, .oneTap, .toll, .tollFree, .localNumbers, .videoDevices: return true
    case .instruction: return position - 1 > anchor && (numbers[position - 1] != nil || headsNumbers(position - 1))
    default: return false
    }
  }

  /// Lines from one line with text to the next where no blank line stands between them: two in a double-spaced rendition.
  private var spacing: Int {
    let near = range.lowerBound..<min(scan.content.count, anchor + 12)
    return zip(near, near.dropFirst()).map { scan[$1].index - scan[$0].index }.min() ?? 1
  }
}
