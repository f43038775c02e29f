import Conferences

/// The lines of a template in one language, run backwards.
struct TemplateVariant: Sendable {
  let language: String
  let opening: [UInt8]
  let closing: [UInt8]
  /// Lines between, those with most words first.
  let patterns: [LinePattern]
  /// Those that stand in every block.
  let essentials: [LinePattern]
  let showsFooter: Bool

  /// One for each language of the labels and for text and HTML, those that say the same only once.
  static func all(
    of name: VendorName, text: [UInt8], html: [UInt8]?, readHTML: @escaping ([UInt8]) -> MeetingText
  ) -> [TemplateVariant] {
    guard let templates = try? TemplateSet.standard.adding(name, text: text, html: html) else { return [] }
    let sampler = TemplateSampler(name: name, templates: templates, readHTML: readHTML)
    var variants: [TemplateVariant] = []
    for language in PhraseTable.standard.languages(in: name.phraseFamily) {
      for isHTML in [false, true] {
        guard let variant = TemplateVariant(language: language, sampler.samples(language, isHTML: isHTML)) else {
          continue
        }
        if !variants.contains(where: { $0.saysTheSame(as: variant) }) { variants.append(variant) }
      }
    }
    return variants
  }

  /// - Parameter samples: the same template for different data, fullest first; nil where they have no line in common at
  ///   their ends.
  private init?(language: String, _ samples: [[LinePattern]]) {
    guard let first = samples.first?.first, let last = samples.first?.last, let opening = first.literal,
      let closing = last.literal, samples.allSatisfy({ $0.first == first && $0.last == last && $0.count > 2 })
    else { return nil }
    self.language = language
    self.opening = opening
    self.closing = closing
    var all: [LinePattern] = []
    for pattern in samples.flatMap({ $0.dropFirst().dropLast() }) where !all.contains(pattern) { all.append(pattern) }
    showsFooter = all.contains(where: \.isFooter)
    patterns = all.filter { !$0.isFooter }.sorted { $0.words > $1.words }
    essentials = all.filter { pattern in !pattern.isFooter && samples.allSatisfy { $0.contains(pattern) } }
  }

  private func saysTheSame(as other: TemplateVariant) -> Bool {
    opening == other.opening && closing == other.closing && patterns == other.patterns && essentials == other.essentials
  }
}
