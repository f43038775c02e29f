import Conferences
import Testing

@testable import Meetings

/// Services whose invitations have no fences. Every sample is invented.
@Suite("Invitations without fences")
struct InvitationTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let vendor: VendorName
    let generation: String
    let text: String
    /// The first and last line that are the block's.
    let ends: (first: String, last: String)
    let conferenceID: String?
    var numbers = 0
    var language: String? = "en-US"

    var testDescription: String { "\(vendor) \(generation)" }
  }

  static let samples: [Sample] = goToMeeting + blueJeans + ringCentral + jitsi + nextcloudTalk

  @Test("The block is what the service wrote, whatever stands around it", arguments: samples)
  func boundaries(_ sample: Sample) throws {
    let text =
      "Hello all,\n\nwe meet on Monday.\n\n" + sample.text + "\n\nBring the figures, please.\nLena: 0170 5550117\n"
    let blocks = Invented.read(text)
    try #require(blocks.count == 1)
    let block = blocks[0]
    let found = String(decoding: Array(text.utf8)[block.span], as: UTF8.self)
    #expect(found.hasPrefix(sample.ends.first) && found.hasSuffix(sample.ends.last), "\(found)")
    #expect(block.vendor == sample.vendor && block.generation == sample.generation)
    #expect(block.isComplete && block.identitiesAgree && block.typedText.isEmpty, "\(block)")
    #expect(block.language == sample.language)
    #expect(block.conference.conferenceID == sample.conferenceID)
    let numbers = (block.conference.toll ?? []) + (block.conference.tollFree ?? [])
    #expect(numbers.count == sample.numbers, "\(numbers)")
  }

  @Test("Every language and rendition is read the same", arguments: samples)
  func renditions(_ sample: Sample) throws {
    let double = sample.text.split(separator: "\n").joined(separator: "\r\n\r\n")
    let alone = try #require(Invented.read(sample.text).first)
    let spaced = try #require(Invented.read(double).first)
    #expect(spaced.conference == alone.conference && spaced.typedText.isEmpty && spaced.isComplete)
    let quoted = sample.text.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
    #expect(try #require(Invented.read(quoted).first).isQuoted)
    #expect(
      try #require(Invented.read("-----Original Appointment-----\nFrom: Bob\n\n" + double).first).isUnderForwardHeader)
    #expect(!alone.isUnderForwardHeader)
  }

  @Test("A person's lines inside are typed text, and those behind the last line stay outside", arguments: samples)
  func typed(_ sample: Sample) throws {
    guard sample.numbers > 0 else { return }
    var lines = sample.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let last = try #require(lines.lastIndex { !$0.isEmpty })
    lines.insert("Lena brings the cake.", at: last)
    let block = try #require(Invented.read(lines.joined(separator: "\n")).first)
    let isInside = block.span.upperBound == lines.joined(separator: "\n").utf8.count
    #expect(block.typedText == (isInside ? ["Lena brings the cake."] : []))
  }

  @Test("A person's number behind a blank line is neither the block's nor the conference's", arguments: samples)
  func someonesNumber(_ sample: Sample) throws {
    let alone = try #require(Invented.read(sample.text).first)
    for line in ["My mobile: +1 (425) 555-0199", "Emergency contact Anna: +49 170 5550123"] {
      let text = sample.text + "\n\n" + line
      let block = try #require(Invented.read(text).first)
      #expect(block.conference == alone.conference && block.typedText == alone.typedText)
      #expect(block.span.upperBound <= sample.text.utf8.count)
    }
  }

  @Test("A sentence that goes on behind the service's words, or holds its link, is a person's", arguments: samples)
  func personsSentences(_ sample: Sample) throws {
    let alone = try #require(Invented.read(sample.text).first)
    let link = try #require(alone.conference.joinURL)
    let page = "https://www.goto.com/pricing"
    for line in [
      "Bob is inviting you to a meeting. Please read chapter 4.", "Compare \(page) with our quote before the call",
    ] {
      for text in [line + "\n" + sample.text, sample.text + "\n\n" + line] {
        let block = try #require(Invented.read(text).first)
        let shown = String(decoding: Array(text.utf8)[block.span], as: UTF8.self)
        #expect(!shown.contains(line), "\(shown)")
      }
    }
    for text in [
      "Click the following link to join the meeting:\n\(link) (door code 4711, ring twice)",
      "Meet me at gate 4 or use \(link) if you are late",
    ] {
      #expect(Invented.read(text).isEmpty, "\(text)")
    }
  }

  @Test("A password that no conference holds is kept as lost text, and secret")
  func otherPasswords() throws {
    let text = """
      Bob has invited you to a RingCentral Video meeting.

      Please join using this link:
      https://v.ringcentral.com/join/123456789?pw=abcdef

      Or dial:
      +1 (650) 4191505 United States (San Mateo, CA)
      Access Code / Meeting ID: 123456789
      Dial-in password: 987654
      """
    let block = try #require(Invented.read(text).first)
    #expect(block.unsaid == ["Dial-in password: 987654"] && block.secrets == ["987654"])
    #expect(LostText.lost(from: [block], new: block.conference, vendor: .ringCentral) == block.unsaid)
  }

  @Test("The link alone, in a sentence or under a person's words, is no block", arguments: samples)
  func linkAlone(_ sample: Sample) throws {
    let link = try #require(Invented.read(sample.text).first?.conference.joinURL)
    for text in ["We meet at \(link) on Monday.", link, "Here is the room:\n\(link)\nSee you", "\(link)\n\(link)"] {
      #expect(Invented.read(text).isEmpty, "\(text)")
    }
  }

  @Test("The same words around a host that only looks like the vendor's are no block", arguments: samples)
  func lookAlike(_ sample: Sample) throws {
    // Nextcloud runs on anybody's host: there the add-in's own words decide.
    guard sample.vendor.vendor?.imitatedHosts.isEmpty == false else { return }
    let link = try #require(Invented.read(sample.text).first?.conference.joinURL)
    let host = try #require(link.split(separator: "/").dropFirst().first).description
    for evil in [host + ".evil.example", "evil-" + host.replacing(".", with: "-") + ".example"] {
      #expect(Invented.read(sample.text.replacing(host, with: evil)).isEmpty)
    }
  }

  @Test("A Jitsi server of one's own is told by its name")
  func ownServer() throws {
    let text = Self.jitsi[1].text.replacing("meet.jit.si", with: "jitsi.nordhafen.example")
    #expect(try #require(Invented.read(text).first).vendor == .jitsi)
    #expect(Invented.read(text.replacing("jitsi.nordhafen", with: "meet.nordhafen")).isEmpty)
  }

  @Test("A number in the block that is not the link's is noticed")
  func contradictions() throws {
    let goTo = Self.goToMeeting[0].text.replacing("162-555-285", with: "162-555-999")
    #expect(try #require(Invented.read(goTo).first).identitiesAgree == false)
    let blue = Self.blueJeans[0].text.replacing("Meeting ID: 184555040", with: "Meeting ID: 184555999")
    #expect(try #require(Invented.read(blue).first).identitiesAgree == false)
  }
}

