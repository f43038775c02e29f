import Testing

@testable import Calendars

@Suite struct InstantTests {
  @Test(
    "RFC 3339 text is read with any offset",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-12-01T09:00:00+01:00", 1_796_112_000),
      ("2026-12-01t08:00:00z", 1_796_112_000),
      ("2026-12-01 03:00:00-05:00", 1_796_112_000), ("2026-12-01T08:00:00.999Z", 1_796_112_000),
      ("1969-12-31T23:59:59Z", -1), ("2000-02-29T00:00:00Z", 951_782_400),
    ])
  func readsText(text: String, seconds: Int) {
    #expect(Instant(rfc3339: Array(text.utf8))?.seconds == seconds)
  }

  @Test(
    "What is no instant is refused",
    arguments: [
      "", "2026-12-01", "2026-12-01T08:00:00", "2026-13-01T08:00:00Z", "2026-02-29T08:00:00Z", "2026-12-01T25:00:00Z",
      "2026-12-01T08:00:00+0100", "2026-12-01T08:00:00Zulu", "0000-01-01T00:00:00Z", "2026-12-01T08:00:0\u{663}Z",
    ])
  func refuses(text: String) {
    #expect(Instant(rfc3339: Array(text.utf8)) == nil)
  }

  @Test(
    "An instant prints as it was read",
    arguments: ["0001-01-01T00:00:00Z", "1601-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
  func roundTrips(text: String) {
    #expect(Instant(rfc3339: Array(text.utf8))?.rfc3339 == text)
  }

  @Test("iCalendar UTC times are read and printed; local ones are refused")
  func iCalendarForm() {
    let instant = Instant(iCalendarUTC: Array("20261201T080000Z".utf8))
    #expect(instant?.rfc3339 == "2026-12-01T08:00:00Z")
    #expect(instant?.iCalendarUTC == Array("20261201T080000Z".utf8))
    #expect(Instant(iCalendarUTC: Array("20261201T080000".utf8)) == nil)
    #expect(Instant(iCalendarUTC: Array("20261201".utf8)) == nil)
  }

  @Test("Day numbers and dates agree over four centuries and at both ends")
  func daysRoundTrip() {
    for day in [Gregorian.dayBounds.lowerBound, Gregorian.dayBounds.upperBound] + Array(-60_000...90_000) {
      let date = Gregorian.date(ofDay: day)
      #expect(Gregorian.day(year: date.year, month: date.month, dayOfMonth: date.dayOfMonth) == day)
    }
  }
}
