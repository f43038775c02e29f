/// Where something stands in a conference file.
struct FilePlace: Sendable, Equatable {
  let file: String
  /// From 1.
  let line: Int32
  /// In Unicode scalars, from 1.
  let column: Int32

  var description: String { "\(file):\(line):\(column)" }
}

/// What a file says about one organizer, everybody or the tenant.
struct ConferenceEntry: Sendable {
  var conference = Conference()
  var thirdParty: ThirdPartyAudio?
  /// False: nothing of this organizer's is touched.
  var enabled: Bool?
  /// What an export says of the user's audio bridge (its id or name) and of the policy that gives the numbers.
  var bridge: [String] = []
  var policy: String?
  var place: FilePlace

  /// The name of the first field in which two entries say different things.
  func contradiction(with other: ConferenceEntry) -> String? {
    if let a = thirdParty, let b = other.thirdParty, a != b { return "third-party" }
    if let a = enabled, let b = other.enabled, a != b { return "enabled" }
    if !bridge.isEmpty, !other.bridge.isEmpty, bridge != other.bridge { return "bridge" }
    if let a = policy, let b = other.policy, a != b { return "policy" }
    return conference.contradiction(with: other.conference)
  }

  func completed(with other: ConferenceEntry) -> ConferenceEntry {
    var result = self
    result.conference = conference.completed(with: other.conference)
    result.thirdParty = thirdParty ?? other.thirdParty
    result.enabled = enabled ?? other.enabled
    if bridge.isEmpty { result.bridge = other.bridge }
    result.policy = policy ?? other.policy
    return result
  }
}

/// One entry under `meetings`.
struct ListedMeeting: Sendable {
  var uid: String?
  /// Normalised.
  var organizer: String?
  /// `match: {join-url: …}`, as given.
  var oldJoinURL: String?
  /// `match: {conference-id: …}`, as given.
  var oldConferenceID: String?
  var conference = Conference()
  var rank = DataRank.written
  var place: FilePlace
}

extension Conference {
  /// The name, in the conference file, of the first field in which both say something and not the same.
  func contradiction(with other: Conference) -> String? {
    func differ<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool { a != nil && b != nil && a != b }
    let checks: [(String, Bool)] = [
      ("join-url", differ(joinURL, other.joinURL)), ("short-url", differ(shortURL, other.shortURL)),
      ("meeting-id", differ(meetingID, other.meetingID)), ("passcode", differ(passcode, other.passcode)),
      ("dial-in", differ(dialIn, other.dialIn)), ("conference-id", differ(conferenceID, other.conferenceID)),
      ("toll", differ(toll, other.toll)), ("toll-free", differ(tollFree, other.tollFree)),
      ("local-numbers-url", differ(localNumbersURL, other.localNumbersURL)),
      ("reset-pin-url", differ(resetPINURL, other.resetPINURL)), ("options-url", differ(optionsURL, other.optionsURL)),
      ("language", differ(language, other.language)), ("help-url", differ(helpURL, other.helpURL)),
      ("legal-url", differ(legalURL, other.legalURL)), ("logo-url", differ(logoURL, other.logoURL)),
      ("footer", differ(footer, other.footer)),
    ]
    return checks.first { $0.1 }?.0
  }
}