extension InvitationTests {
  fileprivate static let goToMeeting = [
    Sample(
      vendor: .goToMeeting, generation: "classic",
      text: """
        Please join my meeting from your computer, tablet or smartphone.
        https://global.gotomeeting.com/join/162555285

        You can also dial in using your phone.
        United States: +1 (669) 555-0119

        Access Code: 162-555-285

        More phone numbers
        Australia: +61 2 5550 1034
        Germany (Toll Free): 0 800 555 0111

        First GoToMeeting? Let's do a quick system check: https://link.gotomeeting.com/system-check
        """, ends: ("Please join", "system-check"), conferenceID: "162555285", numbers: 3),
    Sample(
      vendor: .goToMeeting, generation: "classic",
      text: """
        Please join my meeting from your computer, tablet or smartphone.
        https://www.gotomeet.me/LenaSjoberg

        You can also dial in using your phone.
        (For supported devices, tap a one-touch number below to join instantly.)

        United States (Toll Free): 1 877 555 0173
        - One-touch: tel:+18775550173,,691555141#

        Access Code: 691-555-141

        New to GoToMeeting? Get the app now and be ready when your first meeting
        starts: https://global.gotomeeting.com/install/691555141
        """, ends: ("Please join", "691555141"), conferenceID: "691555141", numbers: 1),
  ]

