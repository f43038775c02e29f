import Exports
import Splicing
import Testing
import UnicodeRisks

@testable import Redialing

struct RestorationTests {
  private func repair(_ text: String) -> (findings: [Finding], output: String) {
    let file = Array(text.utf8)
    let repair = file.withUnsafeBytes {
      FileRepair($0, kind: Kind(of: $0), path: "x", options: LintOptions(), isRepairing: true)
    }
    #expect(repair.edits.inverted(over: file).applied(to: repair.edits.applied(to: file)) == file)
    return (repair.findings, String(decoding: repair.edits.applied(to: file), as: UTF8.self))
  }

  private func calendar(_ plain: String, _ html: String..., rest: String = "") -> String {
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@contoso.example\r\nDESCRIPTION:\(plain)\r\n"
      + html.map { "X-ALT-DESC;FMTTYPE=text/html:\($0)\r\n" }.joined() + "END:VEVENT\r\n\(rest)END:VCALENDAR\r\n"
  }

  private static let whole = "Schöne Grüße aus München\\, liebe Kollegen.\\nBis morgen früh – Jörg"
  private static let html =
    "<html><head><title>Ölung</title></head><body><p>Schöne Gr<b>ü</b>ße aus M&uuml;nchen\\, liebe&nbsp\\;Kollegen.</p>"
    + "<p>Bis morgen früh – Jörg</p></body></html>"

  private func lossy(_ text: String, _ sign: Character) -> String {
    String(text.map { $0.isASCII ? $0 : sign })
  }

  @Test("Lost letters come back from the other copy, however its lines are broken", arguments: ["\u{FFFD}", "?"])
  func calendars(sign: Character) {
    // The dash between blanks says nothing as a question mark, so it stays.
    let plain = Self.whole.replacing("–", with: sign == "?" ? "-" : "–")
    let html = Self.html.replacing("–", with: sign == "?" ? "-" : "–")
    let damaged = calendar(lossy(plain, sign), html)
    let (findings, output) = repair(damaged)
    #expect(output == calendar(plain, html))
    #expect(findings.allSatisfy { $0.outcome == .restored(from: "X-ALT-DESC") })
    #expect(!findings.isEmpty)
  }

  @Test("HTML gets its letters from plain text, references to U+FFFD too")
  func markup() {
    let html = "<p>Schöne Grüße aus München\\, liebe Kollegen.</p><p>Bis morgen früh – Jörg</p>"
    let damaged = html.replacing("ü", with: "&#65533\\;").replacing("ö", with: "\u{FFFD}")
    let (findings, output) = repair(calendar(Self.whole, damaged))
    #expect(output == calendar(Self.whole, html))
    #expect(findings.map(\.outcome) == [.restored(from: "DESCRIPTION")])
  }

  @Test("Mojibake beside lost letters is made right with them")
  func mixed() {
    let damaged = Self.whole.replacing("ö", with: "\u{C3}\u{B6}").replacing("ü", with: "\u{EF}\u{BF}\u{BD}")
    let (findings, output) = repair(calendar(damaged, Self.html))
    #expect(output == calendar(Self.whole, Self.html))
    #expect(Set(findings.map(\.code)) == ["U102", "U103"])
    #expect(findings.allSatisfy { $0.outcome == .restored(from: "X-ALT-DESC") })
  }

  @Test("A short text must be the same from its first letter to its last")
  func edges() {
    #expect(repair(calendar("J\u{FFFD}rg", "<p>Jörg</p>")).output == calendar("Jörg", "<p>Jörg</p>"))
    for other in ["<p>Jörg kommt</p>", "<p>Mit Jörg</p>", "<p>J örg</p>", "<p>Jörrg</p>", "<p>Jorg</p>"] {
      let text = calendar("J\u{FFFD}rg", other)
      #expect(repair(text).output == text, "\(other)")
    }
  }

  private static let dinner = "<p>Bitte alle pünktlich: Müller kommt auch zum Essen.</p>"

