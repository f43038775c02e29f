import Conferences
import Meetings

/// Invented conferences.
enum SampleConferences {
  static let tenant = "8d1f0c5e-52a7-4d0b-9c1e-3f6a7b2c4d5e"
  static let organizer = "11847e94-4927-4a2d-8a48-c4658959d883"

  /// The base64 text that stands for a meeting in thread IDs.
  static let oldThread = "T2xkVGhyZWFkT2ZBbkludmVudGVkTWVldGluZzAwMDAwMDAw"
  static let newThread = "TmV3VGhyZWFkT2ZBbkludmVudGVkTWVldGluZzExMTExMTEx"

  static func teamsLink(_ thread: String) -> String {
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_\(thread)%40thread.v2/0"
      + "?context=%7b%22Tid%22%3a%22\(tenant)%22%2c%22Oid%22%3a%22\(organizer)%22%7d"
  }

  static var dialIn: Conference {
    var conference = Conference()
    conference.conferenceID = "918273645"
    conference.toll = [DialInNumber(number: "+1 323-555-0100", label: "United States, Los Angeles")]
    conference.tollFree = [DialInNumber(number: "+1 888-555-0111", label: "United States")]
    conference.localNumbersURL = "https://dialin.teams.microsoft.com/8551f4c1-bea3-441a-8738-69aa517a91c5?id=918273645"
    conference.resetPINURL = "https://dialin.teams.microsoft.com/usp/pstnconferencing"
    return conference
  }

  static var teams: Conference {
    var conference = dialIn
    conference.joinURL = teamsLink(newThread)
    conference.meetingID = "263 740 534 576 29"
    conference.passcode = Secret("Ax3Zj3Mx")
    return conference
  }

  static var teamsShort: Conference {
    var conference = teams
    conference.shortURL = "https://teams.microsoft.com/meet/26374053457629?p=rRYCKiwRDlgVqiKu4e"
    return conference
  }

  static var oldTeams: Conference {
    var conference = dialIn
    conference.joinURL = teamsLink(oldThread)
    conference.conferenceID = "735728420"
    conference.toll = [DialInNumber(number: "+1 412-555-0131", label: "United States, Pittsburgh")]
    conference.tollFree = nil
    return conference
  }

  static var skype: Conference {
    var conference = dialIn
    conference.joinURL = "https://meet.contoso.example/ashaw/6N2YGD5G"
    conference.localNumbersURL = "https://dialin.contoso.example?id=918273645"
    conference.resetPINURL = "https://dialin.contoso.example"
    return conference
  }

  static var zoom: Conference {
    var conference = Conference()
    conference.joinURL = "https://us02web.zoom.us/j/83925314649?pwd=InventedSecretOfAnotherMeeting00.1"
    conference.meetingID = "839 2531 4649"
    conference.passcode = Secret("680488")
    conference.conferenceID = "83925314649"
    conference.toll = [DialInNumber(number: "+1 646-555-0177", label: "US")]
    conference.tollFree = [DialInNumber(number: "+1 888-555-0111", label: "US (Denver)")]
    return conference
  }

  static var webex: Conference {
    var conference = Conference()
    conference.joinURL = "https://contoso.webex.com/contoso/j.php?MTID=m0123456789abcdef0123456789abcdef"
    conference.meetingID = "128 288 1912"
    conference.passcode = Secret("pMxq4nHUe33")
    conference.toll = [DialInNumber(number: "+1-929-555-0122", label: "US")]
    conference.tollFree = [DialInNumber(number: "+1 888-555-0111", label: "US (Denver)")]
    return conference
  }

  static var meet: Conference {
    var conference = Conference()
    conference.joinURL = "https://meet.google.com/abc-defg-hij"
    conference.conferenceID = "363467803"
    conference.toll = [DialInNumber(number: "+1 530-555-0199", label: "US")]
    conference.tollFree = [DialInNumber(number: "+1 888-555-0111", label: "US (Denver)")]
    conference.localNumbersURL = "https://tel.meet/abc-defg-hij"
    return conference
  }

  static var goToMeeting: Conference {
    var conference = Conference()
    conference.joinURL = "https://global.gotomeeting.com/join/162555285"
    conference.conferenceID = "162555285"
    conference.toll = [DialInNumber(number: "+1 (669) 555-0119", label: "United States")]
    conference.tollFree = [DialInNumber(number: "0 800 555 0111", label: "Germany")]
    return conference
  }

