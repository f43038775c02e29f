/// What a TZID may stand for, most trusted reading first. Text only: whether a zone of that name exists, the database knows.
struct TimeZoneName {
  enum Candidate: Equatable {
    /// An IANA name, safe as a relative path.
    case identifier(String)
    /// East of UTC.
    case fixed(seconds: Int)
  }

  let candidates: [Candidate]

  init(_ tzid: String) {
    let name = TimeZoneDefinition.canonical(tzid)
    guard !name.isEmpty, name.utf8.count <= 200 else {
      candidates = []
      return
    }
    let key = name.lowercased()
    var found: [Candidate] = []
    if Self.utcNames.contains(key) { found.append(.fixed(seconds: 0)) }
    found += Self.windowsZones(key)
    found += Self.identifiers(name)
    if let offset = Self.fixedOffset(key) { found.append(.fixed(seconds: offset)) }
    found += DisplayName(key).zones
    candidates = found
  }

  private static let utcNames: Set<String> = [
    "utc", "z", "gmt", "etc/utc", "etc/gmt", "zulu", "etc/zulu", "universal", "uct", "coordinated universal time",
    "greenwich mean time", "tzone://microsoft/utc",
  ]

  /// Also for the name of its summer time, and for Outlook's short forms ("W. Europe").
  private static func windowsZones(_ key: String) -> [Candidate] {
    let standard = key.hasSuffix(" daylight time") ? key.dropLast(14) + " standard time" : Substring(key)
    return (WindowsZones.zones[String(standard)] ?? WindowsZones.zones[key + " standard time"] ?? []).map(identifier)
  }

  /// The name itself, what stands behind a prefix (`/example.org/20260101_1/Europe/Berlin`), and how some producers spell it
  /// (`America/Los Angeles`, `Europe_Berlin`, `US-Eastern`).
  private static func identifiers(_ name: String) -> [Candidate] {
    let spelt = name.split(separator: " ").joined(separator: "_")
    var parts = spelt.split(separator: "/").map(String.init)
    if parts.count == 1, let mark = spelt.firstIndex(where: { $0 == "_" || $0 == "-" }) {
      parts = [String(spelt[..<mark]), String(spelt[spelt.index(after: mark)...])]
    }
    guard parts.count <= 10 else { return [] }
    let longest = spelt.contains("/") ? parts : [spelt]
    let tails = [longest] + parts.indices.dropLast().map { Array(parts[$0...]) }
    return tails.map { $0.joined(separator: "/") }.filter(isSafe).flatMap { name in
      [identifier(name)] + (FormerZoneNames.present[name].map { [identifier($0)] } ?? [])
    }
  }

  private static func identifier(_ name: some StringProtocol) -> Candidate { .identifier(String(name)) }

  /// A name out of a mailbox becomes a path below tzdata: letters, digits, `_ + -` and slashes, and it starts with a capital
  /// letter (which keeps `posix/`, `right/` and the plain files out).
  private static func isSafe(_ name: String) -> Bool {
    guard let first = name.utf8.first, first &- 0x41 < 26, name.utf8.count <= 64 else { return false }
    return name.utf8.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F || $0 == 0x2B || $0 == 0x2D || $0 == 0x2F
    }
  }

  /// `utc+11`, `gmt-3:30`. (`Etc/GMT+3`, which is three hours *west*, is an IANA name and was found before.)
  private static func fixedOffset(_ key: String) -> Int? {
    guard key.hasPrefix("utc") || key.hasPrefix("gmt") else { return nil }
    return offset(key.utf8.dropFirst(3).filter { $0 != 0x20 })
  }

  /// Seconds of `+1`, `+01`, `+0100`, `+1:00`, `+01:00`.
  static func offset(_ text: [UInt8]) -> Int? {
    guard let sign = text.first, sign == 0x2B || sign == 0x2D else { return nil }
    let rest = text.dropFirst()
    let parts = rest.split(separator: 0x3A, omittingEmptySubsequences: false)
    let hours: Int?
    let minutes: Int?
    switch (parts.count, rest.count) {
    case (1, 1), (1, 2): (hours, minutes) = (Decimal.value(of: rest), 0)
    case (1, 4): (hours, minutes) = (Decimal.value(of: rest.prefix(2)), Decimal.value(of: rest.suffix(2)))
    case (2, _): (hours, minutes) = (Decimal.value(of: parts[0]), Decimal.value(of: parts[1]))
    default: return nil
    }
    guard let hours, let minutes, hours <= 14, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == 0x2D ? -1 : 1)
  }
}