  @Test(
    "What is not certain stays: another text, lost in both, two answers, copies that differ, a blank, too many letters, ASCII",
    arguments: [
      ("Grüße aus M\u{FFFD}nchen\\, liebe Freunde.", ["<p>Grüße aus München\\, liebe Kollegen.</p>"]),
      ("Grüße aus M\u{FFFD}nchen\\, liebe Kollegen.", ["<p>Grüße aus M\u{FFFD}nchen\\, liebe Kollegen.</p>"]),
      (
        "Bitte alle pünktlich: M\u{FFFD}ller kommt auch zum Essen.",
        [dinner + dinner.replacing("Müller", with: "Möller")]
      ),
      (
        "Bitte alle pünktlich: M\u{FFFD}ller kommt auch zum Essen.",
        [dinner, dinner.replacing("Müller", with: "Möller")]
      ),
      ("Eintritt kostet 5\u{FFFD}Euro für alle Gäste", ["<p>Eintritt kostet 5&nbsp\\;Euro für alle Gäste</p>"]),
      ("Wir treffen uns im Caf\u{FFFD} neben dem Rathaus", ["<p>Wir treffen uns im Caféé neben dem Rathaus</p>"]),
      ("Wir treffen uns im Caf\u{FFFD} neben dem Rathaus", ["<p>Wir treffen uns im Cafe neben dem Rathaus</p>"]),
      ("Wir treffen uns im C???fé neben dem Markt", ["<p>Wir treffen uns im Cüßfé neben dem Markt</p>"]),
      (
        "Wir treffen uns im Caf\u{FFFD} neben dem Rathaus voil\u{C3} hier",
        ["<p>Wir treffen uns im Café neben dem Rathaus voilà hier</p>"]
      ),
    ])
  func uncertain(damaged: String, copies: [String]) {
    let others = copies.map { "X-ALT-DESC;FMTTYPE=text/html:\($0)\r\n" }.joined()
    let text = calendar(damaged).replacing("END:VEVENT", with: others + "END:VEVENT")
    let (findings, output) = repair(text)
    #expect(output == text)
    #expect(!findings.isEmpty)
    #expect(!findings.contains { if case .restored = $0.outcome { true } else { false } })
  }

  @Test("The text of another event is no copy")
  func otherEvents() {
    let other = "BEGIN:VEVENT\r\nUID:2@contoso.example\r\nX-ALT-DESC:<p>Jörg</p>\r\nEND:VEVENT\r\n"
    let text = calendar("J\u{FFFD}rg", rest: other)
    #expect(repair(text).output == text)
  }

  private func message(_ plain: String, charset: String, kind: String = "alternative") -> String {
    """
    From: Anna <anna@contoso.example>\r
    Subject: Plan\r
    MIME-Version: 1.0\r
    Content-Type: multipart/\(kind); boundary=b\r
    \r
    --b\r
    Content-Type: text/plain; charset=\(charset)\r
    Content-Transfer-Encoding: 8bit\r
    \r
    \(plain)\r
    --b\r
    Content-Type: text/html; charset=utf-8\r
    Content-Transfer-Encoding: 8bit\r
    \r
    <p>Schöne Grüße aus München, liebe Kollegen.</p>\r
    --b--\r

    """
  }

  @Test("The plain text of a message gets its letters from the HTML beside it; an ASCII part becomes UTF-8")
  func bodies() {
    let lost = message("Sch\u{FFFD}ne Gr\u{FFFD}\u{FFFD}e aus M\u{FFFD}nchen,\r\nliebe Kollegen.", charset: "utf-8")
    let whole = message("Schöne Grüße aus München,\r\nliebe Kollegen.", charset: "utf-8")
    #expect(repair(lost).output == whole)
    #expect(repair(lost).findings.map(\.outcome) == [.restored(from: "text/html 1.2")])
    let ascii = repair(message("Sch?ne Gr??e aus M?nchen,\r\nliebe Kollegen.", charset: "us-ascii"))
    #expect(ascii.findings.map(\.outcome) == [.restored(from: "text/html 1.2")])
    #expect(ascii.output == whole)
  }

  @Test("Parts that are no alternatives of each other are no copies")
  func mixedParts() {
    let text = message("Schöne Grüße aus M\u{FFFD}nchen,\r\nliebe Kollegen.", charset: "utf-8", kind: "mixed")
    #expect(repair(text).output == text)
  }

