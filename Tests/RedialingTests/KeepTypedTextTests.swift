import Calendars
import Conferences
import Exports
import Redialing
import Splicing
import Testing

@Suite("Text typed inside a block")
struct KeepTypedTextTests {
  private func planner(keeps: Bool) throws -> FilePlanner {
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    var settings = RunSettings(now: now, target: "current")
    settings.keepsTypedText = keeps
    return FilePlanner(Planner(book: try sampleBook(), settings: settings))
  }

  private func updated(_ file: [UInt8], keeps: Bool) throws -> (text: Calendar, plan: FilePlan, bytes: [UInt8]) {
    let planner = try planner(keeps: keeps)
    func plan(_ bytes: [UInt8]) -> FilePlan {
      bytes.withUnsafeBytes {
        planner.plan(Array($0), kind: .iCalendar, path: "sample", pathBytes: nil, owner: "anna@contoso.example")
      }
    }
    let first = plan(file)
    let bytes = first.edits.applied(to: file)
    #expect(plan(bytes).entries.map(\.reason) == [.upToDate], "a second run finds nothing to do")
    return (Calendar(reading: bytes), first, bytes)
  }

  private func file(html: Bool) -> [UInt8] {
    let block = SampleEvents.skypeBlock().replacing(
      "Conference ID:", with: "Bring the  red folder <https://files.nordhafen.example/a?b=1&c=2>\\nConference ID:")
    var lines = SampleEvents.calendar(description: "Hello\\n" + block + "\\nBye")
    if html {
      let shown = block.replacing("\\,", with: ",").split(separator: "\\n").map { Self.paragraph($0.description) }
      lines.insert(
        "X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Hello</p>"
          + shown.joined().replacing(",", with: "\\,").replacing(";", with: "\\;") + "<p>Bye</p></body></html>",
        at: lines.count - 3)
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// `label<link>` as an anchor.
  private static func paragraph(_ line: String) -> String {
    var result = "<p>"
    var rest = line[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let url = rest[rest.index(after: open)..<close].replacing("&", with: "&amp;")
      result += "<a href=\"\(url)\">\(rest[..<open])</a>"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest + "</p>"
  }

  @Test("It is reported, and gone, unless one asks for it")
  func gone() throws {
    let result = try updated(file(html: false), keeps: false)
    #expect(result.plan.entries[0].lostText == ["Bring the red folder"])
    #expect(!String(decoding: result.bytes, as: UTF8.self).contains("red folder"))
  }

  @Test("It is moved to directly under the new block, byte for byte")
  func movedInText() throws {
    let result = try updated(file(html: false), keeps: true)
    let text = String(
      decoding: try #require(result.text.events[0].first(named: "DESCRIPTION")).textValue, as: UTF8.self)
    let tail = text.split(separator: "\n").suffix(3)
    #expect(tail.first?.allSatisfy { $0 == "." } == true)
    #expect(
      tail.dropFirst().map(String.init) == [
        "Bring the  red folder <https://files.nordhafen.example/a?b=1&c=2>", "Bye",
      ])
    #expect(result.plan.entries[0].lostText == ["Bring the red folder"])
    #expect(result.plan.entries[0].message.hasSuffix("stands under the new one."))
  }

  @Test("In HTML its words and its links stand under the new block")
  func movedInHTML() throws {
    let result = try updated(file(html: true), keeps: true)
    let html = String(
      decoding: try #require(result.text.events[0].first(named: "X-ALT-DESC")).textValue, as: UTF8.self)
    let kept = "<div><a href=\"https://files.nordhafen.example/a?b=1&amp;c=2\">Bring the red folder</a></div>"
    let found = try #require(html.range(of: kept))
    #expect(html[found.upperBound...] == "<p>Bye</p></body></html>")
    #expect(!html[..<found.lowerBound].contains("red folder"))
  }
}

extension String {
  fileprivate func range(of needle: String) -> Range<String.Index>? { ranges(of: needle).first }
}
