import Conferences

/// What goes into the slots of one block.
struct BlockValues {
  let conference: Conference
  let vendor: VendorName
  let language: String
  let inviter: String?
  let links: BlockLinks
  let numbers: [(number: DialInNumber, isTollFree: Bool)]
  let footer: [String]
  let showsDialIn: Bool

  init(_ conference: Conference, vendor: VendorName, language: String, inviter: String?) {
    self.conference = conference
    self.vendor = vendor
    self.language = language
    self.inviter = inviter
    links = BlockLinks(conference, vendor: vendor, language: language)
    showsDialIn = conference.showsDialIn(for: vendor)
    numbers = showsDialIn ? conference.allNumbers : []
    footer = SafeText.lines(conference.footer ?? "")
  }

  /// Safe to stand on a line, not yet escaped for HTML; nil when nobody gives it.
  subscript(slot: BlockSlot) -> String? {
    let value =
      switch slot {
      case .text(let name): text(name)
      case .url(let name): url(name)
      case .number(let index, let part): numbers.indices.contains(index) ? number(index, part) : nil
      case .footer(let index): footer.indices.contains(index) ? footer[index] : nil
      }
    if case .footer = slot { return value }
    return value?.isEmpty == true ? nil : value
  }

  private func text(_ name: BlockText) -> String? {
    switch name {
    case .meetingID: meetingID
    case .passcode: conference.passcode.map { SafeText.line($0.revealed) }
    case .conferenceID: conference.phoneConferenceID(for: vendor)
    case .conferenceIDInThrees:
      conference.phoneConferenceID(for: vendor)?.groupedInThrees(vendor.vendor?.groupMark ?? " ")
    case .inviter: inviter.map(SafeText.line)
    case .logo: SafeText.link(conference.logoURL)
    case .tenantKey: conference.videoInterop?.tenantKey.map(SafeText.line)
    case .videoID: conference.videoInterop?.videoID.map(SafeText.line)
    }
  }

  private func url(_ name: BlockURL) -> String? {
    switch name {
    case .join, .joinBare, .systemReference: links.join
    case .joinGeneric: links.join ?? links.short
    case .joinWeb: links.join?.addingQuery("sl=1")
    case .short: links.short
    case .needHelp, .help: links.help
    case .options: links.options
    case .localNumbers, .localNumbersBare: links.localNumbers
    case .resetPIN: showsDialIn ? links.resetPIN : nil
    case .moreInfo: links.videoInfo
    case .tenantHelp: links.tenantHelp
    case .tenantLegal: links.legal
    }
  }

  /// As given; in a Teams block with a short link the link's digits where nobody gives an ID, because they are the same.
  private var meetingID: String? {
    let given = conference.meetingID.map(SafeText.line) ?? ""
    if !given.isEmpty {
      return vendor == .zoom && given.utf8.allSatisfy(ASCII.isDigit) ? given.groupedAsZoomDoes : given
    }
    return links.short.flatMap(TeamsShortLink.init)?.meetingDigits.groupedInThrees
  }

  private func number(_ index: Int, _ part: NumberPart) -> String? {
    let number = numbers[index].number
    let id = conference.phoneConferenceID(for: vendor) ?? ""
    switch part {
    case .number: return SafeText.line(number.number)
    case .place: return number.label.map(SafeText.line)
    case .dial where vendor == .zoom:
      return number.digits + ",," + id + "#" + (keyedPasscode.map { ",,,,*" + $0 + "#" } ?? "")
    case .dial where vendor.vendor?.printsDialAsText == true: return number.digits + ",," + id + "#"
    case .dial: return SafeText.line(number.number) + ",," + id + (vendor == .webex ? "##" : "#")
    case .tel where vendor == .webex: return "tel:" + number.digits + ",,*01*" + id + "%23%23*01*"
    case .tel: return "tel:" + number.digits + ",," + id + "#"
    }
  }

  /// A passcode that a phone can key in.
  private var keyedPasscode: String? {
    guard let code = conference.passcode?.revealed, !code.isEmpty, code.utf8.allSatisfy(ASCII.isDigit) else {
      return nil
    }
    return code
  }
}

extension String {
  /// `83925314649` → `839 2531 4649`; other lengths than 9 to 11 stay.
  fileprivate var groupedAsZoomDoes: String {
    guard (9...11).contains(utf8.count) else { return self }
    let middle = utf8.count == 11 ? 4 : 3
    return String(prefix(3)) + " " + String(dropFirst(3).prefix(middle)) + " " + String(dropFirst(3 + middle))
  }
}
