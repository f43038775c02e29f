import Splicing

/// What vendors call things, in every language that is known: `phrases.<family>.<language>.txt` among the resources.
///
/// **Law.** Wording is never made up: a role that a language has no phrase for is answered in English and marked as a
/// fallback.
public struct PhraseTable: Sendable {
  /// The phrases that come with the program. Read once, on first use.
  public static let standard = PhraseTable(files: PhraseResources.all)

  private struct Key: Hashable {
    let role: LabelRole
    let family: PhraseFamily
    let language: String
  }

  /// The phrase to write, by file language.
  private var written: [Key: (text: String, grade: EvidenceGrade)] = [:]
  /// Every spelling of every phrase, folded by `folded`.
  private var roles: [OctetString: [LabelMatch]] = [:]
  /// Bytes of the longest of them: no longer text is a label.
  private var longestLabel = 0
  /// Lower-case tags and what they are answered with, by family: `de`, `de-de` → `de-DE`.
  private var tags: [PhraseFamily: [String: String]] = [:]
  private var allPhrases: [PhraseFamily: [LabelRole: [Phrase]]] = [:]

  init(files: [PhraseFile]) {
    for file in files { add(file) }
  }

  private mutating func add(_ file: PhraseFile) {
    for tag in [file.language] + file.covers { tags[file.family, default: [:]][tag.lowercased()] = file.language }
    for entry in file.entries {
      let key = Key(role: entry.role, family: file.family, language: file.language)
      if written[key] == nil, !entry.isOlder { written[key] = (entry.text, entry.grade) }
      let match = LabelMatch(role: entry.role, family: file.family, language: file.language)
      let folded = OctetString(Self.folded(entry.text.utf8))
      longestLabel = max(longestLabel, folded.bytes.count)
      if roles[folded]?.contains(match) != true { roles[folded, default: []].append(match) }
      allPhrases[file.family, default: [:]][entry.role, default: []].append(
        Phrase(text: entry.text, language: file.language, grade: entry.grade, isFallback: false))
    }
  }

  /// The label to write. Nil when not even English has one.
  /// - Parameter language: BCP 47; nil is English. `de-AT` is answered by `de-DE`; a region whose wording differs is not:
  ///   `pt-PT` and `zh-TW` fall back to English.
  public func phrase(_ role: LabelRole, in family: PhraseFamily, language: String?) -> Phrase? {
    let file = self.language(for: language, in: family)
    if let file, let known = written[Key(role: role, family: family, language: file)] {
      return Phrase(text: known.text, language: file, grade: known.grade, isFallback: false)
    }
    guard let english = written[Key(role: role, family: family, language: Self.english)] else { return nil }
    return Phrase(
      text: english.text, language: Self.english, grade: english.grade, isFallback: file != Self.english)
  }

  /// What a label may stand for; a colon at its end and the case of ASCII letters do not matter, nor how much white space
  /// stands between words. Empty for anything that is no known label. Linear in the label.
  public func roles(ofLabel label: some Collection<UInt8>) -> [LabelMatch] {
    // Blanks between words and a colon are folded away; twice the length leaves room for them.
    guard label.count <= 2 * longestLabel + 8 else { return [] }
    let folded = Self.folded(label)
    return folded.count > longestLabel ? [] : roles[OctetString(folded)] ?? []
  }

  /// Every known spelling of a role, in all languages, in a fixed order.
  public func phrases(_ role: LabelRole, in family: PhraseFamily) -> [Phrase] {
    allPhrases[family]?[role] ?? []
  }

  /// Tags of the files of a family, English first.
  public func languages(in family: PhraseFamily) -> [String] {
    let all = Set((tags[family] ?? [:]).values)
    return [Self.english] + all.subtracting([Self.english]).sorted()
  }

  /// The tag of the file that answers for a language: `de-at` → `de-DE`. Nil when there is none.
  public func language(for tag: String?, in family: PhraseFamily) -> String? {
    guard let known = tags[family] else { return nil }
    guard let tag else { return Self.english }
    let lower = tag.lowercased()
    if let exact = known[lower] { return exact }
    guard let primary = lower.split(separator: "-").first, !Self.differsByRegion.contains(String(primary)) else {
      return nil
    }
    return known[String(primary)]
  }

  private static let english = "en-US"
  /// Languages of which one region's wording is not another's.
  private static let differsByRegion: Set<String> = ["pt", "zh"]

  /// ASCII lower case, white space (no-break blanks too) collapsed, without a colon at the end.
  private static func folded(_ label: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(label.underestimatedCount)
    for byte in label {
      let isNoBreak = byte == 0xA0 && result.last == 0xC2
      if isNoBreak { result.removeLast() }
      if isNoBreak || byte == 0x20 || (0x09...0x0D).contains(byte) {
        if let last = result.last, last != 0x20 { result.append(0x20) }
      } else {
        result.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
      }
    }
    while let last = result.last {
      if last == 0x20 || last == 0x3A {
        result.removeLast()
      } else if last == 0x9A, result.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) {  // full-width colon
        result.removeLast(3)
      } else {
        break
      }
    }
    return result
  }
}
