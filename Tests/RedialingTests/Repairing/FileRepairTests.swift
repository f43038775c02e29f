import Calendars
import Exports
import Messages
import Splicing
import Testing
import UnicodeRisks

@testable import Redialing

struct FileRepairTests {
  private func repair(_ file: [UInt8], _ options: LintOptions = LintOptions()) -> (FileRepair, [UInt8]) {
    let repair = file.withUnsafeBytes {
      FileRepair($0, kind: Kind(of: $0), path: "x", options: options, isRepairing: true)
    }
    #expect(repair.edits.inverted(over: file).applied(to: repair.edits.applied(to: file)) == file)
    return (repair, repair.edits.applied(to: file))
  }

  private func message(
    _ type: String = "text/plain; charset=utf-8", encoding: String = "8bit", subject: String = "Plan", body: [UInt8]
  ) -> [UInt8] {
    Array(
      "From: Anna <anna@contoso.example>\r\nSubject: \(subject)\r\nMIME-Version: 1.0\r\nContent-Type: \(type)\r\n".utf8)
      + Array("Content-Transfer-Encoding: \(encoding)\r\n\r\n".utf8) + body
  }

  private static let mangled = "L\u{C3}\u{A4}cherlich\\, sch\u{C3}\u{B6}n \\;\\nund sp\u{C3}\u{A4}t"
  private static let lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", "UID:1@contoso.example",
    "ATTENDEE;CN=\"J\u{C3}\u{B6}rg; B\";ROLE=CHAIR:mailto:j@contoso.example",
    "DESCRIPTION:Davor steht ein langer Satz\\, der gefaltet wird\\; " + mangled
      + ", danach auch noch einer\\, lang genug",
    "X-ALT-DESC;FMTTYPE=text/html:<p>R&amp\\;amp\\;D</p>", "SUMMARY:Ganz heil ✓", "END:VEVENT", "END:VCALENDAR",
  ]

  @Test("What is certain is made right in every wrapping, and every other line stays", arguments: Wrapping.all)
  func wrappings(_ wrapping: Wrapping) throws {
    let file = wrapping.file(of: Self.lines)
    let (repair, output) = repair(file)
    // Between the bytes of a mangled character a fold is a finding of its own.
    #expect(repair.findings.filter { $0.outcome != .repaired && $0.repair != nil }.isEmpty)
    let (old, new) = (try calendar(in: file), try calendar(in: output))
    #expect(new.lines.count == old.lines.count)
    let texts = new.lines.map { String(decoding: $0.unfolded(), as: UTF8.self) }
    for (index, line) in Self.lines.enumerated() {
      let right = line.replacing("\u{C3}\u{A4}", with: "ä").replacing("\u{C3}\u{B6}", with: "ö")
        .replacing("&amp\\;amp\\;", with: "&amp\\;")
      #expect(texts[index] == right)
      if right == line, wrapping.folds != .insideCharacters {
        #expect(Array(old.text[old.lines[index].range]) == Array(new.text[new.lines[index].range]))
      }
    }
    #expect(self.repair(output).0.edits.isEmpty)
  }

  @Test("A field in which something is lost stays whole, the others are made right")
  func losses() {
    let file = Array(
      ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Gr\u{C3}\u{BC}n und \u{FFFD}\r\nLOCATION:Caf\u{C3}\u{A9}\r\n"
        + "COMMENT;X-BY=J\u{C3}\u{B6}rg:l\u{FFFD}st\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").utf8)
    let (repair, output) = repair(file)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains("SUMMARY:Gr\u{C3}\u{BC}n und \u{FFFD}\r\n"))
    #expect(text.contains("LOCATION:Café\r\n"))
    #expect(text.contains("COMMENT;X-BY=J\u{C3}\u{B6}rg:l\u{FFFD}st\r\n"))
    #expect(repair.edits.replacements.count == 1)
    let left = repair.findings.filter { if case .left = $0.outcome { true } else { false } }
    #expect(left.map(\.property) == ["COMMENT"])
  }

  @Test("Encoded-words become the words they should have been; addresses and blanks around them stay")
  func encodedWords() {
    let file = message(
      subject: "=?utf-8?Q?Gr=C3=83=C2=BC=C3=83=C5=B8e?= von Anna =?utf-8?B?w6nD?=\r\n =?utf-8?B?qQ==?=", body: [0x78])
    let (repair, output) = repair(file)
    let message = Message(reading: output)
    let subject = message.root.fields.first { $0.name == "Subject" }.map { message.text(of: $0) }
    #expect(subject == Array("Grüße von Anna éé".utf8))
    #expect(repair.findings.map(\.outcome) == [.repaired, .repaired])
    #expect(output.starts(with: "From: Anna <anna@contoso.example>\r\nSubject: =?utf-8?".utf8))
  }

  @Test("Raw text in a header field is repaired in place, unless it would come to mean something")
  func rawHeader() {
    let (_, output) = repair(message(subject: "Gr\u{C3}\u{BC}n", body: [0x78]))
    #expect(String(decoding: output, as: UTF8.self).contains("Subject: Grün\r\n"))
    let odd = message(subject: "a =C3=BC=22b", body: [0x78])
    #expect(repair(odd).1 == odd)
  }

  @Test("A text whose charset lacks the repaired character becomes UTF-8 as a whole")
  func promotion() throws {
    let body = Array("Stra".utf8) + [0xDF] + Array("e =D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82\r\n".utf8)
    let (repair, output) = repair(message("text/plain; charset=windows-1252", body: body))
    #expect(repair.findings.map(\.outcome) == [.repaired])
    let message = Message(reading: output)
    #expect(message.root.charsetLabel == "utf-8")
    #expect(message.layer(of: message.root).decoded == Array("Straße Привет\r\n".utf8))
  }

  @Test("HTML takes a character reference where its charset lacks the character")
  func references() {
    let body = Array("<p>Stra".utf8) + [0xDF] + Array("e =D0=9F=D1=80=D0=B8=D0=B2</p>\r\n".utf8)
    let (_, output) = repair(message("text/html; charset=windows-1252", body: body))
    let right = Array("<p>Stra".utf8) + [0xDF] + Array("e &#x41F;&#x440;&#x438;&#x432;</p>\r\n".utf8)
    #expect(output == message("text/html; charset=windows-1252", body: right))
  }

  @Test("A wrong label is set right, and not a byte of the body changes")
  func label() {
    let body = Array("Größe, Höhe und Länge\r\n".utf8)
    let file = message("text/plain; charset=\"iso-8859-1\"; format=flowed", body: body)
    let (repair, output) = repair(file)
    #expect(repair.findings.map(\.code) == ["U201"])
    #expect(output == message("text/plain; charset=\"utf-8\"; format=flowed", body: body))
  }

  @Test("What is signed stays as it is, and the report says why")
  func signed() {
    let part = "Content-Type: text/plain; charset=utf-8\r\n\r\nGr\u{C3}\u{BC}n\r\n"
    let file = Array(
      ("Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/signed; protocol=\"application/pgp-signature\";"
        + " boundary=b\r\n\r\n--b\r\n\(part)--b\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--b--\r\n").utf8)
    let (repair, output) = repair(file)
    #expect(output == file)
    #expect(repair.findings.map(\.outcome) == [.left("it is signed or encrypted")])
  }

  @Test("A code that was not asked for is not repaired")
  func selection() {
    let file = Array("BEGIN:VCALENDAR\r\nSUMMARY:Gr\u{C3}\u{BC}n =C3=BC=C3=9F\r\nEND:VCALENDAR\r\n".utf8)
    #expect(repair(file, LintOptions(selected: [.u103])).1 == file)
    #expect(repair(file, LintOptions(ignored: [.u103, .u112])).0.findings.isEmpty)
    #expect(String(decoding: repair(file).1, as: UTF8.self).contains("SUMMARY:Grün üß"))
  }

  @Test("Hundreds of repairs of one header are read again in one go")
  func manyHeaders() {
    let count = 300
    let fields = (0..<count).map { "Comments: Gr\u{C3}\u{BC}\u{C3}\u{9F}e \($0)\r\n" }.joined()
    let file = Array(("From: Anna <anna@contoso.example>\r\n" + fields + "\r\nHello\r\n").utf8)
    let findings = repair(file).0.findings
    #expect(findings.count { $0.code == "U103" && $0.outcome == .repaired } == count)
  }

  @Test("A fold inside a character moves, and the text stays the same")
  func splitFold() throws {
    var file = Array("BEGIN:VCALENDAR\r\nSUMMARY:Caf".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xA9]
    file += Array(" und\r\n mehr\r\nEND:VCALENDAR\r\n".utf8)
    let (repair, output) = repair(file)
    #expect(repair.findings.map(\.code) == ["U208"])
    #expect(String(validating: output, as: UTF8.self)?.contains("Café") == true)
    #expect(Calendar(reading: output).lines[1].value == Array("Café undmehr".utf8))
    #expect(output.count(where: { $0 == 0x0A }) <= file.count(where: { $0 == 0x0A }))
  }
}
