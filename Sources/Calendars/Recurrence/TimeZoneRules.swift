/// What the TZIDs of one calendar mean.
///
/// In this order: the calendar's own VTIMEZONE of that name; a Windows name; an IANA name, alone or behind a prefix that makes
/// it globally unique (RFC 5545 section 3.2.19); Outlook's display names. Anything else is unknown and read as the default
/// zone.
public struct TimeZoneRules: Sendable {
  /// The zone of floating times, of all-day dates and of unknown TZIDs.
  public let defaultZone: TimeZone
  private let own: [String: TimeZone]
  private let database: TimeZoneDatabase

  /// - Parameters:
  ///   - vtimezones: each VTIMEZONE from BEGIN to END, folded or not, with any line ends. One that cannot be read counts as
  ///     absent. Of two with one TZID the first counts.
  ///   - database: where names are looked up that the calendar does not define.
  public init(
    vtimezones: [[UInt8]] = [], defaultZone: TimeZone = .utc, database: TimeZoneDatabase = .system
  ) {
    self.defaultZone = defaultZone
    self.database = database
    var own: [String: TimeZone] = [:]
    for text in vtimezones {
      guard let definition = database.definition(text), own[definition.tzid] == nil else { continue }
      own[definition.tzid] = TimeZone(.observances(definition.observances))
    }
    self.own = own
  }

  /// Nil for a TZID that is unknown here.
  public func zone(tzid: String) -> TimeZone? {
    if own.isEmpty { return database.zone(named: tzid) }
    return own[tzid] ?? own[TimeZoneDefinition.canonical(tzid)] ?? database.zone(named: tzid)
  }
}
