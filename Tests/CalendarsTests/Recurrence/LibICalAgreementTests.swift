import Testing

@testable import Calendars

/// Two readers of the standard that share no line.
@Suite struct LibICalAgreementTests {
  @Test("On rules of calendar programs libical and our own walk agree", arguments: 1...40)
  func agree(seed: Int) throws {
    var random = RandomSource(seed: seed)
    var compared = 0
    while compared < 25 {
      let text = Self.rule(&random)
      let rule = try RecurrenceRule(parsing: Array(text.utf8))
      let begin = WallTime(day: 15_000 + random.below(6_000), second: 900 * random.below(96))
      let number = 1 + random.below(60)
      // An instance of the rule, for libical's sake: where DTSTART is none the standard leaves the set undefined.
      guard case .found(let start) = RuleWalk(rule, start: begin).instance(1) else {
        Issue.record("\(text) has no first instance")
        return
      }
      #expect(LibICal.counts(rule), "\(text)")
      guard let counted = LibICal.instance(number, of: rule, start: start) else {
        Issue.record("libical has no answer to \(text)")
        return
      }
      #expect(RuleWalk(rule, start: start).instance(number) == .found(counted), "\(text) from \(start.rfc3339)")
      compared += 1
    }
  }

  private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  private static func rule(_ random: inout RandomSource) -> String {
    let days = Set((0...random.below(4)).map { _ in weekdays[random.below(7)] }).sorted().joined(separator: ",")
    let ordinals = ["1", "2", "3", "4", "-1", "-2", "-3", "-4"]
    let ordinal = ordinals[random.below(8)] + weekdays[random.below(7)]
    let interval = ";INTERVAL=\(1 + random.below(5))"
    let weekStart = ";WKST=" + weekdays[random.below(7)]
    return switch random.below(7) {
    case 0: "FREQ=DAILY;BYDAY=" + days
    case 1: "FREQ=WEEKLY;BYDAY=" + days + weekStart
    case 2: "FREQ=MONTHLY;BYDAY=" + ordinal + interval
    case 3: "FREQ=MONTHLY;BYDAY=" + days + ";BYSETPOS=" + ["1", "-1", "-1,1"][random.below(3)]
    case 4: "FREQ=MONTHLY;BYMONTHDAY=\(1 + random.below(28)),\(1 + random.below(28))" + interval
    case 5: "FREQ=YEARLY;BYMONTH=\(1 + random.below(12));BYDAY=" + ordinal + interval
    default: "FREQ=YEARLY;BYMONTH=\(1 + random.below(12));BYMONTHDAY=\(1 + random.below(28))" + interval
    }
  }

  @Test(
    "Rules that libical misreads, or searches long for, never reach it",
    arguments: [
      "FREQ=DAILY;BYMONTHDAY=-1", "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
      "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TH", "FREQ=HOURLY;BYHOUR=3", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=40",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=6;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=5MO",
      "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
      "FREQ=MONTHLY;BYMONTH=2;INTERVAL=12;BYMONTHDAY=1",
    ])
  func keptAway(rule: String) throws {
    #expect(!LibICal.counts(try RecurrenceRule(parsing: Array(rule.utf8))))
  }
}
