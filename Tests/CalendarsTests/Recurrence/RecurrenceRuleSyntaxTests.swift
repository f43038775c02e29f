import Diagnosing
import Testing

@testable import Calendars

@Suite struct RecurrenceRuleSyntaxTests {
  @Test(
    "A rule that breaks the grammar is never over",
    arguments: [
      "", ";", "COUNT=3", "FREQ=", "FREQ=SOMETIMES;COUNT=1", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1",
      "FREQ=DAILY;COUNT",
      "FREQ=DAILY;INTERVAL=0;COUNT=2", "FREQ=DAILY;INTERVAL=1.5;COUNT=2", "FREQ=DAILY;COUNT=99999999999999999999999",
      "FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;UNTIL=20010230", "FREQ=DAILY;UNTIL=20010101T250000Z",
      "FREQ=DAILY;COUNT=2;COUNT=2", "FREQ=DAILY;COUNT=2;UNTIL=20010110", "FREQ=WEEKLY;BYDAY=MO;TU;COUNT=2",
      "FREQ=WEEKLY;BYDAY=MO,,TU;COUNT=2", "FREQ=WEEKLY;BYDAY=1MO;COUNT=2", "FREQ=MONTHLY;BYDAY=0MO;COUNT=2",
      "FREQ=YEARLY;BYDAY=54MO;COUNT=2", "FREQ=MONTHLY;BYMONTHDAY=0;COUNT=2", "FREQ=MONTHLY;BYMONTHDAY=-32;COUNT=2",
      "FREQ=WEEKLY;BYMONTHDAY=3;COUNT=2", "FREQ=MONTHLY;BYYEARDAY=3;COUNT=2", "FREQ=MONTHLY;BYWEEKNO=3;COUNT=2",
      "FREQ=YEARLY;BYWEEKNO=54;COUNT=2", "FREQ=YEARLY;BYWEEKNO=3;BYDAY=2MO;COUNT=2", "FREQ=MONTHLY;BYSETPOS=1;COUNT=2",
      "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367;COUNT=2", "FREQ=DAILY;BYHOUR=24;COUNT=2", "FREQ=DAILY;BYMINUTE=60;COUNT=2",
      "FREQ=DAILY;WKST=XX;COUNT=2", "FREQ=DAILY;COLOUR=RED;COUNT=2", "RSCALE=HEBREW;FREQ=YEARLY;COUNT=2",
      "FREQ=YEARLY;BYMONTH=5L;COUNT=2", "FREQ=DAILY;SKIP=FORWARD;COUNT=2", "FR\u{E9}EQ=DAILY;COUNT=2",
    ])
  func brokenRulesAreAssumedFuture(rule: String) {
    let event = SampleEvent("DTSTART:20010101T090000Z", "RRULE:" + rule)
    #expect(event.lastEnd == "assumed")
    #expect(event.diagnostics == [.recurrenceAssumed])
    #expect(!event.isPast(at: "2099-01-01T00:00:00Z"))
  }

  @Test(
    "Case, white space, signs, leading zeros and a closing semicolon do not matter",
    arguments: [
      "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "freq=weekly;byday=mo;count=3", " FREQ=WEEKLY;BYDAY=MO;COUNT=3 ",
      "COUNT=03;BYDAY=MO;FREQ=WEEKLY;", "FREQ=WEEKLY; BYDAY=MO; COUNT=3",
      "RSCALE=GREGORIAN;FREQ=WEEKLY;BYDAY=MO;COUNT=3",
      "FREQ=WEEKLY;BYDAY=MO,MO,MO;COUNT=3;INTERVAL=0001",
    ])
  func tolerated(rule: String) {
    #expect(SampleEvent("DTSTART:20010101T090000Z", "RRULE:" + rule).lastEnd == "2001-01-15T09:00:00Z")
  }
}
