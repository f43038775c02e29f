import Diagnosing
import Testing

@testable import Calendars

/// No rule, whoever wrote it, costs more than 50 ms (ten times that without the optimiser), and none traps.
@Suite(.serialized) struct HostileRuleTests {
  #if DEBUG
    static let limit = Duration.milliseconds(500)
  #else
    static let limit = Duration.milliseconds(50)
  #endif

  private func expectQuick(_ event: SampleEvent, _ note: String) {
    let elapsed = ContinuousClock().measure { _ = event.lastEnd }
    #expect(elapsed < Self.limit, "\(note)")
    let again = ContinuousClock().measure { _ = event.isPast(at: "2026-06-01T00:00:00Z") }
    #expect(again < Self.limit, "\(note)")
  }

  static let neverFitting = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYDAY=53MO;BYMONTHDAY=3",
    "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=TH",
    "FREQ=YEARLY;BYYEARDAY=-366;BYMONTHDAY=2", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=40",
    "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31", "FREQ=WEEKLY;BYMONTH=3;BYDAY=MO;BYSETPOS=2",
    "FREQ=DAILY;BYMONTH=6;BYMONTHDAY=31",
    "FREQ=DAILY;INTERVAL=7;BYDAY=SU", "FREQ=DAILY;BYMONTHDAY=1;BYDAY=MO;BYSETPOS=9",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=HOURLY;INTERVAL=24;BYHOUR=3", "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=7", "FREQ=MINUTELY;BYMONTH=4;BYMONTHDAY=31",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY;INTERVAL=60;BYSECOND=7",
    "FREQ=SECONDLY;BYYEARDAY=366;BYMONTH=1",
    "FREQ=SECONDLY;BYHOUR=3;BYMINUTE=5;BYSECOND=9;BYSETPOS=2", "FREQ=YEARLY;INTERVAL=999999999;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;INTERVAL=9999999999;BYMONTH=2",
  ]

  @Test("A rule that never fits ends its search", arguments: neverFitting)
  func neverFits(rule: String) {
    for end in [";COUNT=5", ";COUNT=9999999999", ";UNTIL=99991231T235959Z", ";UNTIL=20270101"] {
      expectQuick(SampleEvent("DTSTART:20200106T090000Z", "RRULE:" + rule + end), rule + end)
    }
  }

  @Test(
    "A rule with very many instances ends its search",
    arguments: [
      "FREQ=SECONDLY", "FREQ=SECONDLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=MINUTELY;BYSECOND=0,1,2",
      "FREQ=HOURLY;BYMINUTE=5",
      "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
      "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=1;BYDAY=1MO", "FREQ=DAILY;BYDAY=MO",
    ])
  func manyInstances(rule: String) {
    for end in [";COUNT=399", ";COUNT=100000", ";COUNT=9999999999", ";UNTIL=99991231T235959Z"] {
      expectQuick(SampleEvent("DTSTART:20200106T090000Z", "RRULE:" + rule + end), rule + end)
    }
  }

  @Test("Lists of any length cost no more than reading them")
  func longLists() {
    let days = Array(repeating: "MO,TU,WE,TH,FR", count: 1000).joined(separator: ",")
    let positions = (0..<5000).map { "\($0 % 366 + 1)" }.joined(separator: ",")
    for rule in ["FREQ=WEEKLY;BYDAY=" + days, "FREQ=YEARLY;BYDAY=MO;BYSETPOS=" + positions] {
      expectQuick(SampleEvent("DTSTART:20200106T090000Z", "RRULE:" + rule + ";COUNT=300"), String(rule.prefix(40)))
    }
  }

  @Test("A last day with 86,400 instances, each of them excluded, is searched for a while and given up")
  func excludedDay() {
    let all = (0..<60).map(String.init).joined(separator: ",")
    let hours = (0..<24).map(String.init).joined(separator: ",")
    let event = SampleEvent(
      "DTSTART:20200106T000000Z", "RRULE:FREQ=DAILY;BYHOUR=\(hours);BYMINUTE=\(all);BYSECOND=\(all);UNTIL=20200110",
      "EXDATE;VALUE=DATE:20200108,20200109,20200110")
    #expect(event.lastEnd == "assumed")
    expectQuick(event, "excluded day")
  }

  @Test(
    "Dates at both ends of time",
    arguments: [
      ("00010101T000000Z", "FREQ=DAILY;COUNT=3", "0001-01-03T00:00:00Z"),
      ("16010101T000000Z", "FREQ=YEARLY", "endless"),
      ("99991230T000000Z", "FREQ=DAILY;COUNT=2", "9999-12-31T00:00:00Z"),
      ("99991230T000000Z", "FREQ=DAILY;COUNT=3", "assumed"),
      ("99990101T000000Z", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;COUNT=2", "assumed"),
      ("99991230T000000Z", "FREQ=WEEKLY;BYDAY=MO,TH,FR,SA,SU;COUNT=9", "assumed"),
      ("20200106T000000Z", "FREQ=WEEKLY;INTERVAL=9999999999;COUNT=9999999999", "assumed"),
      ("00010101T000000Z", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;UNTIL=00050101", "0003-12-29T00:00:00Z"),
    ])
  func endsOfTime(start: String, rule: String, end: String) {
    #expect(SampleEvent("DTSTART:" + start, "RRULE:" + rule).lastEnd == end)
  }

  @Test(
    "A VTIMEZONE with rules of its own kind costs no more", arguments: neverFitting + ["FREQ=YEARLY;COUNT=9999999999"])
  func hostileZones(rule: String) {
    let text = SampleZones.zone(
      "Port", "+0100", "+0200", rule.replacing("FREQ=YEARLY;", with: ""), "BYMONTH=10;BYDAY=-1SU")
    let zones = TimeZoneRules(vtimezones: [text])
    expectQuick(
      SampleEvent(
        "DTSTART;TZID=Port:20200106T090000", "RRULE:FREQ=DAILY;BYHOUR=9;COUNT=300", "EXDATE:20200107T080000Z",
        zones: zones),
      rule)
  }

  @Test("Random rules neither trap nor linger", arguments: 1...20)
  func randomBytes(seed: Int) {
    var random = RandomSource(seed: seed)
    let words = [
      "FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "SECONDLY", ";", ";", "=", ",", "-", "BYDAY=", "MO", "-1FR",
      "BYSETPOS=",
      "BYMONTH=", "2", "31", "366", "COUNT=", "UNTIL=", "20301231", "T000000Z", "INTERVAL=", "WKST=", "SU", "BYWEEKNO=",
      "\u{0}",
      "BYYEARDAY=", "BYHOUR=", "0", "99999999999", "é",
    ]
    for _ in 0..<200 {
      let frequency = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "SECONDLY"][random.below(6)]
      let rule =
        "FREQ=" + frequency + ";" + (0..<(1 + random.below(14))).map { _ in words[random.below(words.count)] }.joined()
      expectQuick(SampleEvent("DTSTART:20200106T090000Z", "RRULE:" + rule, "EXDATE:20200106T090000Z"), rule)
    }
  }
}
