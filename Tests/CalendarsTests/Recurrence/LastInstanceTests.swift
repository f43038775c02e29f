import Diagnosing
import Testing

@testable import Calendars

@Suite struct LastInstanceTests {
  let berlin = TimeZoneRules(vtimezones: [SampleZones.berlin])
  let home = TimeZone(named: "UTC+2") ?? .utc

  // MARK: Events that do not recur

  @Test("One that ends at now is not past, a second later it is")
  func endsAtNow() {
    let event = SampleEvent("DTSTART:20260601T090000Z", "DTEND:20260601T100000Z")
    #expect(!event.isPast(at: "2026-06-01T09:59:59Z"))
    #expect(!event.isPast(at: "2026-06-01T10:00:00Z"))
    #expect(event.isPast(at: "2026-06-01T10:00:01Z"))
  }

  @Test("DTEND, DURATION and neither")
  func lengths() {
    #expect(SampleEvent("DTSTART:20260601T090000Z", "DTEND:20260601T103000Z").lastEnd == "2026-06-01T10:30:00Z")
    #expect(SampleEvent("DTSTART:20260601T090000Z", "DURATION:P1DT2H").lastEnd == "2026-06-02T11:00:00Z")
    #expect(SampleEvent("DTSTART:20260601T090000Z", "DURATION:P2W").lastEnd == "2026-06-15T09:00:00Z")
    #expect(SampleEvent("DTSTART:20260601T090000Z").lastEnd == "2026-06-01T09:00:00Z")
  }

  @Test("An end before the start, or a negative duration, is no time at all")
  func negativeLength() {
    #expect(SampleEvent("DTSTART:20260601T090000Z", "DTEND:20260531T090000Z").lastEnd == "2026-06-01T09:00:00Z")
    #expect(SampleEvent("DTSTART:20260601T090000Z", "DURATION:-PT3H").lastEnd == "2026-06-01T09:00:00Z")
    #expect(SampleEvent("DTSTART:20260601", "DTEND:20260601").lastEnd == "2026-06-02T00:00:00Z")
  }

  @Test("An all-day event ends with its last day in the default zone")
  func allDay() {
    let zones = TimeZoneRules(defaultZone: home)
    #expect(SampleEvent("DTSTART;VALUE=DATE:20260601").lastEnd == "2026-06-02T00:00:00Z")
    #expect(SampleEvent("DTSTART;VALUE=DATE:20260601", zones: zones).lastEnd == "2026-06-01T22:00:00Z")
    #expect(SampleEvent("DTSTART:20260601", "DTEND:20260604", zones: zones).lastEnd == "2026-06-03T22:00:00Z")
    #expect(SampleEvent("DTSTART:20260601", "DURATION:P3D", zones: zones).lastEnd == "2026-06-03T22:00:00Z")
  }

  @Test("Floating times are the default zone's")
  func floating() {
    let event = SampleEvent("DTSTART:20260601T090000", "DTEND:20260601T100000", zones: TimeZoneRules(defaultZone: home))
    #expect(event.lastEnd == "2026-06-01T08:00:00Z")
  }

  @Test("Start and end may have different zones")
  func twoZones() {
    let event = SampleEvent(
      "DTSTART;TZID=W. Europe Standard Time:20260601T090000", "DTEND:20260601T120000Z", zones: berlin)
    #expect(event.lastEnd == "2026-06-01T12:00:00Z")
  }

  @Test(
    "What has no readable start or end is never past",
    arguments: [
      [], ["DTSTART:tomorrow"], ["DTSTART:20010230"], ["DTSTART:20010101T0900Z"], ["DTSTART:20010101", "DTEND:later"],
      ["DTSTART:20010101T090000Z", "DURATION:1H"], ["DTSTART:20010101T090000Z", "DURATION:P"],
      ["DTSTART:20010101T090000Z", "DURATION:P99999999999999W"], ["DTSTART:20010101T090000Z", "RDATE:then"],
    ])
  func unreadable(lines: [String]) {
    var event = SampleEvent("DTSTART:x")
    event.times = EventTimes(dtstart: nil)
    if let first = lines.first { event = SampleEvent(first, lines.dropFirst().first ?? "X:") }
    #expect(event.lastEnd == "assumed")
    #expect(!event.isPast(at: "2099-01-01T00:00:00Z"))
  }

  // MARK: UNTIL

