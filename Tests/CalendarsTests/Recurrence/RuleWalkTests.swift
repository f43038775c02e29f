import Testing

@testable import Calendars

/// The reading of RFC 5545, section 3.3.10. Every rule is asked twice: for its COUNTth instance from the front, and for the
/// last one before an UNTIL from the back. Dates were found in a printed calendar.
@Suite struct RuleWalkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let start: String
    let count: Int
    let last: String
    var testDescription: String { rule }

    init(_ rule: String, from start: String, _ count: Int, _ last: String) {
      (self.rule, self.start, self.count, self.last) = (rule, start, count, last)
    }
  }

  static let cases: [Case] = [
    // Periods of one length.
    Case("FREQ=DAILY", from: "20260105T090000", 10, "20260114T090000"),
    Case("FREQ=DAILY;INTERVAL=3", from: "20260105T090000", 5, "20260117T090000"),
    Case("FREQ=HOURLY;INTERVAL=5", from: "20260105T220000", 3, "20260106T080000"),
    Case("FREQ=MINUTELY;INTERVAL=90", from: "20260105T090000", 4, "20260105T133000"),
    Case("FREQ=SECONDLY;INTERVAL=7", from: "20260105T235950", 3, "20260106T000004"),
    Case("FREQ=SECONDLY", from: "20200106T090000", 1_000_000_000, "20510914T104639"),
    // Weeks.
    Case("FREQ=WEEKLY;BYDAY=TU,TH", from: "20260106T090000", 5, "20260120T090000"),
    Case("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYMONTH=1,3", from: "20260126T090000", 5, "20260304T090000"),
    // RFC 5545's own example of WKST: Tuesday and Sunday of every other week.
    Case("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", from: "19970805T090000", 4, "19970824T090000"),
    Case("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", from: "19970805T090000", 4, "19970831T090000"),
    Case("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", from: "20260104T090000", 3, "20260201T090000"),
    Case("FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,MO;WKST=SA", from: "20260103T090000", 4, "20260126T090000"),
    // Positions in a week count from the week's beginning, not from DTSTART.
    Case("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", from: "20260109T090000", 3, "20260123T090000"),
    Case("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1", from: "20260107T090000", 2, "20260119T090000"),
    // Months.
    Case("FREQ=MONTHLY", from: "20260131T090000", 4, "20260731T090000"),
    Case("FREQ=MONTHLY;BYMONTHDAY=-1", from: "20260131T090000", 3, "20260331T090000"),
    Case("FREQ=MONTHLY;BYMONTHDAY=-31", from: "20260101T090000", 3, "20260501T090000"),
    Case("FREQ=MONTHLY;BYDAY=-1FR", from: "20260130T090000", 3, "20260327T090000"),
    Case("FREQ=MONTHLY;BYDAY=5SA", from: "20260131T090000", 3, "20260829T090000"),
    Case("FREQ=MONTHLY;BYDAY=1MO,SU", from: "20260104T090000", 6, "20260201T090000"),
    Case("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", from: "20260213T090000", 3, "20261113T090000"),
    Case("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", from: "20260129T090000", 2, "20260226T090000"),
    Case("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=30,31", from: "20260130T090000", 4, "20261130T090000"),
    // Years.
    Case("FREQ=YEARLY", from: "20240229T090000", 3, "20320229T090000"),
    Case("FREQ=YEARLY;BYMONTH=3,6", from: "20260315T090000", 4, "20270615T090000"),
    Case("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", from: "20251127T090000", 3, "20271125T090000"),
    Case("FREQ=YEARLY;BYDAY=20MO", from: "19970519T090000", 3, "19990517T090000"),
    Case("FREQ=YEARLY;BYDAY=-1SU", from: "20251228T090000", 2, "20261227T090000"),
    Case("FREQ=YEARLY;BYYEARDAY=1,-1", from: "20260101T090000", 4, "20271231T090000"),
    Case("FREQ=YEARLY;BYYEARDAY=366", from: "20241231T090000", 2, "20281231T090000"),
    Case("FREQ=YEARLY;BYYEARDAY=-366", from: "20240101T090000", 2, "20280101T090000"),
    Case("FREQ=YEARLY;BYMONTHDAY=13", from: "20260113T090000", 13, "20270113T090000"),
    Case("FREQ=YEARLY;BYMONTH=12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", from: "20251231T090000", 2, "20261231T090000"),
    // Weeks of the year: week 20 of 1997, week 53 of 2020 and 2026, the last week whatever its number.
    Case("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", from: "19970512T090000", 3, "19990517T090000"),
    Case("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH", from: "20201231T090000", 2, "20261231T090000"),
    Case("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TH", from: "20251225T090000", 3, "20271230T090000"),
    Case("FREQ=YEARLY;BYWEEKNO=10", from: "20260304T090000", 2, "20270310T090000"),
    // Days of the month in short periods.
    Case("FREQ=DAILY;BYMONTHDAY=-1", from: "20260131T090000", 3, "20260331T090000"),
    Case("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-2,-1", from: "20260227T090000", 4, "20270228T090000"),
    Case("FREQ=HOURLY;BYMONTHDAY=-1;BYHOUR=9", from: "20260131T090000", 3, "20260331T090000"),
    Case("FREQ=DAILY;INTERVAL=2;BYDAY=SA", from: "20260103T090000", 3, "20260131T090000"),
    // Times of the day.
    Case("FREQ=DAILY;BYHOUR=9,13;BYMINUTE=0,30", from: "20260105T090000", 7, "20260106T130000"),
    Case("FREQ=DAILY;BYHOUR=9,13;BYMINUTE=0,30;BYSETPOS=-1", from: "20260105T133000", 2, "20260106T133000"),
    Case("FREQ=MINUTELY;BYHOUR=9;BYMINUTE=0,20", from: "20260105T090000", 4, "20260106T092000"),
    Case("FREQ=SECONDLY;BYDAY=SU;BYHOUR=0;BYMINUTE=0;BYSECOND=0,30", from: "20260104T000000", 3, "20260111T000000"),
    Case("FREQ=HOURLY;INTERVAL=7;BYMONTH=6", from: "20260601T000000", 104, "20270601T040000"),
    Case("FREQ=HOURLY;BYMINUTE=0,15,30,45;BYSETPOS=-1", from: "20260105T094500", 3, "20260105T114500"),
  ]

  @Test("The rule's nth instance is found from the front", arguments: cases)
  func counts(_ sample: Case) throws {
    let walk = try walk(sample)
    #expect(walk.instance(sample.count) == .found(try wall(sample.last)))
  }

  @Test("The last instance is found from the back, excluded ones left out", arguments: cases)
  func goesBack(_ sample: Case) throws {
    let walk = try walk(sample)
    let last = try wall(sample.last)
    #expect(walk.last(notAfter: last) == .found(last))
    guard sample.count > 1, sample.count < 1000 else { return }
    guard case .found(let previous) = walk.instance(sample.count - 1) else {
      Issue.record("no instance before the last")
      return
    }
    #expect(previous < last)
    #expect(walk.last(notAfter: last + -1) == .found(previous))
    #expect(walk.last(notAfter: last) { $0 != last } == .found(previous))
    #expect(walk.last(notAfter: walk.start + -1) == .none)
  }

  private func walk(_ sample: Case) throws -> RuleWalk {
    RuleWalk(try RecurrenceRule(parsing: Array(sample.rule.utf8)), start: try wall(sample.start))
  }
}

func wall(_ text: String) throws -> WallTime {
  guard case .wall(let wall) = try #require(DateValue(Array(text.utf8))) else { throw NoWallTime() }
  return wall
}

struct NoWallTime: Error {}
