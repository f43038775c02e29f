import UnicodeRisks

extension Explanation {
  /// Every code that a report or `lint` can hold: verdicts, reasons, Unicode findings.
  public static let all: [Explanation] = verdicts + reasons + RiskCatalogue.entries.map(Explanation.init)

  /// The explanation of a code, whatever its case; nil for other words.
  public static func of(_ code: String) -> Explanation? {
    let wanted = code.lowercased()
    return all.first { $0.code.lowercased() == wanted }
  }

  init(_ entry: RiskEntry) {
    self.init(
      code: entry.code.rawValue, title: entry.title, meaning: entry.meaning, whyItMatters: entry.whyItMatters,
      example: entry.example, whatToDo: entry.whatToDo)
  }
}
