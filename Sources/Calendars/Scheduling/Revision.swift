public import Splicing

/// The stamps that mark a component as revised (RFC 5546 section 2.1.4 and 2.1.5; MS-OXCICAL 2.1.3.1.1.20.9).
public struct Revision: Sendable, Equatable {
  /// What becomes of SEQUENCE.
  public enum Sequence: Sendable, Equatable {
    /// Stays, and is not added where it is missing.
    case keep
    case set(Int)
  }

  public let sequence: Sequence
  /// `20261201T080000Z`
  public let now: [UInt8]

  /// - Parameter now: RFC 5545 section 3.3.5 form 2, `20261201T080000Z`.
  public init(sequence: Sequence, now: [UInt8]) {
    self.sequence = sequence
    self.now = now
  }

  /// DTSTAMP after the revision: now, or the old one where that is later. Both are UTC and of one form, so that the order of
  /// their bytes is the order of time; an old one of another form counts by its date and time alone, or not at all.
  public func stamp(of component: Component) -> [UInt8] {
    guard let old = component.first(named: "DTSTAMP")?.value.trimmingBlanks(), Self.isDateTime(old) else { return now }
    return now.lexicographicallyPrecedes(old) ? old : now
  }

  /// Records the edits of one component: SEQUENCE, DTSTAMP, and where they are there already LAST-MODIFIED,
  /// X-MICROSOFT-CDO-APPT-SEQUENCE and X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE. A missing SEQUENCE is added behind DTSTAMP, a
  /// missing DTSTAMP behind UID. Lines of components inside (VALARM) stay.
  public func record(for component: Component, in change: inout CalendarChange) throws(LoweringError) {
    let stamp = stamp(of: component)
    try set("DTSTAMP", of: component, to: stamp, in: &change)
    try set("LAST-MODIFIED", of: component, to: stamp, in: &change)
    try set("X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE", of: component, to: stamp, in: &change)
    if case .set(let number) = sequence {
      try set("SEQUENCE", of: component, to: Array(String(number).utf8), in: &change)
      try set("X-MICROSOFT-CDO-APPT-SEQUENCE", of: component, to: Array(String(number).utf8), in: &change)
    }
    try addMissing(to: component, stamp: stamp, in: &change)
  }

  /// The same edits alone.
  public func edits(for component: Component) throws(LoweringError) -> EditList<CalendarText> {
    var change = CalendarChange(to: component.calendar)
    try record(for: component, in: &change)
    return try change.edits()
  }

  private func set(
    _ name: StaticString, of component: Component, to value: [UInt8], in change: inout CalendarChange
  ) throws(LoweringError) {
    for line in component.properties(named: name) {
      // Spelled with blanks around it is the same value; it stays.
      if line.value.trimmingBlanks() != value { try change.replaceValue(of: line, with: value) }
    }
  }

  private func addMissing(
    to component: Component, stamp: [UInt8], in change: inout CalendarChange
  ) throws(LoweringError) {
    let old = component.first(named: "DTSTAMP")
    var lines: [[UInt8]] = []
    if old == nil { lines.append(Array("DTSTAMP:".utf8) + stamp) }
    if case .set(let number) = sequence, component.first(named: "SEQUENCE") == nil {
      lines.append(Array("SEQUENCE:\(number)".utf8))
    }
    let place = old ?? component.first(named: "UID") ?? component.beginLine
    try change.insert(lines, after: place)
  }

  /// `YYYYMMDDTHHMMSS`, with or without Z.
  private static func isDateTime(_ value: [UInt8]) -> Bool {
    guard value.count == 15 || value.count == 16 && value[15] == 0x5A else { return false }
    return value[..<8].allSatisfy(\.isDigit) && value[8] == 0x54 && value[9..<15].allSatisfy(\.isDigit)
  }
}
