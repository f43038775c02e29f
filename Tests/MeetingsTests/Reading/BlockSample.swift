@testable import Meetings

/// Lines of an invented block; `{label|url}` is a link.
struct BlockSample: Sendable, CustomStringConvertible {
  var name: String
  var lines: [String]

  var description: String { name }

  init(_ name: String, _ lines: [String]) {
    self.name = name
    self.lines = lines
  }

  enum Rendition: CaseIterable, Sendable { case glued, spaced, prbody, double, html }

  /// The block as source text; for HTML the lines' texts, which nobody reads as bytes.
  func text(_ rendition: Rendition) -> String {
    let rendered = lines.map { line in
      let plain = Self.render(line) { label, url in
        label == url
          ? url
          : rendition == .glued ? "\(label)<\(url)>" : rendition == .spaced ? "\(label) <\(url)>" : "\(label) <\(url)> "
      }
      return rendition == .prbody && !plain.isEmpty && plain.first != "." && plain.first != "_" ? plain + " " : plain
    }
    return rendered.joined(separator: rendition == .double ? "\r\n\r\n" : "\r\n")
  }

  /// The block between other lines, read.
  func meetingText(_ rendition: Rendition, before: [String] = [], after: [String] = []) -> MeetingText {
    guard rendition == .html else {
      let parts = before + [text(rendition)] + after
      return MeetingText(plain: Array(parts.joined(separator: "\r\n").utf8))
    }
    var position = 0
    let all = (before + lines + after).map { line in
      let made = Self.htmlLine(line, at: position)
      position = made.span.upperBound + 1
      return made
    }
    return MeetingText(form: .html, lines: all, span: 0..<position)
  }

  /// As a projection of HTML gives it: visible text, links by label.
  static func htmlLine(_ line: String, at position: Int) -> MeetingLine {
    if line == "<hr>" { return MeetingLine(text: [], span: position..<(position + 4), isRule: true) }
    var text: [UInt8] = []
    var links: [MeetingLink] = []
    func addLink(_ label: String, _ url: String) -> String {
      let start = text.count
      text.append(contentsOf: label.utf8)
      links.append(MeetingLink(label: start..<text.count, url: Array(url.utf8)))
      return ""
    }
    _ = render(line, piece: { text.append(contentsOf: $0.utf8) }, link: addLink)
    return MeetingLine(text: text, links: links, span: position..<(position + max(1, text.count)))
  }

  private static func render(_ line: String, piece: (Substring) -> Void = { _ in }, link: (String, String) -> String)
    -> String
  {
    var result = ""
    var rest = line[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      piece(rest[..<open])
      let parts = rest[rest.index(after: open)..<close].split(separator: "|", maxSplits: 1).map(String.init)
      result += link(parts[0], parts.count > 1 ? parts[1] : parts[0])
      rest = rest[rest.index(after: close)...]
    }
    piece(rest)
    return result + rest
  }

  func replacing(_ old: String, with new: String) -> BlockSample {
    BlockSample(name, lines.map { $0.split(separator: old, omittingEmptySubsequences: false).joined(separator: new) })
  }
}

/// Invented conferences, each identity consistent.
enum Invented {
  static let dots = String(repeating: ".", count: 137)
  static let long = String(repeating: "_", count: 80)
  static let short = String(repeating: "_", count: 32)
  static let thread = "meeting_NTU0YjA5ODctMTExMS00MjIyLTgzMzMtNzc3Nzc3Nzc3Nzc3"
  static let tenant = "5f3b2a10-1c2d-4e3f-8a9b-0c1d2e3f4a5b"
  static let organizer = "a0b1c2d3-e4f5-4607-8899-aabbccddeeff"
  static let join =
    "https://teams.microsoft.com/l/meetup-join/19%3a\(thread)%40thread.v2/0?context=%7b%22Tid%22%3a%22\(tenant)%22%2c%22Oid%22%3a%22\(organizer)%22%7d"
  static let shortJoin = "https://teams.microsoft.com/meet/41526374859607?p=qWeRtYuIoPaSdFgHjK"
  static let numbers = "https://dialin.teams.microsoft.com/11112222-3333-4444-5555-666677778888?id=445566778"
  static let pin = "https://dialin.teams.microsoft.com/usp/pstnconferencing"
  static let tel = "{+46 8 555 010 20,,445566778#|tel:+46855501020,,445566778#}"

  static func options(_ language: String) -> String {
    "https://teams.microsoft.com/meetingOptions/?organizerId=\(organizer)&tenantId=\(tenant)&threadId=19_\(thread)@thread.v2&messageId=0&language=\(language)"
  }

  static let skype = "https://meet.fabrikam.example/dana.reed/QX7Z2K9M"
  static let help = "https://o15.officeredir.microsoft.com/r/rlidLync15?clid=1033&p1=5&p2=2009"

  static func read(_ text: MeetingText, properties: [(name: String, value: String)] = []) -> [MeetingBlock] {
    BlockReader().blocks(in: text, hints: ConferenceProperties.hints(properties))
  }

