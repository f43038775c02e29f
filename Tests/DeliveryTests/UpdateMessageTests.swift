import Calendars
import Delivery
import Messages
import Redialing
import Testing

@Suite("Messages ready to be sent")
struct UpdateMessageTests {
  private func invitation(subject: String = "Größe", name: String? = "Bob \"B\" Stone") -> OutgoingInvitation {
    OutgoingInvitation(
      uid: "uid-1", recurrenceID: nil, sequence: 3, from: .init(name: "Anna", address: "anna@contoso.example"),
      to: [.init(name: name, address: "bob@fabrikam.example"), .init(name: nil, address: "carol@contoso.example")],
      subject: subject, text: .text(subtype: "plain", Array("Grüße\n".utf8)),
      calendar: Array("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".utf8), path: "a.ics", position: 0)
  }

  private func message(_ invitation: OutgoingInvitation) throws -> (UpdateMessage, Message) {
    let now = try #require(Instant(rfc3339: Array("2026-11-02T12:00:00Z".utf8)))
    let update = UpdateMessage(invitation, now: now)
    return (update, Message(reading: update.bytes))
  }

  @Test("The calendar comes last in multipart/alternative and is no attachment")
  func layout() throws {
    let (_, message) = try message(invitation())
    #expect(message.entities.map(\.contentType.name) == ["multipart/alternative", "text/plain", "text/calendar"])
    let calendar = try #require(message.entities.last)
    #expect(calendar.disposition == nil)
    #expect(calendar.contentType["method"] == "REQUEST")
    #expect(message.layer(of: calendar).decoded == invitation().calendar)
    #expect(message.diagnostics.isEmpty)
  }

  @Test("Fields hold what they should, encoded where it has to be")
  func fields() throws {
    let (update, message) = try message(invitation())
    let root = message.root
    #expect(message.addresses(.from, of: root).map(\.address) == ["anna@contoso.example"])
    #expect(message.addresses(.to, of: root).map(\.address) == ["bob@fabrikam.example", "carol@contoso.example"])
    #expect(root.field(.subject).map { message.text(of: $0) } == Array("Größe".utf8))
    #expect(root.field("Date").map { message.text(of: $0) } == Array("Mon, 02 Nov 2026 12:00:00 +0000".utf8))
    #expect(root.field("Bcc") == nil)
    #expect(update.messageID.hasSuffix("@contoso.example>"))
  }

  @Test("Every line ends in CRLF and none is over 998 octets")
  func lines() throws {
    let (update, _) = try message(invitation(subject: String(repeating: "wörter ", count: 300)))
    for line in update.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      #expect(line.last == 0x0D)
      #expect(line.count <= 998)
    }
  }

  @Test(
    "Nothing from a calendar begins a header field of its own",
    arguments: ["x\r\nBcc: evil@evil.example", "x\nBcc: e@e.example", "x\rBcc: e@e.example\u{0}"])
  func injection(text: String) throws {
    let (_, message) = try message(invitation(subject: text, name: text))
    #expect(message.root.field("Bcc") == nil)
    #expect(message.root.fields.count == 7)
  }

  @Test("The same invitation gives the same bytes; another SEQUENCE gives another name")
  func deterministic() throws {
    let (a, _) = try message(invitation())
    let (b, _) = try message(invitation())
    #expect(a.bytes == b.bytes)
    var raised = invitation()
    raised.sequence = 4
    #expect(try message(raised).0.fileName != a.fileName)
  }
}
