/// What a meeting block can say about one conference. Nil means that nobody says; an empty list of numbers means that there
/// are none. The same type carries what an old block said and what a new one is to say.
public struct Conference: Sendable, Equatable {
  /// The link to join; Teams: the long `meetup-join` one. May hold secrets in its query: never print it, see `JoinLink`.
  public var joinURL: String?
  /// Teams: the `/meet/<digits>?p=` link.
  public var shortURL: String?
  /// As printed, grouping included.
  public var meetingID: String?
  public var passcode: Secret?

  /// Audio conferencing; nil when nobody says, then numbers imply `enabled`.
  public var dialIn: DialIn?
  /// Digits of the phone conference, as given.
  public var conferenceID: String?
  public var toll: [DialInNumber]?
  public var tollFree: [DialInNumber]?
  public var localNumbersURL: String?
  public var resetPINURL: String?

  /// The organizer's page of meeting options.
  public var optionsURL: String?
  /// A room system joins through a partner (Cloud Video Interop).
  public var videoInterop: VideoInterop?

  /// BCP 47, for example `it-IT`.
  public var language: String?
  public var helpURL: String?
  public var legalURL: String?
  public var logoURL: String?
  /// The organization's own text; may hold several lines.
  public var footer: String?

  public init() {}

  /// Fills every field that is nil here from `other`.
  public func completed(with other: Conference) -> Conference {
    var result = self
    result.joinURL = joinURL ?? other.joinURL
    result.shortURL = shortURL ?? other.shortURL
    result.meetingID = meetingID ?? other.meetingID
    result.passcode = passcode ?? other.passcode
    result.dialIn = dialIn ?? other.dialIn
    result.conferenceID = conferenceID ?? other.conferenceID
    result.toll = toll ?? other.toll
    result.tollFree = tollFree ?? other.tollFree
    result.localNumbersURL = localNumbersURL ?? other.localNumbersURL
    result.resetPINURL = resetPINURL ?? other.resetPINURL
    result.optionsURL = optionsURL ?? other.optionsURL
    result.videoInterop = videoInterop ?? other.videoInterop
    result.language = language ?? other.language
    result.helpURL = helpURL ?? other.helpURL
    result.legalURL = legalURL ?? other.legalURL
    result.logoURL = logoURL ?? other.logoURL
    result.footer = footer ?? other.footer
    return result
  }
}

extension Conference {
  /// Fields by their names in a conference file, in its order.
  enum Field: String, CaseIterable {
    case joinURL = "join-url"
    case shortURL = "short-url"
    case meetingID = "meeting-id"
    case passcode
    case dialIn = "dial-in"
    case conferenceID = "conference-id"
    case toll
    case tollFree = "toll-free"
    case localNumbersURL = "local-numbers-url"
    case resetPINURL = "reset-pin-url"
    case optionsURL = "options-url"
    case language
    case helpURL = "help-url"
    case legalURL = "legal-url"
    case logoURL = "logo-url"
    case footer
  }

  /// Whether a field says something.
  func says(_ field: Field) -> Bool {
    switch field {
    case .joinURL: joinURL != nil
    case .shortURL: shortURL != nil
    case .meetingID: meetingID != nil
    case .passcode: passcode != nil
    case .dialIn: dialIn != nil
    case .conferenceID: conferenceID != nil
    case .toll: toll != nil
    case .tollFree: tollFree != nil
    case .localNumbersURL: localNumbersURL != nil
    case .resetPINURL: resetPINURL != nil
    case .optionsURL: optionsURL != nil
    case .language: language != nil
    case .helpURL: helpURL != nil
    case .legalURL: legalURL != nil
    case .logoURL: logoURL != nil
    case .footer: footer != nil
    }
  }
}

/// Whether a meeting can be joined by phone.
public enum DialIn: String, Sendable, Equatable {
  case enabled
  /// Audio conferencing was taken away: the dial-in part of the block goes.
  case removed
}

/// A number to dial in with.
public struct DialInNumber: Sendable, Hashable {
  /// As printed, `tel:` taken off.
  public var number: String
  /// Where it is: `United States, Los Angeles`.
  public var label: String?

  public init(number: String, label: String? = nil) {
    self.number = number
    self.label = label
  }

  /// The digits alone, with a leading `+` where there is one: what two spellings of a number share.
  public var digits: String {
    let plus = number.utf8.first { $0 != 0x20 } == UInt8(ascii: "+")
    return (plus ? "+" : "") + String(decoding: number.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
  }
}

/// The room-system part of a Teams block.
public struct VideoInterop: Sendable, Hashable {
  /// `teams@video.contoso.example`
  public var tenantKey: String?
  public var videoID: String?
  /// The partner's page of further instructions.
  public var infoURL: String?

  public init(tenantKey: String? = nil, videoID: String? = nil, infoURL: String? = nil) {
    self.tenantKey = tenantKey
    self.videoID = videoID
    self.infoURL = infoURL
  }
}
