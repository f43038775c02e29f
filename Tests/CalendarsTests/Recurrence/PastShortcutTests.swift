import Diagnosing
import Testing

@testable import Calendars

@Suite struct PastShortcutTests {
  @Test("The shortcut gives the answer of the full search", arguments: 1...20)
  func agrees(seed: Int) {
    var random = RandomSource(seed: seed)
    let zones = TimeZoneRules(vtimezones: [SampleZones.berlin])
    for _ in 0..<100 {
      let event = Self.event(&random, zones)
      // Around the start, around the end, and far from both.
      let now = Instant(seconds: (20_400 + random.below(500)) * 86_400 + random.below(86_400))
      var diagnostics: [Diagnostic] = []
      let full = event.times.lastInstanceEnd(in: zones, diagnostics: &diagnostics).isPast(at: now)
      #expect(event.times.isPast(at: now, in: zones, diagnostics: &diagnostics) == full, "\(event.times) at \(now)")
    }
  }

  private static func event(_ random: inout RandomSource, _ zones: TimeZoneRules) -> SampleEvent {
    func time() -> WallTime { WallTime(day: 20_400 + random.below(400), second: 1800 * random.below(48)) }
    let start = time()
    func shown(_ wall: WallTime, _ kind: Int) -> String {
      let text = String(decoding: wall.basic, as: UTF8.self)
      return switch kind {
      case 0: ":" + text + "Z"
      case 1: ";TZID=W. Europe Standard Time:" + text
      case 2: ":" + text
      default: ":" + text.prefix(8)
      }
    }
    let kind = random.below(4)
    var lines = ["DTSTART" + shown(start, kind)]
    switch random.below(4) {
    case 0: lines.append("DTEND" + shown(start + 3600 * (random.below(60) - 5), kind == 3 ? 3 : random.below(3)))
    case 1: lines.append(kind == 3 ? "DURATION:P2D" : "DURATION:PT90M")
    default: break
    }
    let end = [
      "", ";COUNT=\(1 + random.below(60))",
      ";UNTIL" + shown(time(), [0, 2, 3][random.below(3)]).replacing(":", with: "="),
    ]
    switch random.below(4) {
    case 0: lines.append("RRULE:FREQ=WEEKLY;BYDAY=MO,TH" + end[random.below(3)])
    case 1: lines.append("RRULE:FREQ=DAILY" + end[random.below(3)])
    case 2: lines.append("RDATE" + shown(time(), kind))
    default: break
    }
    var event = SampleEvent("X:", zones: zones)
    func all(_ name: String) -> [DateProperty] {
      lines.filter { $0.hasPrefix(name) }.flatMap { [SampleEvent.property($0)] }
    }
    event.times = EventTimes(
      dtstart: all("DTSTART").first, dtend: all("DTEND").first, duration: all("DURATION").first?.value,
      rrules: all("RRULE").map(\.value), rdates: all("RDATE"))
    return event
  }

  @Test("Two threads ask at once")
  func concurrently() async {
    let berlin = TimeZoneRules(vtimezones: [SampleZones.berlin])
    let ends = await withTaskGroup(of: Set<String>.self) { group in
      for worker in 0..<4 {
        group.addTask {
          Set(
            (0..<60).map { _ in
              let tzid = worker % 2 == 0 ? "W. Europe Standard Time" : "Romance Standard Time"
              return SampleEvent(
                "DTSTART;TZID=\(tzid):20260105T090000", "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=40", zones: berlin
              ).lastEnd
            })
        }
      }
      return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
    }
    #expect(ends == ["2026-05-21T07:00:00Z"])
  }
}
