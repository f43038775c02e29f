/// All that says when a VEVENT takes place.
///
/// One component at a time: an override (RECURRENCE-ID) has times of its own, and the master is asked with the overridden
/// instances left out.
public struct EventTimes: Sendable, Equatable {
  /// Nil where the component has none; such an event is never past.
  public let dtstart: DateProperty?
  public let dtend: DateProperty?
  /// The value of DURATION.
  public let duration: [UInt8]?
  /// The values of RRULE; more than one is against RFC 5545 but read as their union.
  public let rrules: [[UInt8]]
  public let rdates: [DateProperty]
  public let exdates: [DateProperty]

  public init(
    dtstart: DateProperty?, dtend: DateProperty? = nil, duration: [UInt8]? = nil, rrules: [[UInt8]] = [],
    rdates: [DateProperty] = [], exdates: [DateProperty] = []
  ) {
    self.dtstart = dtstart
    self.dtend = dtend
    self.duration = duration
    self.rrules = rrules
    self.rdates = rdates
    self.exdates = exdates
  }

  var isRecurring: Bool { !rrules.isEmpty || !rdates.isEmpty }
}
