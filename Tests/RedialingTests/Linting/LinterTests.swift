import Diagnosing
import Testing
import UnicodeRisks

@testable import Redialing

struct LinterTests {
  private func calendar(_ lines: String..., end: String = "\r\n") -> [UInt8] {
    let all =
      ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", "UID:1@contoso.example"] + lines
      + ["END:VEVENT", "END:VCALENDAR", ""]
    return Array(all.joined(separator: end).utf8)
  }

  private func lint(_ bytes: [UInt8], _ kind: ItemInput.Kind = .calendar) -> [Finding] {
    Linter().findings(in: bytes, kind: kind, path: "x")
  }

  @Test("A finding names its property and counts its place in the file")
  func place() {
    let findings = lint(calendar("SUMMARY:Plan", "DESCRIPTION:Gr\u{C3}\u{BC}n"))
    #expect(findings.count == 1)
    #expect(findings.first?.code == "U103" && findings.first?.severity == .mangled)
    #expect(findings.first?.property == "DESCRIPTION")
    #expect(findings.first?.line == 7 && findings.first?.column == 15)
    #expect(findings.first?.repair == "Grün")
    #expect(findings.first?.excerpt == "SCRIPTION:GrÃ¼n\\r\\n")
  }

  @Test(
    "Every property of type TEXT and every text parameter is looked at",
    arguments: [
      "LOCATION:Caf\u{C3}\u{A9}", "COMMENT:Caf\u{C3}\u{A9}", "CATEGORIES:Caf\u{C3}\u{A9}", "CONTACT:Caf\u{C3}\u{A9}",
      "RESOURCES:Caf\u{C3}\u{A9}", "X-ANYTHING:Caf\u{C3}\u{A9}", "X-ALT-DESC;FMTTYPE=text/html:<p>Caf\u{C3}\u{A9}</p>",
      "ORGANIZER;CN=Caf\u{C3}\u{A9}:mailto:a@contoso.example",
      "ATTENDEE;CN=\"Caf\u{C3}\u{A9}\";ROLE=CHAIR:mailto:a@contoso.example",
    ])
  func everywhere(_ line: String) {
    #expect(lint(calendar(line)).map(\.code) == ["U103"])
  }

  @Test(
    "Values of other types are none",
    arguments: [
      "DTSTART:20300101T090000Z", "ATTACH;ENCODING=BASE64;VALUE=BINARY:PT9VVEYtOD9C", "RRULE:FREQ=WEEKLY;COUNT=3",
      "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=C3=9Fe",
    ])
  func otherTypes(_ line: String) {
    #expect(lint(calendar(line)).isEmpty)
  }

  @Test("Entities belong into X-ALT-DESC, not into DESCRIPTION")
  func layers() {
    #expect(lint(calendar("X-ALT-DESC:<p>R&amp\\;D</p>")).isEmpty)
    #expect(lint(calendar("DESCRIPTION:R&amp\\;D")).map(\.code) == ["U309"])
  }

  private let message = """
    From: Anna <anna@contoso.example>\r
    Subject: =?utf-8?Q?Gr=C3=83=C2=BC=C3=83=C5=B8e?=\r
    MIME-Version: 1.0\r
    Content-Type: multipart/mixed; boundary=b\r
    \r
    --b\r
    Content-Type: text/plain; charset=utf-8\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    Hallo=20\r
    f=C3=83=C2=BCr euch\r
    --b\r
    Content-Type: text/html; charset=utf-8\r
    \r
    <p>R&amp;amp;D</p>\r
    --b\r
    Content-Type: application/pdf; name="=?utf-8?Q?Men=C3=83=C2=BC.pdf?="\r
    Content-Disposition: attachment; filename*=utf-8''caf%C3%83%C2%A9.pdf\r
    Content-Transfer-Encoding: base64\r
    \r
    AAAA\r
    --b\r
    Content-Type: text/calendar; charset=iso-8859-1\r
    \r
    BEGIN:VCALENDAR\r
    SUMMARY:Grüße, schöner Tag\r
    END:VCALENDAR\r
    --b--\r

    """

