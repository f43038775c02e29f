import Calendars
import Conferences
import Exports
import Splicing
import Testing

@testable import Redialing

@Suite("Findings and repairs beside a rewritten block")
struct ApplyRepairTests {
  private func plan(_ file: [UInt8], repairs: Bool) throws -> FilePlan {
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    var settings = RunSettings(now: now, target: "current")
    settings.repairsText = repairs
    let planner = FilePlanner(Planner(book: try sampleBook(), settings: settings))
    return file.withUnsafeBytes {
      planner.plan(Array($0), kind: Kind(of: $0), path: "sample", pathBytes: nil, owner: "anna@contoso.example")
    }
  }

  private static let block = SampleEvents.skypeBlock().replacing(
    "Join by phone", with: "Join by phone  \u{26}amp\\;")
  private static let description = "Gr\u{C3}\u{BC}n\\, davor\\n" + block + "\\nsp\u{C3}\u{A4}t dahinter"

  @Test("Both meet nobody: the block is new, the text around it right, all else the same", arguments: Wrapping.all)
  func both(_ wrapping: Wrapping) throws {
    let file = wrapping.file(
      of: SampleEvents.calendar(description: Self.description, extra: ["COMMENT:Caf\u{C3}\u{A9}"]))
    let plain = try plan(file, repairs: false)
    let repaired = try plan(file, repairs: true)
    let entry = try #require(repaired.entries.last)
    #expect(entry.verdict == .update, "\(entry.message)")
    let codes = entry.findings.filter { $0.code != "U208" }.map {
      "\($0.code) \($0.property) \($0.outcome?.word ?? "")"
    }
    #expect(codes == ["U103 DESCRIPTION repaired", "U309 DESCRIPTION goes-away", "U103 COMMENT repaired"])
    #expect(plain.entries.last?.findings.filter { $0.code == "U103" }.map(\.outcome) == [nil, nil])
    let output = repaired.edits.applied(to: file)
    #expect(repaired.edits.inverted(over: file).applied(to: output) == file)
    let event = try #require(try calendar(in: output).events.first)
    let text = String(decoding: try #require(event.first(named: "DESCRIPTION")?.value), as: UTF8.self)
    #expect(text.hasPrefix("Grün\\, davor\\n" + SampleEvents.dots) && text.hasSuffix("\\nspät dahinter"))
    #expect(event.first(named: "COMMENT")?.value == Array("Café".utf8))
    let blockOnly = try #require(try calendar(in: plain.edits.applied(to: file)).events.first)
    let other = String(decoding: try #require(blockOnly.first(named: "DESCRIPTION")?.value), as: UTF8.self)
    #expect(other.replacing("\u{C3}\u{BC}", with: "ü").replacing("\u{C3}\u{A4}", with: "ä") == text)
    #expect(try plan(output, repairs: true).edits.isEmpty)
  }

  @Test("Letters lost beside the block come from the other copy", arguments: Wrapping.all)
  func restored(_ wrapping: Wrapping) throws {
    let lost =
      "Gr\u{FFFD}\u{FFFD}e\\, davor steht ein Satz\\n" + Self.block
      + "\\nund dahinter noch ein sp\u{FFFD}ter Gru\u{FFFD} von mir"
    let copy = "X-ALT-DESC;FMTTYPE=text/html:<p>Grüße\\, davor steht ein Satz</p>"
    let file = wrapping.file(of: SampleEvents.calendar(description: lost, extra: [copy]))
    // What stands behind the block has no copy: the field stays whole, and the block is new all the same.
    let half = try plan(file, repairs: true)
    #expect(half.entries.last?.verdict == .update)
    let kept = try #require(try calendar(in: half.edits.applied(to: file)).events.first?.first(named: "DESCRIPTION"))
    #expect(String(decoding: kept.value, as: UTF8.self).hasPrefix("Gr\u{FFFD}\u{FFFD}e\\, davor"))
    let whole = wrapping.file(
      of: SampleEvents.calendar(description: lost.replacing("sp\u{FFFD}ter Gru\u{FFFD}", with: "Wort"), extra: [copy]))
    let repaired = try plan(whole, repairs: true)
    let outcomes = repaired.entries.last?.findings.filter { $0.code == "U101" }.map(\.outcome)
    #expect(outcomes == [.restored(from: "X-ALT-DESC")])
    let output = repaired.edits.applied(to: whole)
    #expect(repaired.edits.inverted(over: whole).applied(to: output) == whole)
    let event = try #require(try calendar(in: output).events.first)
    let text = String(decoding: try #require(event.first(named: "DESCRIPTION")?.value), as: UTF8.self)
    #expect(text.hasPrefix("Grüße\\, davor steht ein Satz\\n" + SampleEvents.dots))
    #expect(try plan(output, repairs: true).edits.isEmpty)
  }

  @Test("What is not updated is not repaired, its findings are told all the same")
  func skipped() throws {
    let wrapping = Wrapping(lineEnds: .crlf, folds: .at75, encoding: .bareFile, container: .alone)
    let file = wrapping.file(of: SampleEvents.calendar(description: "Gr\u{C3}\u{BC}n", extra: []))
    let plan = try plan(file, repairs: true)
    #expect(plan.edits.isEmpty)
    #expect(plan.entries.first?.findings.map(\.code) == ["U103"])
    #expect(plan.entries.first?.findings.first?.outcome == nil)
  }

  @Test("Each event of a file has its own findings, with their places in the file")
  func events() throws {
    let wrapping = Wrapping(lineEnds: .crlf, folds: .at75, encoding: .bareFile, container: .alone)
    var lines = SampleEvents.calendar(description: "heil", uid: "a")
    lines.removeLast()
    lines += SampleEvents.calendar(description: "Gr\u{C3}\u{BC}n", uid: "b").dropFirst(4)
    let file = wrapping.file(of: lines)
    let entries = try plan(file, repairs: false).entries
    #expect(entries.map { $0.findings.map(\.code) } == [[], ["U103"]])
    let lint = Linter().findings(in: file, kind: .calendar, path: "sample")
    #expect(entries.flatMap(\.findings) == lint)
  }
}
