import Conferences

/// The links of a block, made safe; nil where nobody gives one.
struct BlockLinks {
  let join: String?
  let short: String?
  let options: String?
  let localNumbers: String?
  let resetPIN: String?
  /// The vendor's own help page, or the organization's where the vendor lets it take that place.
  let help: String?
  let tenantHelp: String?
  let legal: String?
  let videoInfo: String?
  /// The conference belongs to a consumer service: its block has a join line and nothing more.
  let isConsumer: Bool

  init(_ conference: Conference, vendor: VendorName, language: String) {
    let link = SafeText.link(conference.joinURL)
    let isShort = link.map { TeamsShortLink($0) != nil } ?? false
    short = vendor == .microsoftTeams ? SafeText.link(conference.shortURL) ?? (isShort ? link : nil) : nil
    join = isShort && vendor == .microsoftTeams && link == short ? nil : link
    let thread = join.flatMap(TeamsThread.init)
    let givenOptions = SafeText.link(conference.optionsURL)
    let joined = join.map { JoinLink($0) }
    let isOfThisMeeting =
      thread == nil || givenOptions.map { joined?.isSameConference(as: JoinLink($0)) == true } ?? false
    options = isOfThisMeeting ? givenOptions : thread?.optionsURL(language: language)
    localNumbers = SafeText.link(conference.localNumbersURL).map {
      conference.phoneConferenceID(for: vendor).map($0.settingConferenceID) ?? $0
    }
    resetPIN = SafeText.link(conference.resetPINURL) ?? (vendor == .skypeForBusiness ? localNumbers?.withoutQuery : nil)
    tenantHelp = SafeText.link(conference.helpURL)
    legal = SafeText.link(conference.legalURL)
    videoInfo = SafeText.link(conference.videoInterop?.infoURL)
    isConsumer = Self.isConsumer(link)
    help = vendor == .skypeForBusiness ? tenantHelp ?? Self.skypeHelp(language) : Self.teamsHelp(language)
  }

  static func isConsumer(_ link: String?) -> Bool {
    guard let link else { return false }
    let host = JoinLink(link).parts.host
    return host == "join.skype.com" || host == "teams.live.com"
  }

  private static func teamsHelp(_ language: String) -> String { "https://aka.ms/JoinTeamsMeeting?omkt=" + language }

  private static func skypeHelp(_ language: String) -> String {
    "https://o15.officeredir.microsoft.com/r/rlidLync15?clid="
      + String(LocaleIdentifier.lcid(ofLanguage: language) ?? 1033) + "&p1=5&p2=2009"
  }
}

extension String {
  /// `?id=<digits>` follows the conference ID: inside a genuine block the two are equal.
  func settingConferenceID(_ digits: String) -> String {
    let bytes = Array(utf8)
    guard let mark = bytes.firstIndex(of: 0x3F) else { return self }
    var start = mark + 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x26 || $0 == 0x23 } ?? bytes.count
      let isID = bytes[start..<end].starts(with: "id=".utf8) && end > start + 3
      if isID, bytes[(start + 3)..<end].allSatisfy(ASCII.isDigit) {
        return String(decoding: bytes[..<(start + 3)], as: UTF8.self) + digits
          + String(decoding: bytes[end...], as: UTF8.self)
      }
      if end == bytes.count || bytes[end] == 0x23 { return self }
      start = end + 1
    }
    return self
  }

  var withoutQuery: String { String(decoding: utf8.prefix { $0 != 0x3F && $0 != 0x23 }, as: UTF8.self) }

  /// The link with one more query parameter.
  func addingQuery(_ parameter: String) -> String {
    let fragment = utf8.firstIndex(of: 0x23) ?? endIndex
    let front = String(self[..<fragment])
    return front + (front.utf8.contains(0x3F) ? "&" : "?") + parameter + String(self[fragment...])
  }
}
