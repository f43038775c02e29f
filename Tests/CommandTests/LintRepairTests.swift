import Foundation
import Testing

@Suite("redial lint --repair")
struct LintRepairTests {
  private let lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", "UID:1@contoso.example",
    "SUMMARY:Gr\u{C3}\u{BC}ne Wiese", "DESCRIPTION:Passcode: geheim\\, sch\u{C3}\u{B6}n", "END:VEVENT", "END:VCALENDAR",
    "",
  ]

  @Test(
    "Repaired copies are proved by verify, sources stay, no secret is written, and the same run gives the same bytes")
  func verified() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, output) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
    try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
    let text = Data(lines.joined(separator: "\r\n").utf8)
    try text.write(to: source.appendingPathComponent("bad.ics"))
    try Data("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n".utf8).write(
      to: source.appendingPathComponent("good.ics"))

    let run = try BuiltProgram.run(["lint", "--repair", "--output", output.path, source.path])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("2 repaired, in 1 file"))
    #expect(!run.output.contains("geheim"))
    let written = try BuiltProgram.files(under: output)
    #expect(written.keys.sorted() == ["report.jsonl", "updated/bad.ics"])
    let right = String(decoding: text, as: UTF8.self).replacing("\u{C3}\u{BC}", with: "\u{FC}")
      .replacing("\u{C3}\u{B6}", with: "\u{F6}")
    #expect(written["updated/bad.ics"] == Data(right.utf8))
    #expect(!String(decoding: written["report.jsonl"] ?? Data(), as: UTF8.self).contains("geheim"))
    let ledger = try Data(contentsOf: output.appendingPathComponent("ledger.sqlite"))
    #expect(ledger.range(of: Data("geheim".utf8)) == nil)
    #expect(try Data(contentsOf: source.appendingPathComponent("bad.ics")) == text)

    let verify = try BuiltProgram.run(["verify", output.path])
    #expect(verify.status == 0, "\(verify.error)")
    _ = try BuiltProgram.run(["lint", "--repair", "--output", output.path, source.path])
    #expect(try BuiltProgram.files(under: output) == written)

    let copy = output.appendingPathComponent("updated/bad.ics")
    try Data("x".utf8).write(to: copy)
    #expect(try BuiltProgram.run(["verify", output.path]).status == 1)
  }
}
