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
    // Whatever is longer says something.
    guard value.utf8.count < 64 else { return value.utf8.allSatisfy { $0 <= 0x20 } }
    let text = value.utf8.filter { $0 > 0x20 }
    return text.isEmpty || text.elementsEqual("{}".utf8) || text.elementsEqual("[]".utf8)
      || text.elementsEqual("null".utf8)
  }

  private static func read(_ name: String, _ value: String) -> [Entry] {
    switch name {
    case "X-MICROSOFT-SKYPETEAMSPROPERTIES":
      guard let thread = TeamsJSON.string("cid", in: value) else { return [] }
      return entry(name, .microsoftTeams, TeamsLinks.threadKey(thread, message: TeamsJSON.number("mid", in: value)))
    case "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL":
      let path = LinkTarget(remembered: value).segments
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
    guard let rest = value(of: name, in: Array(text.utf8)), rest.first == UInt8(ascii: "\"") else { return nil }
    let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }

  static func number(_ name: String, in text: String) -> String? {
    let digits = value(of: name, in: Array(text.utf8))?.prefix(while: ASCII.isDigit) ?? []
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }

  /// What stands behind `"name":`.
  private static func value(of name: String, in text: [UInt8]) -> ArraySlice<UInt8>? {
    let key = Array("\"\(name)\"".utf8)
    var at = 0
    while let quote = text[at...].firstIndex(of: UInt8(ascii: "\"")) {
      if text[quote...].starts(with: key) {
        return text[(quote + key.count)...].drop { $0 == UInt8(ascii: ":") || $0 == 0x20 }
      }
      at = quote + 1
    }
    return nil
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    guard let first = utf8.firstIndex(where: { $0 > 0x20 }), let last = utf8.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return first == startIndex && utf8.index(after: last) == endIndex ? self : String(self[first...last])
  }
}
