import Testing
import UnicodeRisks

struct CatalogueTests {
  @Test("Every code has one entry, in order")
  func entries() {
    #expect(RiskCatalogue.entries.map(\.code) == RiskCode.allCases.sorted())
  }

  @Test("Every entry says everything that explain prints", arguments: RiskCode.allCases)
  func explained(_ code: RiskCode) {
    let entry = RiskCatalogue.entry(for: code)
    #expect(entry.code == code)
    for text in [
      entry.name, entry.title, entry.sentence, entry.meaning, entry.whyItMatters, entry.example, entry.whatToDo,
    ] {
      #expect(!text.isEmpty)
    }
    #expect(entry.sentence.hasSuffix(".") && entry.meaning.hasSuffix("."))
    #expect(entry.whyItMatters.hasSuffix(".") && entry.whatToDo.hasSuffix("."))
  }

  @Test("Names are unique and found in any case")
  func names() {
    #expect(Set(RiskCatalogue.entries.map(\.name)).count == RiskCatalogue.entries.count)
    #expect(RiskCatalogue.entry(named: "u103")?.code == .u103)
    #expect(RiskCatalogue.entry(named: "U999") == nil)
  }
}
