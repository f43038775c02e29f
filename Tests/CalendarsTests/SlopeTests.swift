import Splicing
import Testing

@testable import Calendars

/// Twice the input must take about twice the time. The bound is wide, because machines that test are busy; a quadratic step
/// would still pass it by far at these sizes.
@Suite("Slopes", .serialized)
struct SlopeTests {
  private func checkSlope(_ sizes: [Int], _ work: (Int) -> () -> Void) {
    let clock = ContinuousClock()
    let times = sizes.map { size in
      let step = work(size)
      return (0..<3).map { _ in clock.measure(step) }.min() ?? .zero
    }
    for (small, large) in zip(times, times.dropFirst()) {
      // 4-fold input: linear is 4, quadratic 16.
      #expect(large < small * 10 + .milliseconds(20), "\(times)")
    }
  }

  @Test("Reading nested BEGINs and unmatched ENDs")
  func nesting() {
    checkSlope([2_000, 8_000, 32_000]) { count in
      let text = Array(
        (String(repeating: "BEGIN:X-A\r\n", count: count) + String(repeating: "END:X-B\r\n", count: count)
          + String(repeating: "END:X-A\r\n", count: count)).utf8)
      return { #expect(Calendar(reading: text).components.count == count) }
    }
  }

  @Test("Reading one long line, and many tiny folds")
  func longLines() {
    checkSlope([40_000, 160_000, 640_000]) { count in
      let long = Array("ATTACH:".utf8) + [UInt8](repeating: 0x41, count: count)
      let folds = Array("ATTACH:".utf8) + [[UInt8]](repeating: Array("\r\n A".utf8), count: count / 4).joined()
      return {
        #expect(Calendar(reading: long).lines[0].value.count == count)
        #expect(Calendar(reading: folds).lines[0].value.count == count / 4)
      }
    }
  }

  @Test("Reading lines that end in CR, and stray CRs")
  func carriageReturns() {
    checkSlope([20_000, 80_000, 320_000]) { count in
      let lines = Array(String(repeating: "A:b\r", count: count / 4).utf8)
      let stray = Array("A:b".utf8) + [[UInt8]](repeating: Array("\rcd e".utf8), count: count / 4).joined() + [0x0A]
      return {
        #expect(Calendar(reading: lines).lines.count == count / 4)
        #expect(Calendar(reading: stray).lines.count == 1)
      }
    }
  }

  @Test("Editing one long folded line in many places")
  func manyEdits() {
    checkSlope([1_000, 4_000, 16_000]) { count in
      let text =
        Array("DESCRIPTION:".utf8) + [[UInt8]](repeating: Array("ab\\\\\r\n ".utf8), count: count).joined()
        + Array("\r\n".utf8)
      let layer = TextValueLayer(Calendar(reading: text).lines[0])
      let edits = try? EditList<PropertyText>(
        (0..<count).map { .init(range: ($0 * 3)..<($0 * 3 + 1), bytes: [0x58, 0x59]) })
      return { #expect((try? edits?.lowered(through: layer))?.replacements.count == count) }
    }
  }

  @Test("Taking apart a line of many parameters whose quotes swap places")
  func parameters() {
    checkSlope([2_000, 8_000, 32_000]) { count in
      let text = "ORGANIZER;CN=\"" + String(repeating: "\";X=\"", count: count) + "\":mailto:ann@a.example\r\n"
      let line = Calendar(reading: Array(text.utf8)).lines[0]
      return { #expect(line.parameters.count == count + 1) }
    }
  }

  @Test("Asking each event for its calendar: deep nesting, a long calendar, a long METHOD")
  func enclosingCalendars() {
    checkSlope([1_000, 4_000, 16_000]) { count in
      let events = String(repeating: "BEGIN:VEVENT\nEND:VEVENT\n", count: count)
      let deep = "BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:X-A\n", count: count) + events
      let wide = "BEGIN:VCALENDAR\n" + events + String(repeating: "X:1\n", count: count) + "END:VCALENDAR\n"
      let long =
        "BEGIN:VCALENDAR\nMETHOD:\(String(repeating: "x", count: count))\nPRODID:\(String(repeating: "\\,", count: count))\n"
        + events + "END:VCALENDAR\n"
      let found = [deep, wide, long].map { Calendar(reading: Array($0.utf8)).events }
      return {
        for (events, isNamed) in zip(found, [false, false, true]) {
          #expect(events.count == count)
          #expect(events.allSatisfy { $0.enclosingCalendar?.index == 0 && $0.isNamed == isNamed })
        }
      }
    }
  }

  @Test("Visiting the properties of an event among many components")
  func visiting() {
    checkSlope([2_000, 8_000, 32_000]) { count in
      let text = Array(
        ("BEGIN:VEVENT\n" + String(repeating: "BEGIN:VALARM\nX:1\nEND:VALARM\nY:1\n", count: count) + "END:VEVENT\n")
          .utf8)
      let event = Calendar(reading: text).events[0]
      return { #expect(event.properties(named: "Y").count == count) }
    }
  }
}

extension Component {
  fileprivate var isNamed: Bool { Method(of: self) != nil && productID != nil }
}