  @Test("Whatever is restored is what was there, whole or changed though the copy may be")
  func truth() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % limit
    }
    let words = [
      "Schöne", "Grüße", "aus", "München", "und", "Köln", "Übergabe", "naïve", "Ärger", "Straße", "Приходите",
      "вовремя",
      "завтра", "l’été", "déjà", "Noël", "où", "会議室", "三階", "the", "room", "5", "€", "–", "über",
    ]
    var restored = 0
    for _ in 0..<300 {
      let whole = (0..<(3 + next(20))).map { _ in words[next(words.count)] }
      let sign: Character = next(2) == 0 ? "\u{FFFD}" : "?"
      let damaged = whole.map { word in String(word.map { $0.isASCII || next(3) == 0 ? $0 : sign }) }
      var copy = whole
      if next(3) == 0 { copy[next(copy.count)] = ["the", "room", "5"][next(3)] }
      let html = copy.map { word in
        [" ", "\\n", " <b>", "</b> ", "&nbsp\\;"][next(5)] + word
      }.joined()
      let text = calendar(damaged.joined(separator: " "), html)
      let output = repair(text).output
      guard output != text else { continue }
      restored += 1
      #expect(output == calendar(whole.joined(separator: " "), html))
    }
    #expect(restored > 50)
  }

  @Test(
    "Where less is left than was lost, any text of like shape would agree: it stays",
    arguments: [
      ("???? ????", "完全別物 全然違う"), ("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "東京"),
      ("\u{FFFD}", "é"), ("\u{FFFD}t\u{FFFD}", "été"), ("--- \u{FFFD}\u{FFFD}\u{FFFD} ---", "--- 東京駅 ---"),
      ("Zoom \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "Zoom 会議室三階"),
    ])
  func anchors(damaged: String, other: String) {
    let text = calendar(damaged, "<p>\(other)</p>")
    #expect(repair(text).output == text)
    // With more around it, it is certain.
    let sentence = "Treffpunkt ist wie immer: "
    let longer = calendar("\(sentence)\(damaged)", "<p>\(sentence)\(other)</p>")
    #expect(repair(longer).output == calendar("\(sentence)\(other)", "<p>\(sentence)\(other)</p>"))
  }

  @Test("The description of an alarm is no copy of the message's text")
  func alarms() {
    let invitation = """
      --b\r
      Content-Type: text/calendar; charset=utf-8; method=REQUEST\r
      Content-Transfer-Encoding: 8bit\r
      \r
      BEGIN:VCALENDAR\r
      BEGIN:VEVENT\r
      UID:1@contoso.example\r
      BEGIN:VALARM\r
      DESCRIPTION:Sch\u{FFFD}ne Grüße aus München\\, liebe Kollegen.\r
      END:VALARM\r
      END:VEVENT\r
      END:VCALENDAR\r
      --b--
      """
    let text = message("Schöne Grüße aus München,\r\nliebe Kollegen.", charset: "utf-8")
      .replacing("--b--", with: invitation)
    #expect(repair(text).output == text)
    let event = text.replacing("BEGIN:VALARM\r\n", with: "").replacing("END:VALARM\r\n", with: "")
    #expect(repair(event).output == event.replacing("Sch\u{FFFD}ne", with: "Schöne"))
    #expect(repair(event).findings.map(\.outcome) == [.restored(from: "text/plain 1.1")])
  }

  @Test("Up to 64 lost places come back, of more none")
  func manyHoles() {
    let piece = "Müller wohnt in der Nachbarstadt "
    for (count, isRestored) in [(64, true), (65, false)] {
      // Numbered, so that no place is like another.
      let numbered = (0..<count).map { "\(1_000_000 + $0) \(piece)" }.joined()
      let damaged = calendar(numbered.replacing("ü", with: "\u{FFFD}"), "<p>\(numbered)</p>")
      #expect(repair(damaged).output == (isRestored ? calendar(numbered, "<p>\(numbered)</p>") : damaged))
    }
  }

  @Test("Where every lost place can be filled in two ways, the ways are not counted out", .timeLimit(.minutes(1)))
  func manyReadings() {
    let damaged = "abcdefghijkl " + String(repeating: "\u{FFFD}\u{FFFD}éé", count: 64)
    let text = calendar(damaged, "<p>abcdefghijkl " + String(repeating: "é", count: 1_000) + "</p>")
    #expect(repair(text).output == text)
  }
}
