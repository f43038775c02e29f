import Calendars
import Diagnosing

/// Which components of one series are over (contract section 6, item 10). An override is judged by its own time; a future one
/// keeps its master alive.
struct SeriesTimes {
  private let now: Instant
  private let zones: TimeZoneRules
  private(set) var diagnostics: [Diagnostic] = []

  init(now: Instant, zones: TimeZoneRules) {
    self.now = now
    self.zones = zones
  }

  /// - Parameters:
  ///   - component: a single event, a master or an override.
  ///   - overrides: the other components of its series, for a master.
  mutating func isPast(_ component: Component, overrides: [Component]) -> Bool {
    guard component.recurrenceID == nil else { return ended(component, without: []) }
    let living = overrides.filter { $0.status != "CANCELLED" }
    if living.contains(where: { !ended($0, without: []) }) { return false }
    let replaced = overrides.compactMap { $0.first(named: "RECURRENCE-ID").map(DateProperty.init) }
    return ended(component, without: replaced)
  }

  private mutating func ended(_ component: Component, without replaced: [DateProperty]) -> Bool {
    component.times.isPast(at: now, in: zones, excluding: replaced, diagnostics: &diagnostics)
  }
}
