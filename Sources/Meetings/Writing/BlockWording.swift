/// The labels of one block in one language, and how many of them had to be English.
final class BlockWording: TemplateScope {
  private let table: PhraseTable
  private let family: PhraseFamily
  private let language: String?
  private let isHTML: Bool
  private var english: Set<LabelRole> = []

  init(table: PhraseTable, family: PhraseFamily, language: String?, isHTML: Bool) {
    self.table = table
    self.family = family
    self.language = language
    self.isHTML = isHTML
  }

  /// Which way the words run. Nil for languages that run as English does; where one that runs from right to left has no words of
  /// its own, the block is English and has to say so: around it the text may run the other way.
  var direction: String? {
    guard WritingDirection.isRightToLeft(language) else { return nil }
    return table.language(for: language, in: family) == nil ? "ltr" : "rtl"
  }

  /// Labels printed so far for which the language has no phrase.
  var fallbackCount: Int { english.count }

  /// The label, escaped for the output; empty when nobody knows one.
  func label(_ role: LabelRole) -> String {
    guard let phrase = table.phrase(role, in: family, language: language) else { return "" }
    if phrase.isFallback { english.insert(role) }
    return isHTML ? SafeText.html(phrase.text) : phrase.text
  }

  /// The label only where the language has one of its own: for words that a line can do without.
  func ownLabel(_ role: LabelRole) -> String? {
    guard let phrase = table.phrase(role, in: family, language: language), !phrase.isFallback else { return nil }
    return isHTML ? SafeText.html(phrase.text) : phrase.text
  }

  func value(named name: String) -> TemplateValue? {
    LabelRole(rawValue: name).map { .text(label($0)) }
  }
}
