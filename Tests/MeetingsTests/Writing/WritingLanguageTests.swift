import Conferences
import Testing

@testable import Meetings

@Suite("Blocks in many languages")
struct WritingLanguageTests {
  private let writer = BlockWriter()

  private func plain(_ language: String) throws -> WrittenBlock {
    try writer.plain(
      SampleConferences.teamsShort, vendor: .microsoftTeams, language: language,
      rendition: Rendition(linkStyle: .glued), lineEnd: [0x0A])
  }

  private func html(_ language: String, _ vendor: VendorName = .microsoftTeams) throws -> String {
    let conference = vendor == .skypeForBusiness ? SampleConferences.skype : SampleConferences.teamsShort
    let block = try writer.html(conference, vendor: vendor, language: language, lineEnd: [0x0A])
    return String(decoding: block.bytes, as: UTF8.self)
  }

  @Test(
    "Teams has words of its own in each of these, and what stays English is counted",
    arguments: [
      "de-DE", "fr-FR", "it-IT", "es-ES", "pt-BR", "nl-NL", "sv-SE", "da-DK", "nb-NO", "fi-FI", "pl-PL", "cs-CZ",
      "ja-JP", "zh-CN",
    ])
  func languages(_ language: String) throws {
    let english = try plain("en-US")
    let block = try plain(language)
    #expect(english.fallbackCount == 0)
    #expect(block.text != english.text)
    let labels = LabelRole.allCases.filter { english.text.contains(Self.phrase($0, "en-US")?.text ?? "\u{0}") }
    let stayed = labels.filter { role in
      Self.phrase(role, language)?.isFallback == true
        && block.text.contains(Self.phrase(role, "en-US")?.text ?? "\u{0}")
    }
    #expect(block.fallbackCount <= stayed.count, "\(block.fallbackCount) of \(stayed)")
  }

  private static func phrase(_ role: LabelRole, _ language: String) -> Phrase? {
    PhraseTable.standard.phrase(role, in: .teams, language: language)
  }

  @Test("Dutch, line by line: what is known, and English where nothing is")
  func dutch() throws {
    let lines = try plain("nl-NL").lines
    #expect(lines.contains("Vergadering-id: 263 740 534 576 29"))
    #expect(lines.contains { $0.hasPrefix("Wachtwoordcode: ") })
    #expect(lines.contains { $0.hasPrefix("Heeft u hulp nodig?<") && $0.contains(" | System reference<") })
  }

  @Test("One blank stands between a label and its value, in Japanese and Chinese too", arguments: ["ja-JP", "zh-CN"])
  func eastAsian(_ language: String) throws {
    let text = try plain(language).text
    let label = language == "ja-JP" ? "会議 ID:" : "会议 ID:"
    #expect(text.contains("\n\(label) 263 740 534 576 29\n"))
    #expect(!text.contains(":  ") && !text.contains("：") && !text.contains("\u{3000}"))
    let page = try html(language)
    #expect(page.contains("lang=\"\(language)\"") && !page.contains("dir="))
  }

  @Test(
    "Beside text from right to left a block says which way it runs",
    arguments: ["ar-SA", "he-IL", "fa", "ur-PK", "az-Arab"])
  func rightToLeft(_ language: String) throws {
    // No wording is known, so the words are English, and the numbers must not be turned round.
    for vendor in [VendorName.microsoftTeams, .skypeForBusiness] {
      let page = try html(language, vendor)
      #expect(page.contains("dir=\"ltr\"") && !page.contains("dir=\"rtl\""), "\(vendor)")
    }
    #expect(try plain(language).fallbackCount > 5)
    let file = PhraseFile(family: .teams, bytes: Array("language \(language)\nheadline U \u{5D0}\n".utf8))
    let own = BlockWording(
      table: PhraseTable(files: [file]), family: .teams, language: language, isHTML: true)
    #expect(own.direction == "rtl")
  }

  @Test("Other languages need no direction", arguments: ["en-US", "de-DE", "ja-JP", "ks-Deva-IN", "arn-CL"])
  func leftToRight(_ language: String) throws {
    #expect(!(try html(language)).contains("dir="))
  }

  @Test("A block with a direction is read again as it was written")
  func roundTrip() throws {
    let page = try html("ar-SA")
    let block = try #require(BlockReader().blocks(in: HTMLLines.text(Array(page.utf8))).first)
    #expect(block.generation == "g6" && block.isComplete && block.language == "ar-SA")
  }
}
