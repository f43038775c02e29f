import Splicing
import Testing

@testable import Calendars

@Suite("Revision")
struct RevisionTests {
  private let now = Array("20260601T000000Z".utf8)

  private func revised(_ properties: String, _ sequence: Revision.Sequence = .set(4), end: String = "\r\n") throws
    -> String
  {
    let head = "BEGIN:VEVENT\(end)"
    let tail = "BEGIN:VALARM\(end)SEQUENCE:9\(end)DTSTAMP:19990101T000000Z\(end)END:VALARM\(end)END:VEVENT\(end)"
    let text = Array((head + properties.replacing("|", with: end) + tail).utf8)
    let event = try #require(Calendar(reading: text).events.first)
    let edits = try Revision(sequence: sequence, now: now).edits(for: event)
    let output = edits.applied(to: text)
    #expect(edits.inverted(over: text).applied(to: output) == text)
    let shown = String(decoding: output, as: UTF8.self)
    #expect(shown.hasPrefix(head) && shown.hasSuffix(tail))
    return String(shown.dropFirst(head.count).dropLast(tail.count)).replacing(end, with: "|")
  }

  @Test("All stamps that are there", arguments: ["\r\n", "\n"])
  func all(end: String) throws {
    let output = try revised(
      "UID:1|sequence;X=1:3|DTSTAMP:20260101T000000Z|LAST-MODIFIED:20260102T000000Z|X-MICROSOFT-CDO-APPT-SEQUENCE:3|"
        + "X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE:20260103T000000Z|X-MICROSOFT-CDO-ATTENDEE-CRITICAL-CHANGE:20260104T000000Z|",
      end: end)
    #expect(
      output
        == "UID:1|sequence;X=1:4|DTSTAMP:20260601T000000Z|LAST-MODIFIED:20260601T000000Z|X-MICROSOFT-CDO-APPT-SEQUENCE:4|"
        + "X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE:20260601T000000Z|X-MICROSOFT-CDO-ATTENDEE-CRITICAL-CHANGE:20260104T000000Z|"
    )
  }

  @Test("A missing SEQUENCE is added behind DTSTAMP; other stamps are not added")
  func missingSequence() throws {
    #expect(
      try revised("UID:1|DTSTAMP:20260101T000000Z|A:b|", .set(1)) == "UID:1|DTSTAMP:20260601T000000Z|SEQUENCE:1|A:b|")
  }

  @Test("A missing DTSTAMP is added behind UID, without UID behind BEGIN")
  func missingStamp() throws {
    #expect(try revised("A:b|UID:1|C:d|", .set(1)) == "A:b|UID:1|DTSTAMP:20260601T000000Z|SEQUENCE:1|C:d|")
    #expect(try revised("A:b|SEQUENCE:0|", .set(1)) == "DTSTAMP:20260601T000000Z|A:b|SEQUENCE:1|")
  }

  @Test("Keep leaves SEQUENCE alone and adds none")
  func keep() throws {
    #expect(try revised("DTSTAMP:20260101T000000Z|UID:1|", .keep) == "DTSTAMP:20260601T000000Z|UID:1|")
    #expect(
      try revised("SEQUENCE:3|DTSTAMP:20260101T000000Z|X-MICROSOFT-CDO-APPT-SEQUENCE:2|", .keep)
        == "SEQUENCE:3|DTSTAMP:20260601T000000Z|X-MICROSOFT-CDO-APPT-SEQUENCE:2|")
  }

  @Test("A DTSTAMP that is later than now stays, and the others follow it")
  func laterStamp() throws {
    #expect(
      try revised("DTSTAMP:20270101T000000Z|LAST-MODIFIED:20260101T000000Z|SEQUENCE:1|", .set(2))
        == "DTSTAMP:20270101T000000Z|LAST-MODIFIED:20270101T000000Z|SEQUENCE:2|")
  }

  @Test("A DTSTAMP that is no date and time gives way", arguments: ["", "garbage", "99999999", "zzzzzzzzTzzzzzzZ"])
  func brokenStamp(old: String) throws {
    #expect(try revised("DTSTAMP:\(old)|SEQUENCE:1|") == "DTSTAMP:20260601T000000Z|SEQUENCE:4|")
  }

  @Test("A second revision at the same time changes nothing")
  func idempotent() throws {
    let once = try revised("UID:1|LAST-MODIFIED:20200101T000000Z|")
    #expect(try revised(once) == once)
  }
}