  @Test("Header fields, bodies, file names and calendars of a message")
  func messages() {
    let findings = lint(Array(message.utf8), .message)
    #expect(
      findings.map { "\($0.code) \($0.property) \($0.line)" } == [
        "U103 Subject 2", "U103 text/plain 1.1 11", "U111 text/html 1.2 15", "U103 Content-Type 17",
        "U103 Content-Disposition 18", "U201 text/calendar 1.4 26",
      ])
    #expect(findings.first?.repair == "Grüße")
    #expect(findings[1].column == 2)
  }

  @Test("Places in a mailbox count in the file, quoting included")
  func mailbox() {
    let head = "From a@contoso.example Thu Jan 01 00:00:00 2026\n"
    let mail = "Subject: x\nContent-Type: text/plain; charset=utf-8\n\n>From here\nGr\u{C3}\u{BC}n\n\n"
    let file = Array((head + mail + head + mail).utf8)
    let findings = file.withUnsafeBytes { Linter().findings(inMailbox: $0, path: "box") }
    #expect(findings.map(\.line) == [6, 13])
    #expect(findings.map(\.column) == [3, 3])
  }

  @Test("Only what is asked for is reported")
  func selection() {
    let bytes = calendar("SUMMARY:Gr\u{C3}\u{BC}n", "DESCRIPTION:a\u{FFFD}b")
    #expect(
      Linter(LintOptions(selected: [.u101])).findings(in: bytes, kind: .calendar, path: "x").map(\.code) == ["U101"])
    #expect(
      Linter(LintOptions(ignored: [.u101])).findings(in: bytes, kind: .calendar, path: "x").map(\.code) == ["U103"])
    let hop = LintOptions(nextHop: NextHop(name: "utf8mb3"))
    #expect(Linter(hop).findings(in: calendar("SUMMARY:Fest 🎈"), kind: .calendar, path: "x").map(\.code) == ["U223"])
  }

  @Test(
    "An excerpt shows no secret and nothing that steers a terminal",
    arguments: [
      "https://meet.contoso.example/ann/6N2YGD5G?p=rRYCKiwRDlgV\u{200B}qiKu4e",
      "Passcode: Ax3Z\u{FFFD}j3Mx", "Kenncode: geheim\u{FFFD}nis", "PIN: 1234\u{FFFD}5", "\u{FFFD}Passcode: sunflower",
      "join https://x.example/j/98765?pwd=QWxhZGRpbg \u{FFFD}",
    ])
  func secrets(_ text: String) {
    let findings = lint(calendar("DESCRIPTION:" + text))
    #expect(!findings.isEmpty)
    for finding in findings {
      for secret in ["6N2Y", "rRYC", "qiKu", "Ax3Z", "j3Mx", "geheim", "1234", "sunfl", "QWxh", "98765"] {
        #expect(!finding.excerpt.contains(secret), "\(finding.excerpt)")
      }
    }
  }

  @Test(
    "Behind a label any word is covered in a repaired text",
    arguments: [
      "Passcode: geheim", "PIN: 123", "PIN:123", "Kennwort: abc", "Passwort ist geheim", "Meeting-PIN = 7",
      "<p>R&amp;amp;D <b>Passcode:</b> <span style=\"color:red\">geheim</span></p>", "\u{5BC6}\u{7801}\u{FF1A}123",
      "https://meet.contoso.example/?pin=123", "Passwort:https://x.example/abc",
      "Passcode <geheim>", "Mot de passe : abc",
    ])
  func labelledCodes(_ text: String) {
    let covered = LabelledCodes.covered("Sch\u{F6}n\n" + text + "\nMorgen um 15 Uhr")
    for secret in ["geheim", "123", "abc", "= 7"] { #expect(!covered.contains(secret), "\(covered)") }
    #expect(covered.hasPrefix("Sch\u{F6}n\n") && covered.hasSuffix("\nMorgen um 15 Uhr"))
    let finding = lint(calendar("DESCRIPTION:Sch\u{C3}\u{B6}n Passcode: geheim")).first
    #expect(finding?.repair == "Sch\u{F6}n Passcode: \u{2022}\u{2022}\u{2022}")
  }

  @Test(
    "Words that only hold the letters of a label, and lines behind it, stay",
    arguments: [
      "A passenger arrives", "shopping list", "spinning wheel",
      "Forgot your dial-in PIN?<https://dialin.contoso.example>", "PIN:\nMorgen um 15 Uhr",
      "https://maps.contoso.example/Pin/Berlin 2027", "https://shop.example/?Shopping 15 Uhr",
    ])
  func noLabels(_ text: String) {
    #expect(LabelledCodes.covered(text) == text)
  }

  @Test("Controls are shown by number")
  func controls() {
    #expect(lint(calendar("SUMMARY:a\u{1B}[31mb")).first?.excerpt.contains("\\u{001B}") == true)
    #expect(lint(calendar("SUMMARY:a\u{202E}b")).first?.excerpt.contains("\u{202E}") == false)
  }
}
