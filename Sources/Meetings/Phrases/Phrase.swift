/// How well it is known that a vendor writes a phrase. In rising order.
public enum EvidenceGrade: String, Sendable, Comparable, CaseIterable {
  case unverified = "U"
  /// Stands in another project's test or pattern table.
  case table = "T"
  /// Stated by the vendor's documentation.
  case documented = "D"
  /// Seen in a real block.
  case observed = "O"

  public static func < (a: EvidenceGrade, b: EvidenceGrade) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One label as a block prints it, colon included.
public struct Phrase: Sendable, Equatable {
  public let text: String
  /// BCP 47 tag of the file it comes from: `de-DE`.
  public let language: String
  public let grade: EvidenceGrade
  /// The language that was asked for has no phrase for this role, so this one is English: what real blocks do too.
  public let isFallback: Bool
}

/// What a printed label may be.
public struct LabelMatch: Sendable, Hashable {
  public let role: LabelRole
  public let family: PhraseFamily
  /// BCP 47 tag of the file that holds the phrase: `de-DE`.
  public let language: String
}
