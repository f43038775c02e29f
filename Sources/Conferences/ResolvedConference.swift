/// The new conference data of one meeting, every level of precedence, removal and substitution applied.
public struct ResolvedConference: Sendable, Equatable {
  /// What the new block is to say. `dialIn` is nil when nobody said so in words: numbers then imply it.
  public var conference: Conference
  /// The same before the old block's values filled in and before substitutions: what the conference files say.
  public var given: Conference
  /// The entry under `meetings` that spoke; nil when none did.
  public var meeting: MatchedMeeting?
  public var thirdParty: ThirdPartyAudio
  /// Field names of the conference file (`toll`, `conference-id`) that an explicit `dial-in: enabled` lacks, and that nobody
  /// gives. What else a block cannot do without is its vendor's to say.
  public var missingDialInFields: [String]
  /// Where each field of `given` stands.
  public var sources: [FieldSource] = []

  public init(
    conference: Conference, given: Conference, meeting: MatchedMeeting?, thirdParty: ThirdPartyAudio,
    missingDialInFields: [String]
  ) {
    self.conference = conference
    self.given = given
    self.meeting = meeting
    self.thirdParty = thirdParty
    self.missingDialInFields = missingDialInFields
  }

  /// Whether the dial-in part is printed: not removed, a number and a conference id are there.
  public var printsDialIn: Bool { conference.printsDialIn }
}

/// Where a value came from, for whoever asks why a block says what it says.
public struct FieldSource: Sendable, Equatable {
  /// The field's name in a conference file: `toll`.
  public let field: String
  /// File, line or row, and column: `users.csv:17:1`.
  public let place: String

  public init(field: String, place: String) {
    self.field = field
    self.place = place
  }
}

/// Which entry under `meetings` matched, and by what.
public struct MatchedMeeting: Sendable, Equatable {
  public enum Key: String, Sendable {
    case uid
    case joinURL = "join-url"
    case conferenceID = "conference-id"
  }

  public let key: Key
  /// Where the entry stands: `conferences.yaml:31:5`.
  public let place: String

  public init(key: Key, place: String) {
    self.key = key
    self.place = place
  }
}

extension Conference {
  /// Whether a dial-in part can be printed: not removed, a number and a conference id are there (contract 6, item 4).
  public var printsDialIn: Bool {
    dialIn != .removed && conferenceID != nil && !((toll ?? []).isEmpty && (tollFree ?? []).isEmpty)
  }
}
