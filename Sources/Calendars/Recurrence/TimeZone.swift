/// Offsets from UTC over time. Values come from a VTIMEZONE, from tzdata, or are one fixed offset.
public struct TimeZone: Sendable {
  enum Rules: Sendable {
    case fixed(seconds: Int)
    case observances(Observances)
    case transitions(TransitionTable)
  }

  let rules: Rules

  init(_ rules: Rules) { self.rules = rules }

  public static let utc = TimeZone(.fixed(seconds: 0))

  /// A zone by its IANA name, or by any other name that `TimeZoneDatabase` knows.
  public init?(named name: String, database: TimeZoneDatabase = .system) {
    guard let zone = database.zone(named: name) else { return nil }
    self = zone
  }

  /// Seconds east of UTC at a local time. A time that occurs twice is the first of the two; one that a clock change leaves out
  /// is read with the offset before the change (RFC 5545 section 3.3.5).
  func offset(at wall: WallTime) -> Int {
    switch rules {
    case .fixed(let seconds): seconds
    case .observances(let observances): observances.offset(at: wall)
    case .transitions(let table): table.offset(at: wall)
    }
  }

  /// Seconds east of UTC at an instant.
  func offset(at instant: Instant) -> Int {
    switch rules {
    case .fixed(let seconds): seconds
    case .observances(let observances): observances.offset(at: instant)
    case .transitions(let table): table.offset(at: instant)
    }
  }

  func instant(of wall: WallTime) -> Instant { Instant(seconds: wall.seconds - offset(at: wall)) }
  func wall(at instant: Instant) -> WallTime { WallTime(seconds: instant.seconds + offset(at: instant)) }
}
