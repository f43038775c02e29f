import Conferences

/// What goes into the slots of one block. Made safe once: a template of any shape, and every copy of the block, takes it from
/// here.
struct BlockValues {
  /// The parts of one dial-in line.
  private struct NumberTexts {
    let number: String
    let place: String?
    let dial: String
    let tel: String
  }

  let conference: Conference
  let vendor: VendorName
  let language: String
  let inviter: String?
  let links: BlockLinks
  let numbers: [(number: DialInNumber, isTollFree: Bool)]
  let footer: [String]
  let showsDialIn: Bool
  private let meetingID: String?
  private let passcode: String?
  private let conferenceID: String?
  private let numberTexts: [NumberTexts]

  init(_ conference: Conference, vendor: VendorName, language: String, inviter: String?) {
    self.conference = conference
    self.vendor = vendor
    self.language = language
    self.inviter = inviter.map(SafeText.line)
    links = BlockLinks(conference, vendor: vendor, language: language)
    showsDialIn = conference.showsDialIn(for: vendor)
    numbers = showsDialIn ? conference.allNumbers : []
    footer = SafeText.lines(conference.footer ?? "")
    meetingID = Self.meetingID(conference, vendor, links)
    passcode = conference.passcode.map { SafeText.line($0.revealed) }
    let id = conference.phoneConferenceID(for: vendor)
    conferenceID = id
    numberTexts = numbers.map { Self.texts(of: $0.number, conference, vendor, id: id ?? "") }
  }

  /// Safe to stand on a line, not yet escaped for HTML; nil when nobody gives it.
  subscript(slot: BlockSlot) -> String? {
    let value =
      switch slot {
      case .text(let name): text(name)
      case .url(let name): url(name)
      case .number(let index, let part): numberTexts.indices.contains(index) ? number(index, part) : nil
      case .footer(let index): footer.indices.contains(index) ? footer[index] : nil
      }
    if case .footer = slot { return value }
    return value?.isEmpty == true ? nil : value
  }

  /// Whether a link is given, without making it.
  func has(_ name: BlockURL) -> Bool { url(name == .joinWeb ? .join : name) != nil }

  private func text(_ name: BlockText) -> String? {
    switch name {
    case .meetingID: meetingID
    case .passcode: passcode
    case .conferenceID: conferenceID
    case .conferenceIDInThrees: conferenceID?.groupedInThrees(vendor.vendor?.groupMark ?? " ")
    case .inviter: inviter
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

  private func number(_ index: Int, _ part: NumberPart) -> String? {
    switch part {
    case .number: numberTexts[index].number
    case .place: numberTexts[index].place
    case .dial: numberTexts[index].dial
    case .tel: numberTexts[index].tel
    }
  }

  /// As given; in a Teams block with a short link the link's digits where nobody gives an ID, because they are the same.
  private static func meetingID(_ conference: Conference, _ vendor: VendorName, _ links: BlockLinks) -> String? {
    let given = conference.meetingID.map(SafeText.line) ?? ""
    if !given.isEmpty {
      return vendor == .zoom && given.utf8.allSatisfy(ASCII.isDigit) ? given.groupedAsZoomDoes : given
    }
    return links.short.flatMap(TeamsShortLink.init)?.meetingDigits.groupedInThrees
  }

  /// - Parameter id: what callers key in.
  private static func texts(
    of number: DialInNumber, _ conference: Conference, _ vendor: VendorName, id: String
  ) -> NumberTexts {
    let shown = SafeText.line(number.number)
    let digits = number.digits
    let dial =
      if vendor == .zoom {
        digits + ",," + id + "#" + (keyedPasscode(of: conference).map { ",,,,*" + $0 + "#" } ?? "")
      } else if vendor.vendor?.printsDialAsText == true {
        digits + ",," + id + "#"
      } else {
        shown + ",," + id + (vendor == .webex ? "##" : "#")
      }
    let tel = vendor == .webex ? "tel:" + digits + ",,*01*" + id + "%23%23*01*" : "tel:" + digits + ",," + id + "#"
    return NumberTexts(number: shown, place: number.label.map(SafeText.line), dial: dial, tel: tel)
  }

  /// A passcode that a phone can key in.
  private static func keyedPasscode(of conference: Conference) -> String? {
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
