import Diagnosing
import Testing
import UnicodeRisks

struct WireTests {
  @Test("A fold inside a character is found, and the value read across it")
  func fold() {
    let raw = Array("SUMMARY;LANGUAGE=de:Gr".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xBC] + Array("\\, hier\r\n".utf8)
    let risks = Ask.line(raw)
    #expect(risks.codes == ["U208"])
    #expect(risks.first?.offset == 23)
    #expect(risks.repairs == [#"Grü\, hier"#])
  }

  @Test("A fold between characters is none, with CRLF, LF and tab")
  func cleanFolds() {
    for fold in ["\r\n ", "\n ", "\r\n\t"] {
      #expect(Ask.line(Array("SUMMARY:Gr\u{FC}\(fold)\u{DF}e\r\n".utf8)).isEmpty)
    }
  }

  @Test("What a fold hides is found", arguments: ["=\r\n ?utf-8?B?w6k=?=", "=?utf-8?B?w6\r\n k=?="])
  func hidden(_ value: String) {
    #expect(Ask.line(Array("SUMMARY:\(value)\r\n".utf8)).repairs == ["é"])
  }

  @Test("Text parameters are looked at, values of other kinds are not")
  func parameters() {
    let line = "ATTENDEE;CN=\"\(readAs1252("J\u{F6}rg"))\";ROLE=REQ-PARTICIPANT:mailto:joerg@contoso.example"
    let risks = RiskReader.risks(in: RiskField(.contentLine(value: .opaque), Array(line.utf8)))
    #expect(risks.codes == ["U103"])
    #expect(risks.repairs == ["Jörg"])
    #expect(risks.first?.offset == 14)
  }

  @Test("A long line with 8-bit bytes")
  func longLine() {
    #expect(Ask.line(Array(("SUMMARY:" + String(repeating: "Grüße ", count: 200)).utf8)).codes == ["U210"])
    #expect(Ask.line(Array(("SUMMARY:" + String(repeating: "Gruss ", count: 200)).utf8)).isEmpty)
  }

  @Test("A character split between encoded-words is read across them")
  func splitWord() {
    let risks = Ask.header("=?utf-8?B?R3LDvMM=?=\r\n =?utf-8?B?n2U=?= (neu)")
    #expect(risks.codes == ["U211"])
    #expect(risks.repairs == ["Grüße (neu)"])
  }

  @Test("Proper encoded-words are clean, glued to text or not")
  func words() {
    for value in [
      "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= Anna", "=?iso-8859-1?Q?Gr=FC=DFe?=\r\n =?utf-8?B?w6k=?=",
      "Re: =?koi8-r?B?79Teo9Q=?=",
    ] {
      #expect(Ask.header(value).isEmpty, "\(value)")
    }
  }

  @Test("Broken encoded-words", arguments: ["=?utf-8?B?w6k", "=?utf-8?Q?two words?=", "=?utf-8?B?*?="])
  func brokenWord(_ value: String) {
    #expect(Ask.header(value).codes == ["U212"])
  }

  @Test("Raw bytes in a header field are a risk, or information under RFC 6532")
  func raw() {
    #expect(Ask.header("Grüße").codes == ["U213"])
    let risks = RiskReader.risks(
      in: RiskField(.headerField, Array("Grüße".utf8), allowsInternationalizedHeaders: true))
    #expect(risks.first?.severity == .info)
  }

  @Test("Mojibake inside encoded-words is repaired")
  func encodedMojibake() {
    #expect(Ask.header("=?utf-8?Q?Gr=C3=83=C2=BC=C3=83=C5=B8e?=").repairs == ["Grüße"])
  }

  @Test("A byte order mark before the calendar is information")
  func mark() {
    let stream = CalendarStreamText([0xEF, 0xBB, 0xBF] + Array("BEGIN:VCALENDAR\r\n".utf8), declaredCharset: nil)
    #expect(stream.risks.codes == ["U402"])
  }

  @Test("A calendar under a wrong label is read as UTF-8")
  func calendarLabel() {
    let bytes = Array("BEGIN:VCALENDAR\r\nSUMMARY:Schöne Grüße über alles\r\n".utf8)
    let stream = CalendarStreamText(bytes, declaredCharset: "iso-8859-1")
    #expect(stream.risks.codes == ["U201"])
    #expect(stream.text == bytes)
  }
}