  @Test(
    "UNTIL counts the instance that begins at it",
    arguments: [
      ("20260107T090000Z", "2026-01-07T10:00:00Z"), ("20260107T085959Z", "2026-01-06T10:00:00Z"),
      ("20260107", "2026-01-07T10:00:00Z"), ("20260107T090000", "2026-01-07T10:00:00Z"),
      ("20251231T000000Z", "2026-01-05T10:00:00Z"), ("20260105T090000Z", "2026-01-05T10:00:00Z"),
    ])
  func until(value: String, end: String) {
    let event = SampleEvent("DTSTART:20260105T090000Z", "DTEND:20260105T100000Z", "RRULE:FREQ=DAILY;UNTIL=" + value)
    #expect(event.lastEnd == end)
  }

  @Test("UNTIL in UTC is compared with the instant, not with the clock")
  func untilInZone() {
    // 09:00 in Berlin is 07:00 UTC in July.
    func end(_ until: String) -> String {
      SampleEvent(
        "DTSTART;TZID=W. Europe Standard Time:20260630T090000", "RRULE:FREQ=DAILY;UNTIL=" + until, zones: berlin
      ).lastEnd
    }
    #expect(end("20260703T070000Z") == "2026-07-03T07:00:00Z")
    #expect(end("20260703T065959Z") == "2026-07-02T07:00:00Z")
  }

  @Test("UNTIL of an all-day series may be a date, or against the RFC the midnight of the user's zone")
  func untilOfDays() {
    let zones = TimeZoneRules(defaultZone: home)
    for until in ["20260108", "20260107T220000Z", "20260108T000000Z"] {
      let event = SampleEvent("DTSTART:20260105", "RRULE:FREQ=DAILY;UNTIL=" + until, zones: zones)
      #expect(event.lastEnd == "2026-01-08T22:00:00Z", "\(until)")
    }
  }

  // MARK: RDATE, EXDATE, overrides

