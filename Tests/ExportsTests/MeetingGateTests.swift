import Exports
import Testing

@Suite("The gate before parsing")
struct MeetingGateTests {
  private func isOpen(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { MeetingGate.mayHoldCalendar($0) } }
  private func isOpen(_ text: String) -> Bool { isOpen(Array(text.utf8)) }

  static let calendars = [
    "Content-Type: text/calendar; method=REQUEST", "CONTENT-TYPE:TEXT/CaLeNdAr",
    "Content-Type: text/ (a comment)\r\n calendar",
    "BEGIN:VCALENDAR", "Content-Type: application/ics", "Content-Type: application\r\n /\r\n\tICS",
    "Content-Type: application/(x)ics;",
    "name=invite.ics", "filename=\"INVITE.ICS\"", "Content-Type: application/ms-tnef", "Content-Type: message/rfc822",
    "Content-Type: text/x-vcalendar", "filename*=utf-8''invite%2Eics",
    "filename*0=\"invi\";\r\n filename*1=\"te.ic\"; filename*2=s",
    "filename=\"=?utf-8?B?aW52aXRlLmljcw==?=\"", "name =\r\n =?utf-8?Q?invite=2Eics?=", "name=\r\n \"=?utf-8?Q?a?=",
    "ics",
  ]

  static let others = [
    "", "x", "Subject: =?utf-8?B?aGFsbG8=?=\r\n =?utf-8?Q?x?=\r\nFrom: \"=?utf-8?Q?A?=\" <a@b.example>",
    "Topics, physics, metrics and icsx in the office, c822, benefit, tnefnef", "Content-Type: text/html; charset=utf-8",
    "calenda\r\n r",
    "see https://teams.microsoft.com/l/meetup-join/x", "e*mail name", "rf822",
  ]

  @Test("Every spelling of a calendar opens it, wherever it stands", arguments: calendars)
  func open(_ text: String) {
    for before in [0, 1, 3, 27, 28, 29, 30, 31, 32, 33, 63, 64, 100] {
      for after in [0, 1, 5, 31, 32, 40, 100] {
        let padded = String(repeating: " ", count: before) + text + String(repeating: "\n", count: after)
        #expect(isOpen(padded), "\(before) before, \(after) after")
      }
    }
  }

  @Test("Other mail does not", arguments: others)
  func closed(_ text: String) {
    for before in [0, 1, 30, 31, 32, 33, 64] {
      #expect(!isOpen(String(repeating: " ", count: before) + text))
      #expect(!isOpen(String(repeating: "\n", count: before) + text + String(repeating: " ", count: 70)))
    }
  }

  @Test("UTF-16 opens it")
  func wide() {
    #expect(isOpen(Array("BEGIN:VCALENDAR".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
  }

  @Test("Bytes behind the end are not looked at")
  func bounds() {
    let bytes = Array("text/calendar".utf8)
    bytes.withUnsafeBytes { whole in
      for end in 0..<bytes.count {
        #expect(!MeetingGate.mayHoldCalendar(UnsafeRawBufferPointer(rebasing: whole[..<end])))
      }
    }
  }

  @Test("Random bytes of any length agree with a plain search")
  func random() {
    var seed: UInt64 = 3
    let alphabet = Array("caleindrts8fv2 -=?*\"".utf8)
    for _ in 0..<4000 {
      var bytes: [UInt8] = []
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<(seed >> 33) % 120 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(seed >> 33) % alphabet.count])
      }
      if seed >> 40 & 3 == 0 {
        bytes.insert(contentsOf: Array("calendar".utf8), at: Int(seed >> 20) % (bytes.count + 1))
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("calendar") || text.contains("-tnef") { #expect(isOpen(bytes), "\(text)") }
      if isOpen(bytes) {
        #expect(["calendar", "-tnef", "rfc822", "ics", "name*", "=?"].contains { text.contains($0) }, "\(text)")
      }
    }
  }
}
