public import Diagnosing

/// One Unicode finding in one field. A code is reported once a field; `places` says where it applies.
public struct Risk: Sendable, Equatable {
  public let code: RiskCode
  public let severity: Severity
  /// Byte ranges in `RiskField.bytes`, in order, never empty, the first 256 of `count`. A range may be coarse where the text
  /// was decoded (an encoded-word counts as one place).
  public let places: [Range<Int>]
  /// How many places there are.
  public let count: Int
  /// The rule in one plain sentence.
  public let sentence: String
  /// The repaired text of the whole field in UTF-8, nil unless a repair is certain: a TEXT value stays escaped, HTML stays
  /// source, a header field is its decoded value, a content line is the value alone.
  public let repair: [UInt8]?

  /// Byte offset of the first place in `RiskField.bytes`.
  public var offset: Int { places.first?.lowerBound ?? 0 }
  /// Bytes of the first place.
  public var length: Int { places.first?.count ?? 0 }

  public init(
    code: RiskCode, severity: Severity, places: [Range<Int>], count: Int, sentence: String, repair: [UInt8]?
  ) {
    self.code = code
    self.severity = severity
    self.places = places
    self.count = count
    self.sentence = sentence
    self.repair = repair
  }
}
