/// What a row of conference data can say, in the order in which reports name it.
enum RowField: UInt8, CaseIterable, Sendable {
  case uid, organizer, oldJoinURL, oldConferenceID, enabled, thirdParty
  case joinURL, shortURL, meetingID, passcode
  case dialIn, conferenceID, toll, tollFree, tollLabel, tollFreeLabel, localNumbersURL, resetPINURL
  case optionsURL, language, helpURL, legalURL, logoURL, footer
  /// Of exports only: which audio bridge a user is on, and which policy gives the numbers.
  case bridgeID, bridgeName, policy

  /// Whether it says something of a meeting, and not which one is meant.
  var isData: Bool { ![.uid, .organizer, .oldJoinURL, .oldConferenceID].contains(self) }

  /// Its name in a conference file, and as the heading of a column.
  var name: String { Self.names[Int(rawValue)] }

  init?(named name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  private static let names = [
    "uid", "organizer", "match-join-url", "match-conference-id", "enabled", "third-party", "join-url", "short-url",
    "meeting-id", "passcode", "dial-in", "conference-id", "toll", "toll-free", "toll-label", "toll-free-label",
    "local-numbers-url", "reset-pin-url", "options-url", "language", "help-url", "legal-url", "logo-url", "footer",
    "bridge-id", "bridge-name", "policy",
  ]

  /// The field that a key of the conference file names, found without making a `String`.
  init?(key: ValueBytes) {
    for candidate in Self.byLength[min(key.count, Self.byLength.count - 1)] where candidate.name.elementsEqual(key) {
      self = candidate.field
      return
    }
    return nil
  }

  private static let byLength: [[(name: [UInt8], field: RowField)]] = {
    var result = [[(name: [UInt8], field: RowField)]](repeating: [], count: 24)
    for field in allCases { result[field.name.utf8.count].append((Array(field.name.utf8), field)) }
    return result
  }()
}

/// Fields as bits: asked once for every value of every row.
struct RowFieldSet: Sendable {
  private let bits: UInt32

  init(_ fields: [RowField]) { bits = fields.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }

  func contains(_ field: RowField) -> Bool { bits >> UInt32(field.rawValue) & 1 == 1 }
}
