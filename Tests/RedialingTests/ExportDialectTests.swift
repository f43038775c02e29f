import Calendars
import Redialing
import Splicing
import Testing

/// Habits of exports that are no standard, each with an invented item.
@Suite("Habits of exports")
struct ExportDialectTests {
  private func file(
    _ lines: [String], ends: String = "\r\n", owner: String? = "anna@contoso.example"
  ) throws -> (entries: [MeetingEntry], output: String) {
    let bytes = Array(lines.map { $0 + ends }.joined().utf8)
    return try file(bytes, owner: owner)
  }

  private func file(
    _ bytes: [UInt8], owner: String? = "anna@contoso.example"
  ) throws -> (entries: [MeetingEntry], output: String) {
    let found = try plan(bytes, owner: owner)
    return (found.entries, String(decoding: found.edits.applied(to: bytes), as: UTF8.self))
  }

  private var block: String { "Hello\\n" + SampleEvents.skypeBlock() }

  // MARK: readpst

  private func readpst(_ uid: String = "0x1268", method: String? = nil, organizer: String? = nil) -> [String] {
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:LibPST v0.6.76"] + (method.map { ["METHOD:" + $0] } ?? [])
      + ["BEGIN:VEVENT"] + (organizer.map { [$0, "ATTENDEE:mailto:bob@fabrikam.example"] } ?? [])
      + [
        "UID:" + uid, "DTSTAMP:20261101T000000Z", "CREATED:20160802T025058Z", "LAST-MOD:20160802T025058Z",
        "SUMMARY:Rounds",
        "DESCRIPTION:" + block, "DTSTART;VALUE=DATE-TIME:20261201T090000Z", "DTEND;VALUE=DATE-TIME:20261201T100000Z",
        "STATUS:CONFIRMED", "RRULE:FREQ=WEEKLY;BYDAY=MO;TU", "CATEGORIES:NONE", "END:VEVENT", "END:VCALENDAR",
      ]
  }

  @Test(
    "readpst's calendars, one after the other with blank lines between, are rewritten in long lines; nothing is sent")
  func concatenated() throws {
    let (entries, output) = try file(readpst() + [""] + readpst("0x1269"), ends: "\n")
    #expect(entries.map(\.verdict) == [.update, .update])
    #expect(entries.allSatisfy { $0.dialect == "readpst" && $0.outboxReason != nil })
    #expect(!output.contains("\n ") && output.contains("LAST-MOD:20160802T025058Z\n"))
    #expect(output.contains("RRULE:FREQ=WEEKLY;BYDAY=MO;TU\n"))
  }

  @Test(
    "readpst's meeting mails say REQUEST whatever they were: both copies are rewritten, none is sent",
    arguments: [
      "ORGANIZER;CN=\"Anna Shaw\":MAILTO:anna@contoso.example",
      "ORGANIZER;CN=\"A \"Nan\" Shaw\":MAILTO:anna@contoso.example",
    ],
    ["0x1268", "1268"])
  func meetingMail(organizer: String, uid: String) throws {
    let calendar = readpst(uid, method: "REQUEST", organizer: organizer).joined(separator: "\n")
    let part = "Content-Type: text/calendar; method=\"REQUEST\"; charset=\"utf-8\""
    let mail = """
      From: "Anna Shaw" <anna@contoso.example>
      Subject: Canceled: Rounds
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="-b-"


      ---b-
      Content-Type: text/plain; charset="utf-8"

      no more

      ---b-
      \(part)

      \(calendar)

      ---b-
      \(part); name="i4712.ics"
      Content-Disposition: attachment; filename="i4712.ics"

      \(calendar)

      ---b---

      """
    let (entries, output) = try file(Array(mail.utf8))
    #expect(entries.map(\.verdict) == [.update])
    #expect(entries.first?.copies.count == 2)
    #expect(entries.first?.outboxReason == "The UID was made up by the export and means nothing to attendees.")
    #expect(!output.contains("Conference ID: 73572842"))
  }

  // MARK: Shapes

  private var calendar: [String] { SampleEvents.calendar(description: block) }

  @Test("Line ends of any kind come out as they went in", arguments: ["\n", "\r\n", "\r", "\r\r\n"])
  func lineEnds(ends: String) throws {
    let (entries, output) = try file(calendar, ends: ends)
    #expect(entries.map(\.verdict) == [.update])
    let lines = Array(output.utf8).split(separator: Array(ends.utf8), omittingEmptySubsequences: false)
    #expect(lines.last?.isEmpty == true && lines.dropLast().allSatisfy { !$0.contains(0x0A) && !$0.contains(0x0D) })
  }

  @Test("A mark of UTF-8, and no line end at the end, stay")
  func edges() throws {
    let text = "\u{FEFF}" + calendar.joined(separator: "\r\n")
    let (entries, output) = try file(Array(text.utf8))
    #expect(entries.map(\.verdict) == [.update])
    #expect(Array(output.utf8).starts(with: [0xEF, 0xBB, 0xBF]) && output.hasSuffix("END:VCALENDAR"))
  }

  @Test("A line of a million octets stays as it is, and the block beside it is replaced")
  func longLine() throws {
    let attachment = "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + String(repeating: "QUJD", count: 280_000)
    let (entries, output) = try file(SampleEvents.calendar(description: block, extra: [attachment]))
    #expect(entries.map(\.verdict) == [.update])
    #expect(output.contains("\r\n" + attachment + "\r\n"))
  }

  @Test("A calendar that lacks its END lines fails, and the ones before it do not")
  func unclosed() throws {
    let cut = Array(SampleEvents.calendar(description: block, uid: "second").dropLast(2))
    let (entries, output) = try file(calendar + cut)
    #expect(entries.map(\.reason) == [.conferenceChanged, .malformed])
    #expect(output.hasSuffix(cut.map { $0 + "\r\n" }.joined()))
  }

  @Test("A byte of Windows-1252 where no charset says so stays beside the block that is replaced")
  func undeclared() throws {
    var bytes = Array(calendar.map { $0 + "\r\n" }.joined().utf8)
    let place = try #require(bytes.firstRange(of: Array("SUMMARY:Größe".utf8)))
    bytes.replaceSubrange(place, with: Array("SUMMARY:Gr".utf8) + [0xF6, 0xDF, 0x65])
    let found = try plan(bytes, owner: "anna@contoso.example")
    #expect(found.entries.map(\.verdict) == [.update])
    #expect(found.edits.applied(to: bytes).firstRange(of: [0x47, 0x72, 0xF6, 0xDF, 0x65]) != nil)
  }
}
