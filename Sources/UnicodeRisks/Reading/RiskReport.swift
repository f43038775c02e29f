import Diagnosing

/// Findings of one field on their way to becoming risks.
struct RiskReport {
  private var findings = Findings()
  private var repairs: [RiskCode: [UInt8]] = [:]

  /// Takes over what was found in a text of the field.
  /// - Parameters:
  ///   - mapping: from places in the text to places in the field's bytes.
  ///   - repair: the repaired text, offered with each finding that has a repair at all.
  mutating func add(_ found: Findings, repair: [UInt8]?, mapping: (Range<Int>) -> Range<Int>) {
    findings.merge(found, mapping: mapping)
    guard let repair else { return }
    for code in found.codes where RiskCatalogue.entry(for: code).repair != .none {
      repairs[code] = repairs[code] ?? repair
    }
  }

  var risks: [Risk] {
    findings.codes.compactMap { code in
      guard let found = findings[code] else { return nil }
      let entry = RiskCatalogue.entry(for: code)
      return Risk(
        code: code, severity: found.severity ?? entry.severity, places: found.places, count: found.count,
        sentence: entry.sentence, repair: repairs[code])
    }
  }
}
