import Diagnosing

/// The instances that EXDATE takes out of a series, and those that overrides replace.
struct Exclusions {
  /// Local times in the series' own zone; dates of an all-day series as their midnight.
  private var walls: Set<WallTime> = []
  private var instants: Set<Instant> = []
  /// A DATE takes out all that begins on that day.
  private var days: Set<Int> = []

  /// Values that cannot be read take nothing out. Linear.
  init(_ properties: [DateProperty], of series: Series, tzid: String?, diagnostics: inout [Diagnostic]) {
    for property in properties {
      // Without a TZID of their own, local times mean the series' zone: producers leave it out.
      let isOwnZone = property.tzid == nil || property.tzid == tzid
      let zone = isOwnZone ? series.zone : series.zones.zone(of: property, diagnostics: &diagnostics)
      for item in property.value.split(separator: 0x2C) {
        switch DateValue(item) {
        case .date(let day): days.insert(day)
        case .wall(let wall) where series.isAllDay: days.insert(wall.day)
        case .wall(let wall) where isOwnZone: walls.insert(wall)
        case .wall(let wall): instants.insert(zone.instant(of: wall))
        case .utc(let instant) where series.isAllDay: days.insert(series.zone.wall(at: instant).day)
        case .utc(let instant): instants.insert(instant)
        case nil: break
        }
      }
    }
  }

  var isEmpty: Bool { walls.isEmpty && instants.isEmpty && days.isEmpty }

  func contains(_ wall: WallTime, in series: Series) -> Bool {
    walls.contains(wall) || days.contains(wall.day) || !instants.isEmpty && instants.contains(series.instant(of: wall))
  }
}
