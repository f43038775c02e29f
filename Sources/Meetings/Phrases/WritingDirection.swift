/// Which languages are written from right to left.
enum WritingDirection {
  /// - Parameter tag: BCP 47. A script says more than the language: `az-Arab` runs from right to left, `ks-Deva` does not.
  static func isRightToLeft(_ tag: String?) -> Bool {
    guard let parts = tag?.lowercased().split(separator: "-"), let language = parts.first else { return false }
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 && $0.utf8.allSatisfy(ASCII.isLetter) }) {
      return scripts.contains(String(script))
    }
    return languages.contains(String(language))
  }

  private static let scripts: Set<String> = ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg"]
  private static let languages: Set<String> = [
    "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "ckb", "dv", "yi", "ks", "arc", "syr", "prs",
  ]
}