  fileprivate static let blueJeans = [
    Sample(
      vendor: .blueJeans, generation: "2018",
      text: """
        To join the meeting on a computer or mobile phone: https://bluejeans.com/184555040?src=calendarLink

        Lena Sjöberg has invited you to a video meeting.
        -----------------------------------
        Connecting directly from a room system?

        1) Dial: 199.48.152.152 or bjn.vc
        2) Enter Meeting ID: 184555040

        Just want to dial in on your phone?

        1) Dial one of the following numbers:
        +61.8.5550.8060 (Adelaide, AU)
        +1.888.555.0160 (US Toll Free)

        https://bluejeans.com/numbers
        2) Enter Meeting ID: 184555040
        3) Press #

        -----------------------------------
        Want to test your video connection?
        https://bluejeans.com/111
        """, ends: ("To join", "/111"), conferenceID: nil, numbers: 2)
  ]

  fileprivate static let jitsi = [
    Sample(
      vendor: .jitsi, generation: "invite",
      text: """
        Lena Sjöberg is inviting you to a meeting.

        Join the meeting:
        https://meet.jit.si/NordhafenWeekly

        To join by phone instead, tap this: +1.512.555.0171,,1518555548#

        Looking for a different dial-in number?
        See meeting dial-in numbers: https://meet.jit.si/static/dialInInfo.html?room=NordhafenWeekly

        If also dialing-in through a room phone, join without connecting to audio: https://meet.jit.si/NordhafenWeekly#config.startSilent=true
        """, ends: ("Lena", "startSilent=true"), conferenceID: "1518555548", numbers: 1),
    Sample(
      vendor: .jitsi, generation: "share",
      text: """
        Click the following link to join the meeting:
        https://meet.jit.si/Weekly

        =====

        Just want to dial in on your phone?

        Dial-in: +1.512.555.0171 PIN: 1518555548#

        Click this link to see the dial in phone numbers for this meeting
        https://meet.jit.si/static/dialInInfo.html?room=weekly
        """, ends: ("Click", "room=weekly"), conferenceID: "1518555548", numbers: 1),
    Sample(
      vendor: .jitsi, generation: "addon",
      text: """
        Click the following link to join the meeting from your computer: https://meet.jit.si/NordhafenWeekly

        =====

        Just want to dial in on your phone?

        Call one of the following numbers:
        Australia: +61.8.5550.1136
        US: +1.512.555.0171

        Dial your meeting ID: '3927555824' and you will be connected!
        """, ends: ("Click", "connected!"), conferenceID: "3927555824", numbers: 2),
  ]

  fileprivate static let nextcloudTalk = [
    Sample(
      vendor: .nextcloudTalk, generation: "connector",
      text: """
        Dieses Meeting findet in Nextcloud Talk statt

        Meeting-Link:
        https://cloud.nordhafen.example/index.php/call/a8k2m9x4

        Passwort: Fjord-Otter-12

        Benötigen Sie Hilfe?

        https://docs.nextcloud.com/server/latest/user_manual/en/talk/guest.html
        """, ends: ("Dieses", "guest.html"), conferenceID: nil, language: "de-DE")
  ]

  fileprivate static let ringCentral = [
    Sample(
      vendor: .ringCentral, generation: "video",
      text: """
        Lena Sjöberg has invited you to a RingCentral Video meeting.

        Please join using this link:
            https://v.ringcentral.com/join/018255541352?pw=0123456789abcdef

        Password: Wq155ygs15

        One tap to join audio only from a smartphone:
            +16505550191,,977555816#,,3893555796# United States (San Mateo, CA)

        Or dial:
            +1 (650) 5550191 United States (San Mateo, CA)
            Access Code / Meeting ID: 977555816

        Dial-in password: 3893555796

        International numbers available: https://v.ringcentral.com/teleconference
        """, ends: ("Lena", "/teleconference"), conferenceID: "977555816", numbers: 1),
    Sample(
      vendor: .ringCentral, generation: "video",
      text: """
        ---------------------------------- Nicht ändern ----------------------------------
        Lena Sjöberg hat Sie zu einer RingCentral Video-Besprechung eingeladen.

        Bitte nehmen Sie über folgenden Link teil:
            https://v.ringcentral.com/join/018255541352

        Einmal tippen und mit dem Smartphone teilnehmen (nur Audio):
            +4930555019,,977555816# Deutschland

        Oder wählen Sie:
            +49 30 555019 Deutschland
            Zugriffscode/Besprechungs-ID: 977555816

        Verfügbare internationale Nummern: https://v.ringcentral.com/teleconference
        """, ends: ("----------", "/teleconference"), conferenceID: "977555816", numbers: 1, language: "de-DE"),
  ]
}