  @Test("RDATE adds instances, a period brings its own end")
  func added() {
    let base = "DTSTART:20260105T090000Z"
    let rule = "RRULE:FREQ=DAILY;COUNT=2"
    #expect(SampleEvent(base, "DURATION:PT1H", rule, "RDATE:20260201T090000Z").lastEnd == "2026-02-01T10:00:00Z")
    #expect(
      SampleEvent(base, "DURATION:PT1H", "RDATE:20260110T090000Z,20260108T090000Z").lastEnd == "2026-01-10T10:00:00Z")
    #expect(SampleEvent(base, rule, "RDATE;VALUE=PERIOD:20260110T090000Z/PT3H").lastEnd == "2026-01-10T12:00:00Z")
    let period = "RDATE;VALUE=PERIOD:20260110T090000Z/20260110T140000Z"
    #expect(SampleEvent(base, rule, period).lastEnd == "2026-01-10T14:00:00Z")
    #expect(SampleEvent(base, rule, period, "EXDATE:20260110T090000Z").lastEnd == "2026-01-06T09:00:00Z")
    #expect(SampleEvent("DTSTART:20260105", "RDATE;VALUE=DATE:20260108").lastEnd == "2026-01-09T00:00:00Z")
  }

  @Test(
    "EXDATE takes the last instances out: local, UTC, by date, without its zone",
    arguments: [
      "EXDATE;TZID=W. Europe Standard Time:20260707T090000,20260708T090000", "EXDATE:20260708T070000Z,20260707T070000Z",
      "EXDATE;VALUE=DATE:20260708,20260707", "EXDATE:20260707T090000,20260708T090000",
    ])
  func excluded(exdate: String) {
    let event = SampleEvent(
      "DTSTART;TZID=W. Europe Standard Time:20260701T090000", "RRULE:FREQ=DAILY;COUNT=8", exdate, zones: berlin)
    #expect(event.lastEnd == "2026-07-06T07:00:00Z")
  }

  @Test("EXDATE takes days out of an all-day series")
  func excludedDays() {
    for exdate in ["EXDATE;VALUE=DATE:20260107", "EXDATE:20260107T000000", "EXDATE:20260107T000000Z"] {
      #expect(SampleEvent("DTSTART:20260105", "RRULE:FREQ=DAILY;COUNT=3", exdate).lastEnd == "2026-01-07T00:00:00Z")
    }
  }

  @Test("An excluded instance counts for COUNT, and a series without instances has the end of its first")
  func excludedAll() {
    let event = SampleEvent("DTSTART:20260105", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260105,20260106")
    #expect(event.lastEnd == "2026-01-06T00:00:00Z")
  }

  @Test("Overridden instances are left to their overrides")
  func overridden() {
    let event = SampleEvent(
      "DTSTART;TZID=W. Europe Standard Time:20260701T090000", "RRULE:FREQ=DAILY;COUNT=3", zones: berlin,
      overridden: ["RECURRENCE-ID;TZID=W. Europe Standard Time:20260703T090000", "RECURRENCE-ID:20260702T070000Z"])
    #expect(event.lastEnd == "2026-07-01T07:00:00Z")
  }

  @Test("Several rules are one set, and the broken one decides")
  func severalRules() {
    let base = "DTSTART:20260105T090000Z"
    #expect(
      SampleEvent(base, "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=YEARLY;COUNT=3").lastEnd == "2028-01-05T09:00:00Z")
    #expect(SampleEvent(base, "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=YEARLY").lastEnd == "endless")
    #expect(SampleEvent(base, "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=NEVER").lastEnd == "assumed")
  }

  @Test("A DTSTART that its rule does not give is an instance beside the rule's")
  func unsynchronised() {
    // A Thursday; the rule gives Mondays 5 and 12 January.
    let event = SampleEvent("DTSTART:20260101T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2")
    #expect(event.lastEnd == "2026-01-12T09:00:00Z")
    #expect(
      SampleEvent("DTSTART:20260101T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260102").lastEnd
        == "2026-01-01T09:00:00Z")
  }

  // MARK: Clock changes

  @Test("DTEND is an exact length over clock changes, DURATION in days a nominal one")
  func overClockChange() {
    // The series begins in winter; its last instance begins on 28 March 2026, the night of the change follows.
    let base = "DTSTART;TZID=W. Europe Standard Time:20260326T120000"
    let rule = "RRULE:FREQ=DAILY;COUNT=3"
    let exact = SampleEvent(base, "DTEND;TZID=W. Europe Standard Time:20260327T120000", rule, zones: berlin)
    #expect(exact.lastEnd == "2026-03-29T11:00:00Z")
    #expect(SampleEvent(base, "DURATION:P1D", rule, zones: berlin).lastEnd == "2026-03-29T10:00:00Z")
    #expect(SampleEvent(base, "DURATION:PT24H", rule, zones: berlin).lastEnd == "2026-03-29T11:00:00Z")
  }

  @Test("A time left out by a clock change is read with the old offset, a doubled one is the first")
  func gapAndOverlap() {
    func end(_ start: String) -> String {
      SampleEvent("DTSTART;TZID=W. Europe Standard Time:" + start, zones: berlin).lastEnd
    }
    #expect(end("20260329T013000") == "2026-03-29T00:30:00Z")
    #expect(end("20260329T023000") == "2026-03-29T01:30:00Z")
    #expect(end("20260329T030000") == "2026-03-29T01:00:00Z")
    #expect(end("20261025T013000") == "2026-10-24T23:30:00Z")
    #expect(end("20261025T023000") == "2026-10-25T00:30:00Z")
    #expect(end("20261025T030000") == "2026-10-25T02:00:00Z")
  }

  @Test("UNTIL inside a doubled hour")
  func untilInOverlap() {
    // 02:45 is first 00:45 UTC; UNTIL 01:15 UTC is the second 02:15.
    let event = SampleEvent(
      "DTSTART;TZID=W. Europe Standard Time:20261024T024500", "RRULE:FREQ=DAILY;UNTIL=20261025T011500Z", zones: berlin)
    #expect(event.lastEnd == "2026-10-25T00:45:00Z")
  }

  // MARK: Start texts

  @Test(
    "The start as text, with its offset",
    arguments: [
      ("DTSTART;TZID=W. Europe Standard Time:20261201T090000", "2026-12-01T09:00:00+01:00"),
      ("DTSTART;TZID=W. Europe Standard Time:20260701T090000", "2026-07-01T09:00:00+02:00"),
      ("DTSTART:20261201T080000Z", "2026-12-01T08:00:00Z"), ("DTSTART;VALUE=DATE:20261201", "2026-12-01"),
      ("DTSTART:20261201T090000", "2026-12-01T09:00:00-03:30"), ("DTSTART:0001", nil),
    ])
  func startTexts(line: String, text: String?) {
    var diagnostics: [Diagnostic] = []
    let zones = TimeZoneRules(vtimezones: [SampleZones.berlin], defaultZone: TimeZone(named: "UTC-03:30") ?? .utc)
    #expect(SampleEvent(line).times.startText(in: zones, diagnostics: &diagnostics) == text)
  }
}