  static var blueJeans: Conference {
    var conference = Conference()
    conference.joinURL = "https://bluejeans.com/184555040/7788?src=calendarLink"
    conference.meetingID = "184555040"
    conference.toll = [DialInNumber(number: "+1.408.555.0156", label: "San Jose, US")]
    conference.tollFree = [DialInNumber(number: "+1.888.555.0111", label: "US (Denver)")]
    conference.localNumbersURL = "https://bluejeans.com/numbers"
    return conference
  }

  static var ringCentral: Conference {
    var conference = Conference()
    conference.joinURL = "https://v.ringcentral.com/join/018255541352?pw=0123456789abcdef0123456789abcdef"
    conference.passcode = Secret("Wq155ygs15")
    conference.conferenceID = "013455541"
    conference.toll = [DialInNumber(number: "+1 (650) 555-0191", label: "United States (San Mateo, CA)")]
    conference.tollFree = [DialInNumber(number: "+1 888-555-0111", label: "US (Denver)")]
    conference.localNumbersURL = "https://v.ringcentral.com/teleconference"
    return conference
  }

  static var jitsi: Conference {
    var conference = Conference()
    conference.joinURL = "https://meet.jit.si/NordhafenWeekly"
    conference.conferenceID = "1518555548"
    conference.toll = [DialInNumber(number: "+15126475550")]
    conference.localNumbersURL = "https://meet.jit.si/static/dialInInfo.html?room=NordhafenWeekly"
    return conference
  }

  static var nextcloudTalk: Conference {
    var conference = Conference()
    conference.joinURL = "https://cloud.nordhafen.example/call/a8k2m9x4"
    conference.passcode = Secret("Fjord-Otter-12")
    return conference
  }

  /// Everything that a block can show.
  static func complete(_ base: Conference) -> Conference {
    var conference = base
    conference.helpURL = "https://help.contoso.example/meetings"
    conference.legalURL = "https://contoso.example/legal"
    conference.logoURL = "https://contoso.example/logo.png"
    conference.footer = "Questions? Call the service desk.\n\nOpen from 8 to 18."
    conference.videoInterop = VideoInterop(
      tenantKey: "teams@video.contoso.example", videoID: "125 181 807 2",
      infoURL: "https://pexip.me/teams/video.contoso.example/1251818072")
    return conference
  }

  /// Nothing but what a block cannot do without.
  static func bare(_ base: Conference, _ vendor: VendorName) -> Conference {
    var conference = Conference()
    conference.joinURL = base.joinURL
    conference.shortURL = base.shortURL
    conference.meetingID = vendor == .zoom || base.shortURL != nil ? base.meetingID : nil
    return conference
  }

  static var written: [(vendor: VendorName, conference: Conference)] {
    let plain: [(vendor: VendorName, conference: Conference)] = [
      (.microsoftTeams, teams), (.microsoftTeams, teamsShort), (.skypeForBusiness, skype), (.zoom, zoom),
      (.webex, webex),
      (.googleMeet, meet), (.goToMeeting, goToMeeting), (.blueJeans, blueJeans), (.ringCentral, ringCentral),
      (.jitsi, jitsi), (.nextcloudTalk, nextcloudTalk),
    ]
    return plain + plain.map { ($0.vendor, bare($0.conference, $0.vendor)) }
      + plain.prefix(3).map { ($0.vendor, complete($0.conference)) }
  }

  static let languages = [
    "en-US", "de-DE", "sv-SE", "fr-FR", "nl-NL", "it-IT", "es-ES", "pt-BR", "da-DK", "nb-NO", "fi-FI", "pl-PL", "cs-CZ",
    "ja-JP", "zh-CN", "hi-IN", "ko-KR",
  ]

  /// Vendors whose block prints a meeting ID of its own, or a passcode.
  static let printMeetingID: Set<VendorName> = [.microsoftTeams, .zoom, .webex, .blueJeans]
  static let printPasscode: Set<VendorName> = [.microsoftTeams, .zoom, .webex, .ringCentral, .nextcloudTalk]

  static let renditions = [
    Rendition(linkStyle: .glued), Rendition(linkStyle: .spaced),
    Rendition(linkStyle: .spaced, hasTrailingBlanks: true),
    Rendition(linkStyle: .spaced, hasTrailingBlanks: true, isDoubleSpaced: true),
  ]
}

extension WrittenBlock {
  var text: String { String(decoding: bytes, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
