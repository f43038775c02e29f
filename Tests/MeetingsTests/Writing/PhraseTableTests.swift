import Testing

@testable import Meetings

@Suite("Phrases")
struct PhraseTableTests {
  private let table = PhraseTable.standard

  @Test("A known label comes in the language asked for")
  func known() {
    let phrase = table.phrase(.options, in: .teams, language: "de-DE")
    #expect(phrase == Phrase(text: "Besprechungsoptionen", language: "de-DE", grade: .observed, isFallback: false))
  }

  @Test("A label that the language lacks is English and says so")
  func fallback() {
    let phrase = table.phrase(.conferenceID, in: .skype, language: "de-DE")
    #expect(phrase?.text == "Conference ID:")
    #expect(phrase?.isFallback == true)
  }

  @Test("English labels are never a fallback", arguments: [nil, "en-US", "en-GB", "EN"])
  func english(language: String?) {
    #expect(table.phrase(.passcode, in: .teams, language: language)?.isFallback == false)
  }

  @Test("A region is answered by its language, unless their wording differs")
  func regions() {
    #expect(table.language(for: "de-AT", in: .teams) == "de-DE")
    #expect(table.language(for: "fr-CA", in: .zoom) == "fr-CA")
    #expect(table.language(for: "zh-TW", in: .teams) == nil)
    #expect(table.language(for: "pt-PT", in: .teams) == nil)
    #expect(table.language(for: "pt", in: .teams) == "pt-BR")
    #expect(table.language(for: "ko-KR", in: .teams) == nil)
  }

  @Test("Labels are found again in any case and spacing, with and without their colon")
  func reverse() {
    for label in ["Meeting ID:", "meeting  id", "MEETING\u{A0}ID :", "Meeting ID："] {
      #expect(
        table.roles(ofLabel: Array(label.utf8)).contains(
          LabelMatch(role: .meetingID, family: .teams, language: "en-US")))
    }
    #expect(table.roles(ofLabel: Array("Meeting minutes".utf8)).isEmpty)
  }

  @Test("Every phrase that is written is found again")
  func everyPhrase() {
    for family in VendorRegistry.all.map(\.family) {
      for role in LabelRole.allCases {
        for phrase in table.phrases(role, in: family) {
          let match = LabelMatch(role: role, family: family, language: phrase.language)
          #expect(table.roles(ofLabel: Array(phrase.text.utf8)).contains(match), "\(phrase)")
        }
      }
    }
  }

  @Test("Older wording is recognised and not written")
  func older() {
    #expect(table.roles(ofLabel: Array("Or call in (audio only)".utf8)).map(\.role) == [.dialIn])
    #expect(table.phrase(.dialIn, in: .teams, language: "en")?.text == "Dial in by phone")
  }

  @Test("Locale identifiers and language tags lead to each other")
  func lcid() {
    #expect(LocaleIdentifier.lcid(ofLanguage: "sv-SE") == 1053)
    #expect(LocaleIdentifier.lcid(ofLanguage: "sv") == 1053)
    #expect(LocaleIdentifier.language(ofLCID: 1031) == "de-DE")
    #expect(LocaleIdentifier.lcid(ofLanguage: "tlh") == nil)
  }
}
