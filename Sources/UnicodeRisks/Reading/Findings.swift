import Diagnosing

/// What rules found, one entry a code.
struct Findings {
  struct Entry {
    var places: [Range<Int>] = []
    var count = 0
    var severity: Severity?

    mutating func add(_ place: Range<Int>, _ code: RiskCode, _ severity: Severity?) {
      if count > 0, severity != self.severity {
        let own = RiskCatalogue.entry(for: code).severity
        let merged = max(self.severity ?? own, severity ?? own)
        self.severity = merged == own ? nil : merged
      }
      count += 1
      if places.count < Findings.placesKept { places.append(place) }
    }
  }

  /// A field of a million question marks is still one finding of bounded size.
  static let placesKept = 256

  private(set) var entries: [RiskCode: Entry] = [:]

  var codes: [RiskCode] { entries.keys.sorted() }
  var isEmpty: Bool { entries.isEmpty }
  func contains(_ code: RiskCode) -> Bool { entries[code] != nil }
  subscript(code: RiskCode) -> Entry? { entries[code] }

  /// - Parameter severity: where it differs from the code's own; the most severe one counts.
  mutating func note(_ code: RiskCode, _ place: Range<Int>, severity: Severity? = nil) {
    entries[code, default: Entry(severity: severity)].add(place, code, severity)
  }

  /// Takes over the findings of an inner text.
  mutating func merge(_ other: Findings, mapping: (Range<Int>) -> Range<Int>) {
    for (code, entry) in other.entries {
      for place in entry.places { note(code, mapping(place), severity: entry.severity) }
      entries[code]?.count += entry.count - entry.places.count
    }
  }
}
