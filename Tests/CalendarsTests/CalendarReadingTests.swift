import Diagnosing
import Testing

@testable import Calendars

@Suite("Reading a calendar")
struct CalendarReadingTests {
  private func read(_ text: String) -> Calendar { Calendar(reading: Array(text.utf8)) }

  private func names(_ calendar: Calendar) -> [String] { calendar.lines.map(\.name.description) }

  /// What every calendar owes, whatever was read.
  private func checkLaws(_ text: [UInt8]) {
    let calendar = Calendar(reading: text)
    var at = 0
    for line in calendar.lines {
      #expect(line.range.lowerBound == at)
      #expect(!line.range.isEmpty)
      #expect(line.nameRange.lowerBound >= at && line.nameRange.upperBound <= line.contentEnd)
      #expect(line.contentEnd <= line.range.upperBound)
      #expect(!line.unfolded().contains(0x0A))
      _ = (line.value, line.textValue, line.parameters, line.name, line.conferenceProperty)
      at = line.range.upperBound
    }
    #expect(at == text.count)
    for component in calendar.components {
      #expect(component.range.upperBound <= text.count)
      #expect(component.propertyCount == component.properties.count)
      for child in component.children { #expect(child.parent?.index == component.index) }
      _ = (component.uid, component.summary, component.attendeeCount, component.sequence, component.productID)
    }
  }

  @Test("A calendar cut at any byte is read without loss", arguments: ["\r\n", "\n", "\r", "\r\r\n"])
  func truncation(end: String) {
    let text = Array(
      Sample.invitation.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end).utf8)
    for length in 0...text.count {
      let cut = Array(text[..<length])
      #expect(Calendar(reading: cut).lines.flatMap { cut[$0.range] } == cut)
      checkLaws(cut)
    }
  }

  @Test("Random bytes are read without loss", arguments: 0..<20)
  func noise(seed: Int) {
    var random = RandomSource(seed: seed)
    let alphabet = Array("\r\n\n\r \tBEGIN:VEVENT\nEND:VEVENT\nX;A=\"b\":\\c".utf8) + [0, 0xEF, 0xBB, 0xBF, 0xC3, 0xFF]
    for _ in 0..<100 {
      var text: [UInt8] = []
      for _ in 0..<random.below(200) {
        if random.below(8) == 0 {
          text += Array(["BEGIN:VEVENT\n", "END:VEVENT\r\n", "BEGIN:X\r", "END:X\n "][random.below(4)].utf8)
        }
        text.append(alphabet[random.below(alphabet.count)])
      }
      #expect(Calendar(reading: text).lines.flatMap { text[$0.range] } == text)
      checkLaws(text)
    }
  }

  @Test("Line ends of every kind", arguments: ["\r\n", "\n", "\r", "\r\r\n"])
  func lineEnds(end: String) {
    let calendar = read("BEGIN:VEVENT\(end)UID:1\(end) 2\(end)\tx\(end)END:VEVENT\(end)")
    #expect(calendar.lines.count == 3)
    #expect(calendar.lines.map(\.lineEnd) == [Array(end.utf8), Array(end.utf8), Array(end.utf8)])
    #expect(calendar.events.first?.uid == Array("12x".utf8))
    #expect(calendar.events.first?.isBalanced == true)
    #expect(calendar.diagnostics.isEmpty)
  }

  @Test("Mixed line ends, empty lines, a missing final line end")
  func mixed() {
    let calendar = read("BEGIN:VEVENT\r\n\nUID:1\n\r\n  \nEND:VEVENT")
    #expect(calendar.lines.map(\.isBlank) == [false, true, false, true, false])
    #expect(calendar.events.first?.propertyCount == 1)
    #expect(calendar.lines.last?.lineEnd == [])
    #expect(calendar.events.first?.isBalanced == true)
  }

  @Test("A lone CR in a text of other line ends is part of the value, unless a content line begins behind it")
  func strayReturns() {
    let stray = read("BEGIN:VEVENT\nSUMMARY:one\rtwo: three\nEND:VEVENT\n")
    #expect(stray.events.first?.summary == Array("one\rtwo: three".utf8))
    let glued = read("BEGIN:VEVENT\rUID:1\rEND:VEVENT\rBEGIN:VEVENT\nUID:2\nEND:VEVENT\n")
    #expect(glued.events.map(\.uid) == [[0x31], [0x32]])
    #expect(glued.events.allSatisfy { $0.isBalanced })
  }

