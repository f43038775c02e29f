/// The properties in which a conferencing add-in or a calendar server says which conference an item has. They may be
/// replaced whole; their mere presence says nothing, since Exchange writes them empty on ordinary meetings.
public enum ConferenceProperty: Sendable, Hashable {
  /// X-MICROSOFT-SKYPETEAMS…; what follows the prefix, in upper case: `MEETINGURL`, `PROPERTIES`.
  case skypeTeams(suffix: String)
  /// X-MICROSOFT-ONLINEMEETING…; what follows the prefix, in upper case: `EXTERNALLINK`, `CONFLINK`, `CONFERENCEID`,
  /// `TOLLNUMBER`, `INFORMATION`.
  case onlineMeeting(suffix: String)
  /// X-MICROSOFT-CONFERENCETELURI
  case conferenceTelURI
  /// X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL
  case schedulingServiceUpdateURL
  /// X-GOOGLE-CONFERENCE
  case googleConference
  /// CONFERENCE (RFC 7986 section 5.11), repeatable.
  case conference

  /// Nil if the line is no conference property.
  public init?(_ line: ContentLine) {
    // Hot: nearly all lines are something else, and their first letter says so.
    guard line.mayNameConference else { return nil }
    self.init(line.name)
  }

  public init?(_ name: PropertyName) {
    switch name.description {
    case "X-MICROSOFT-CONFERENCETELURI": self = .conferenceTelURI
    case "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL": self = .schedulingServiceUpdateURL
    case "X-GOOGLE-CONFERENCE": self = .googleConference
    case "CONFERENCE": self = .conference
    case let name where name.hasPrefix(Self.skypeTeams):
      self = .skypeTeams(suffix: String(name.dropFirst(Self.skypeTeams.count)))
    case let name where name.hasPrefix(Self.onlineMeeting):
      self = .onlineMeeting(suffix: String(name.dropFirst(Self.onlineMeeting.count)))
    default: return nil
    }
  }

  /// In upper case.
  public var name: String {
    switch self {
    case .skypeTeams(let suffix): Self.skypeTeams + suffix
    case .onlineMeeting(let suffix): Self.onlineMeeting + suffix
    case .conferenceTelURI: "X-MICROSOFT-CONFERENCETELURI"
    case .schedulingServiceUpdateURL: "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL"
    case .googleConference: "X-GOOGLE-CONFERENCE"
    case .conference: "CONFERENCE"
    }
  }

  /// True for those that Exchange, Skype for Business and Teams write.
  public var isMicrosofts: Bool { self != .googleConference && self != .conference }

  private static let skypeTeams = "X-MICROSOFT-SKYPETEAMS"
  private static let onlineMeeting = "X-MICROSOFT-ONLINEMEETING"
}

extension ContentLine {
  /// Nil if it is no conference property. Its presence alone says nothing.
  public var conferenceProperty: ConferenceProperty? { ConferenceProperty(self) }

  /// By the first byte: C or X.
  fileprivate var mayNameConference: Bool {
    let range = nameRange
    guard range.count >= 10 else { return false }
    let first = storage.text[range.lowerBound].uppercasedASCII
    return first == 0x43 || first == 0x58
  }
}
