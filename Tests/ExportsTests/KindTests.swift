import Exports
import Testing

@Suite("Kinds by content")
struct KindTests {
  private func kind(_ bytes: [UInt8]) -> Kind { bytes.withUnsafeBytes { Kind(of: $0) } }
  private func kind(_ text: String) -> Kind { kind(Array(text.utf8)) }

  @Test(
    "iCalendar",
    arguments: [
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "\u{FEFF}BEGIN:VCALENDAR\n", "\r\n\n \tbegin:vCalendar\n",
      "BEGIN:VCALENDAR",
      "\rBEGIN:VCALENDAR\rEND:VCALENDAR\r",
    ])
  func calendar(_ text: String) { #expect(kind(text) == .iCalendar) }

  @Test("iCalendar in UTF-16, with a byte order mark or without")
  func wide() {
    let units = Array("\nBEGIN:VCALENDAR\r\nSUMMARY:é\r\n".utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(
      [kind([0xFF, 0xFE] + little), kind([0xFE, 0xFF] + big), kind(little), kind(big)].allSatisfy { $0 == .iCalendar })
    #expect(kind([0xFF, 0xFE, 0x41, 0, 0x42, 0]) == .other)
  }

  @Test(
    "Messages",
    arguments: [
      "From: a@b.example\r\nTo: c@d.example\r\n\r\nx", "Return-Path: <a@b.example>\nReceived: x\n",
      "X-Foo: 1\nSubject : x\n\nbody",
      "Foo: bar\n folded\n\tagain\nMIME-Version: 1.0\n", ">From a@b.example Mon\nDate: x\n",
      "content-type: text/calendar\n\n",
      "Subject:x\rTo:y\r\r",
    ])
  func message(_ text: String) { #expect(kind(text) == .message) }

  @Test(
    "mbox",
    arguments: [
      "From a@b.example Mon Jan  1 00:00:00 2024\nFrom: x\n",
      "\n\nFrom - Mon Jan  1 00:00:00 2024\r\nX-Mozilla-Status: 0001\r\n",
      "From MAILER-DAEMON Fri\n>From x\nSubject: y\n",
    ])
  func mbox(_ text: String) { #expect(kind(text) == .mbox) }

  @Test(
    "Other files",
    arguments: [
      "", "\n", "hello world\n", "From here on we walk.\nAnd then", "BEGIN:VCARD\nVERSION:3.0\nFN:x\n",
      "key: value\nother: 1\n\nSubject: x",
      "<html>", "Subject", "\nSubject: after an empty line\n", "PK\u{3}\u{4}", "begin:vevent\n",
      "BEGIN:VTIMEZONE\nX-LIC-LOCATION:x\n", " folded: first\nTo: x\n", "http://x.example: y\nTo x\n",
    ])
  func other(_ text: String) { #expect(kind(text) == .other) }

  @Test("Any bytes are judged without a trap, and only the start counts")
  func bytes() {
    for length in 0..<64 { #expect(kind([UInt8](repeating: 0xFF, count: length)) == .other) }
    #expect(kind([UInt8](repeating: 0x0A, count: Kind.decisiveLength) + Array("BEGIN:VCALENDAR\n".utf8)) == .other)
    #expect(kind(Array("From: x\n".utf8) + [UInt8](repeating: 0, count: 100_000)) == .message)
  }
}