  @Test("A byte order mark is kept and passed over, at the start and where files were put together")
  func byteOrderMark() {
    let calendar = read("\u{FEFF}BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n\u{FEFF}BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    #expect(calendar.components.map(\.type) == [.calendar, .calendar])
    #expect(calendar.lines.first?.range.lowerBound == 0)
    #expect(calendar.lines.first?.nameRange == 3..<8)
    #expect(calendar.diagnostics.isEmpty)
  }

  @Test("Names are compared without regard to case, and through folds")
  func names() throws {
    let calendar = read("begin:vevent\r\nDts\r\n tart;Value=DATE:20260101\r\nEnd:VEvent\r\n")
    let event = try #require(calendar.events.first)
    let line = try #require(event.first(named: "DTSTART"))
    #expect(line.name.raw == Array("Dtstart".utf8))
    #expect(line.name == PropertyName("dtSTART"))
    #expect(line.value == Array("20260101".utf8))
    #expect(line.parameter("VALUE")?.value == Array("DATE".utf8))
    #expect(!line.hasName("DTSTAR") && !line.hasName("DTSTARTS"))
    #expect(event.isBalanced)
  }

  @Test("A fold in a BEGIN line")
  func foldedBegin() {
    let calendar = read("BEG\r\n IN:VEV\r\n ENT\r\nUID:1\r\nEND:VEVENT\r\n")
    #expect(calendar.events.map(\.uid) == [[0x31]])
  }

  @Test("Parameters: quotes, duplicates, RFC 6868, bare names")
  func parameters() throws {
    let calendar = read("ATTENDEE;CN=\"a:b;c,d\";X=1,\"2,3\";x=^n^^^'^z;QUOTED-PRINTABLE;E=:mailto:a@b.example\r\n")
    let line = calendar.lines[0]
    #expect(line.value == Array("mailto:a@b.example".utf8))
    let parameters = line.parameters
    #expect(parameters.map(\.name.description) == ["CN", "X", "X", "QUOTED-PRINTABLE", "E"])
    let values = parameters.map { $0.values.map { String(decoding: $0, as: UTF8.self) } }
    #expect(values == [["a:b;c,d"], ["1", "2,3"], ["\n^\"^z"], [""], [""]])
    #expect(line.isQuotedPrintable)
    let first = try #require(parameters.first)
    #expect(Array(line.unfolded()[first.range]) == Array("CN=\"a:b;c,d\"".utf8))
  }

  @Test("A quote that is never closed hides nothing")
  func unclosedQuote() {
    let line = read("ORGANIZER;CN=\"Ann:mailto:ann@a.example\r\n").lines[0]
    #expect(line.value == Array("mailto:ann@a.example".utf8))
  }

  @Test("Quotes in a value mean nothing")
  func quotesInValue() {
    #expect(read("SUMMARY:say \"a:b\"\r\n").lines[0].value == Array("say \"a:b\"".utf8))
  }

  @Test(
    "vCalendar 1.0 quoted-printable is recognised",
    arguments: ["ENCODING=QUOTED-PRINTABLE", "encoding=quoted-printable", "QUOTED-PRINTABLE"])
  func quotedPrintable(parameter: String) {
    #expect(read("DESCRIPTION;CHARSET=UTF-8;\(parameter):a=C3=A9\r\n").lines[0].isQuotedPrintable)
    #expect(!read("DESCRIPTION;CHARSET=UTF-8:a=C3=A9\r\n").lines[0].isQuotedPrintable)
  }

  @Test("Broken lines are kept and reported where they stand")
  func brokenLines() {
    let calendar = read("BEGIN:VEVENT\nno colon here\n:no name\nNAME WITH BLANK:x\nUID:1\nEND:VEVENT\n")
    #expect(calendar.diagnostics.map(\.code) == [.brokenContentLine, .brokenContentLine, .brokenContentLine])
    #expect(calendar.diagnostics.map(\.offset) == [13, 27, 36])
    #expect(calendar.events.first?.propertyCount == 4)
    #expect(calendar.events.first?.isBalanced == true)
  }

  @Test("NUL and invalid UTF-8 are kept")
  func hostileBytes() {
    let text: [UInt8] = Array("SUMMARY:".utf8) + [0, 0xFF, 0xC3, 0x0A]
    let calendar = Calendar(reading: text)
    #expect(calendar.lines.map(\.value) == [[0, 0xFF, 0xC3]])
    #expect(calendar.text == text)
  }
}
