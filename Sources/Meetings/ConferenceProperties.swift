/// What an item's conference properties say: which conference, or that the producer knows none.
public struct ConferenceProperties: Sendable, Equatable {
  /// One property that names a conference.
  public struct Entry: Sendable, Equatable {
    public let name: String
    public let vendor: VendorName
    public let identity: ConferenceIdentity
  }

  public private(set) var entries: [Entry] = []
  /// Every conference named.
  public private(set) var identity = ConferenceIdentity()
  /// Properties that name a conference are there, and all of them are empty.
  public private(set) var areEmpty = false
  /// A filled one is there; its value may be one that nobody can read.
  public private(set) var areFilled = false

  /// - Parameter properties: upper-case name, value unfolded and with its escapes taken off.
  public init(_ properties: [(name: String, value: String)]) {
    var empty = 0
    for property in properties where ConferenceProperties.namesConference(property.name) {
      if ConferenceProperties.isBlank(property.value) {
        empty += 1
        continue
      }
      let found = ConferenceProperties.read(property.name, property.value)
      if property.name == "CONFERENCE", found.isEmpty { continue }
      areFilled = true
      for entry in found {
        entries.append(entry)
        identity.merge(entry.identity)
      }
    }
    areEmpty = empty > 0 && !areFilled
  }

  /// For `BlockReader.Hints`: the values that are filled.
  public static func hints(_ properties: [(name: String, value: String)]) -> BlockReader.Hints {
    BlockReader.Hints(
      conferenceValues: properties.filter { linkNames.contains($0.name) && !isBlank($0.value) }.map(\.value))
  }

  private static let linkNames: Set<String> = [
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-GOOGLE-CONFERENCE", "CONFERENCE",
  ]

  private static func namesConference(_ name: String) -> Bool {
    linkNames.contains(name) || name == "X-MICROSOFT-SKYPETEAMSPROPERTIES"
      || name == "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL"
  }

  private static func isBlank(_ value: String) -> Bool {
    let text = value.filter { !$0.isWhitespace }
    return text.isEmpty || text == "{}" || text == "[]" || text == "null"
  }

  private static func read(_ name: String, _ value: String) -> [Entry] {
    switch name {
    case "X-MICROSOFT-SKYPETEAMSPROPERTIES":
      guard let thread = TeamsJSON.string("cid", in: value) else { return [] }
      return entry(name, .microsoftTeams, TeamsLinks.threadKey(thread, message: TeamsJSON.number("mid", in: value)))
    case "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL":
      let path = LinkTarget(Array(value.utf8)).segments
      if path.first == "teamsforlife", path.count > 1 {
        return entry(name, .microsoftTeams, TeamsLinks.meetingKey(path[1]))
      }
      guard path.count > 3, path.first == "teams" else { return [] }
      return entry(name, .microsoftTeams, TeamsLinks.threadKey(path[3], message: path.count > 4 ? path[4] : nil))
    default:
      let link = JoinLink(value.trimmingBlanks)
      guard let vendor = link.vendor, !link.identity.isEmpty else { return [] }
      return [Entry(name: name, vendor: vendor, identity: link.identity)]
    }
  }

  private static func entry(_ name: String, _ vendor: VendorName, _ key: String?) -> [Entry] {
    key.map { [Entry(name: name, vendor: vendor, identity: ConferenceIdentity(keys: [$0]))] } ?? []
  }
}

/// The two members that are asked of X-MICROSOFT-SKYPETEAMSPROPERTIES.
private enum TeamsJSON {
  static func string(_ name: String, in text: String) -> String? {
    guard let key = text.range(of: "\"\(name)\"") else { return nil }
    let rest = text[key.upperBound...].drop { $0 == ":" || $0 == " " }
    guard rest.first == "\"" else { return nil }
    let value = rest.dropFirst().prefix { $0 != "\"" }
    return value.isEmpty ? nil : String(value)
  }

  static func number(_ name: String, in text: String) -> String? {
    guard let key = text.range(of: "\"\(name)\"") else { return nil }
    let value = text[key.upperBound...].drop { $0 == ":" || $0 == " " }.prefix(while: \.isNumber)
    return value.isEmpty ? nil : String(value)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let front = drop(while: \.isWhitespace)
    return String(front.reversed().drop(while: \.isWhitespace).reversed())
  }
}