  static func read(_ text: String) -> [MeetingBlock] { BlockReader().blocks(in: MeetingText(plain: Array(text.utf8))) }
}

/// One sample for each generation; languages that no phrase file knows are among them.
enum Samples {
  static let teamsG1 = BlockSample(
    "g1",
    [
      "{Join Microsoft Teams Meeting|\(Invented.join)}", "\(Invented.tel)   Sweden, Stockholm (Toll)",
      "Conference ID: 445 566 778#",
      "{Local numbers|\(Invented.numbers)} | {Reset PIN|\(Invented.pin)} | {Learn more about Teams|https://aka.ms/JoinTeamsMeeting} | {Meeting options|\(Invented.options("en-US"))}",
    ])
  static let teamsG2 = BlockSample(
    "g2",
    [
      Invented.long, "{Anslut till Microsoft Teams-möte|\(Invented.join)}",
      "{Läs mer om Teams|https://aka.ms/JoinTeamsMeeting} | {Mötesalternativ|\(Invented.options("sv-SE"))}",
      Invented.long,
    ])
  /// Turkish: no phrase file.
  static let teamsG3 = BlockSample(
    "g3",
    [
      Invented.long, "Microsoft Teams toplantısı", "Bilgisayarınızdan veya mobil uygulamadan katılın",
      "{Toplantıya katılmak için buraya tıklayın|\(Invented.join)}",
      "Veya arayın (yalnızca ses)", "\(Invented.tel)   İsveç, Stockholm", "Telefon Konferansı Kimliği: 445 566 778#",
      "{Yerel numara bul|\(Invented.numbers)} | {PIN'i sıfırla|\(Invented.pin)}",
      "{Daha Fazla Bilgi|https://aka.ms/JoinTeamsMeeting} | {Toplantı seçenekleri|\(Invented.options("tr-TR"))}",
      Invented.long,
    ])
  static let teamsG4 = BlockSample(
    "g4",
    [
      Invented.long, "Microsoft Teams-Besprechung", "Nehmen Sie auf dem Computer, in der mobilen App oder im Raum teil",
      "{Klicken Sie hier|\(Invented.join)}", "",
      "Besprechungs-ID: 241 352 463 574", "Passcode: h7Jk2p",
      "{Teams herunterladen|https://www.microsoft.com/en-us/microsoft-teams/download-app} | {Im Web beitreten|https://www.microsoft.com/microsoft-teams/join-a-meeting}",
      "{Weitere Infos|https://aka.ms/JoinTeamsMeeting} | {Besprechungsoptionen|\(Invented.options("de-DE"))}",
      "Fragen? Rufen Sie 4711 an.", Invented.long,
    ])
  /// Korean: no phrase file.
  static let teamsG5 = BlockSample(
    "g5",
    [
      Invented.long, "Microsoft Teams {도움이 필요하신가요?|https://aka.ms/JoinTeamsMeeting?omkt=ko-KR}",
      "{지금 모임에 참가|\(Invented.join)}", "모임 ID: 320 111 222 333", "암호: Zx81Qp",
      Invented.short, "전화로 참가", "\(Invented.tel) 스웨덴, 스톡홀름", "{현지 번호 찾기|\(Invented.numbers)}", "전화 회의 ID: 445 566 778#",
      "화상 회의 장치로 참가", "테넌트 키: teams@video.fabrikam.example",
      "비디오 ID: 125 111 222 3", "{자세한 정보|https://pexip.me/teams/video.fabrikam.example/1251112223}",
      "이끌이용: {모임 옵션|\(Invented.options("ko-KR"))} | {전화 PIN 재설정|\(Invented.pin)}", Invented.long,
    ])
  static let teamsG6 = BlockSample(
    "g6",
    [
      Invented.long, "Microsoft Teams meeting", "Join: {\(Invented.shortJoin)}", "Meeting ID: 415 263 748 596 07",
      "Passcode: Bq7Rt2Xy", Invented.short,
      "{Benötigen Sie Hilfe?|https://aka.ms/JoinTeamsMeeting?omkt=de-DE} | {System reference|\(Invented.join)}",
      "Dial in by phone", "\(Invented.tel) Sweden, Stockholm",
      "{Find a local number|\(Invented.numbers)}", "Phone conference ID: 445 566 778#",
      "For organizers: {Meeting options|\(Invented.options("de-DE"))} | {Reset dial-in PIN|\(Invented.pin)}",
      Invented.long,
    ])
  static let teamsAPI = BlockSample(
    "api",
    [
      "Microsoft Teams meeting", "Join: {\(Invented.shortJoin)}", "Meeting ID: 415 263 748 596 07",
      "Passcode: Bq7Rt2Xy", "Help: {https://aka.ms/JoinTeamsMeeting?omkt=en-US}",
      "System reference: {\(Invented.join)}", Invented.short,
    ])
  static let teamsDotted = BlockSample(
    "generic",
    [
      Invented.dots, "Microsoft Teams 会議に参加", "{\(Invented.join)}", "最寄りの国の電話番号はここで取得します。PIN を忘れた場合はリセットできます。",
      "Teams の詳細を表示 {https://aka.ms/JoinTeamsMeeting} 会議のオプション: {\(Invented.options("ja-JP"))}", Invented.dots,
    ])
  static let skype = BlockSample(
    "sfb",
    [
      Invented.dots, "{Join Skype Meeting|\(Invented.skype)}",
      "Trouble Joining? {Try Skype Web App|\(Invented.skype)?sl=1}", "Join by phone",
      "Toll number: {+1 (206) 555-0123,,77441|tel:+12065550123,,77441#} (Seattle)     English (United States)",
      "{Find a local number|https://dialin.fabrikam.example?id=77441}", "",
      "Conference ID: 77441", " {Forgot your dial-in PIN?|https://dialin.fabrikam.example}  |{Help|\(Invented.help)}",
      "[https://www.fabrikam.example/logo.png]",
      "Video rooms call 4711 and enter 77441.", "[!OC([1033])!]", Invented.dots,
    ])
  /// Swedish marker in hexadecimal, wording that no phrase file has.
  static let skypeHexadecimal = BlockSample(
    "sfb",
    [
      Invented.dots, "{Gå med i Skype-mötet|\(Invented.skype)}", "Krångel? {Pröva webben|\(Invented.skype)?sl=1}",
      "[!OC([041d])!]", Invented.dots,
    ])
  static let lync2013 = BlockSample(
    "lync-2013",
    [
      Invented.dots, "{Join Lync Meeting|\(Invented.skype)}", "{Find a local number|https://dialin.fabrikam.example}",
      "Conference ID: 77441", "{Help|\(Invented.help)}", "[!OC([1033])!]",
      Invented.dots,
    ])
  static let lync2010 = BlockSample(
    "lync-2010",
    [
      Invented.dots, "{Join online meeting|https://join.fabrikam.example/meet/dana/QX7Z2K9M}", "Join by Phone",
      " +12065550123", "{Find a local number|https://join.fabrikam.example/dialin}",
      "Conference ID: 77441", "{First online meeting?|http://r.office.microsoft.com/r/rlidOC10?clid=1033&p1=4}",
      "[!OC([1033])!]", Invented.dots,
    ])
  static let consumerSkype = BlockSample(
    "generic", [Invented.dots, "{Join online meeting|https://join.skype.com/AbCdEfGhIj}", Invented.dots])
  static let consumerTeams = BlockSample(
    "generic",
    [
      Invented.dots, "{Tham gia cuộc họp trực tuyến|https://teams.live.com/meet/9391234567890?p=aBcDeFgHiJkLmNoP}",
      Invented.dots,
    ])
  static let zoom = BlockSample(
    "plugin",
    [
      "Dana Reed is inviting you to a scheduled Zoom meeting.", "", "Join Zoom Meeting",
      "{https://us05web.zoom.us/j/81234567890?pwd=AbC.1}", "", "Meeting ID: 812 3456 7890", "Passcode: 441122", "",
      "---", "",
      "One tap mobile", "+13015550134,,81234567890#,,,,*441122# US (Washington DC)", "", "Dial by your location",
      "• +1 301 555 0134 US (Washington DC)", "Meeting ID: 812 3456 7890",
      "Find your local number: {https://us05web.zoom.us/u/kAbCdEf}",
    ])
  static let zoomAddOn = BlockSample(
    "addon", [String(repeating: "\u{2500}", count: 10)] + zoom.lines + [String(repeating: "\u{2500}", count: 10)])
  static let webex = BlockSample(
    "classic",
    [
      "-- Do not delete or change any of the following text. --", "",
      "{Join Webex Meeting|https://fabrikam.webex.com/fabrikam/j.php?MTID=m0123456789abcdef0123456789abcdef}", "",
      "Meeting number (access code): 128 288 1912", "Meeting password: kP3mXz7", "", "Join by phone",
      "+1-206-555-0145 US Toll",
      "{Global call-in numbers|https://fabrikam.webex.com/fabrikam/globalcallin.php?MTID=t77}", "",
      "Can't join the meeting? {Contact support|https://collaborationhelp.cisco.com/article}",
    ])
  static let meetFence = "-::~:~::~" + String(repeating: ":~", count: 35) + "::~:~::-"
  static let meet = BlockSample(
    "2022",
    [
      meetFence, "Join with Google Meet: {https://meet.google.com/abc-defg-hij}",
      "Or dial: (US) +1 206-555-0156 PIN: 363467803#",
      "More phone numbers: {https://tel.meet/abc-defg-hij?pin=1234567890123}", "",
      "Learn more about Meet at: {https://support.google.com/a/users/answer/9282720}", "",
      "Please do not edit this section.", meetFence,
    ])

  static let teams = [teamsG1, teamsG2, teamsG3, teamsG4, teamsG5, teamsG6, teamsAPI, teamsDotted, consumerTeams]
  static let skypes = [skype, skypeHexadecimal, lync2013, lync2010, consumerSkype]
  static let others = [zoom, zoomAddOn, webex, meet]
  static let all = teams + skypes + others
}
