import Exports
import Splicing
import Testing

@testable import Redialing

/// Four times the damage must take about four times the time, whatever it pretends to be.
@Suite("Slopes of restoring", .serialized)
struct RestorationSlopeTests {
  /// How long each size takes, at best of two.
  private func times(_ sizes: [Int], isRestored: Bool, _ text: (Int) -> String) -> [Duration] {
    let clock = ContinuousClock()
    return sizes.map { size in
      let file = Array(text(size).utf8)
      return (0..<2).map { _ in
        clock.measure {
          let repair = file.withUnsafeBytes {
            FileRepair($0, kind: Kind(of: $0), path: "x", options: LintOptions(), isRepairing: true)
          }
          #expect(!repair.findings.isEmpty)
          #expect(repair.edits.replacements.isEmpty != isRestored)
        }
      }.min() ?? .zero
    }
  }

  /// Of inputs that are four times as large each: linear is 4, quadratic 16.
  private func areLinear(_ times: [Duration]) -> Bool {
    zip(times, times.dropFirst()).allSatisfy { small, large in large < small * 9 + .milliseconds(50) }
  }

  private func calendar(_ events: [String]) -> String {
    "BEGIN:VCALENDAR\r\n" + events.map { "BEGIN:VEVENT\r\n\($0)END:VEVENT\r\n" }.joined() + "END:VCALENDAR\r\n"
  }

  private let header = "From: Anna <anna@contoso.example>\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n"

  private func part(_ type: String, _ body: String) -> String {
    "Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\(body)\r\n"
  }

  private func multipart(_ kind: String, _ boundary: String, _ parts: [String]) -> String {
    "Content-Type: multipart/\(kind); boundary=\(boundary)\r\n\r\n"
      + parts.map { "--\(boundary)\r\n\($0)" }.joined() + "--\(boundary)--\r\n"
  }

  @Test("One long lost place")
  func longHole() {
    let times = times([2_000, 8_000, 32_000], isRestored: false) { count in
      let start = "abcdefghijklmnopqrst "
      return calendar([
        "DESCRIPTION:\(start)\(String(repeating: "\u{FFFD}", count: count))\r\n"
          + "X-ALT-DESC:<p>\(start)\(String(repeating: "あ", count: count))</p>\r\n"
      ])
    }
    #expect(areLinear(times), "\(times)")
  }

  @Test("Many events with a lost letter each")
  func events() {
    let times = times([250, 1_000, 4_000], isRestored: true) { count in
      calendar(Array(repeating: "DESCRIPTION:J\u{FFFD}rg\r\nX-ALT-DESC:<p>Jörg</p>\r\n", count: count))
    }
    #expect(areLinear(times), "\(times)")
  }

  @Test("Many texts of one event")
  func texts() {
    let times = times([500, 2_000, 8_000], isRestored: false) { count in
      calendar([String(repeating: "DESCRIPTION:J\u{FFFD}rg\r\n", count: count) + "X-ALT-DESC:<p>Jörg</p>\r\n"])
    }
    #expect(areLinear(times), "\(times)")
  }

  @Test("Many parts of one alternative")
  func parts() {
    let times = times([250, 1_000, 4_000], isRestored: false) { count in
      header
        + multipart(
          "alternative", "b",
          Array(repeating: part("text/plain", "J\u{FFFD}rg"), count: count) + [part("text/html", "<p>Jörg</p>")])
    }
    #expect(areLinear(times), "\(times)")
  }

  @Test("Many parts deep inside multiparts of an alternative")
  func deepParts() {
    let times = times([100, 400, 1_600], isRestored: false) { count in
      let parts = multipart("mixed", "b", Array(repeating: part("text/plain", "J\u{FFFD}rg"), count: count))
      return header
        + (0..<90).reduce(parts) { inner, depth in
          multipart(depth == 89 ? "alternative" : "mixed", "b\(depth)x", [inner])
        }
    }
    #expect(areLinear(times), "\(times)")
  }
}
