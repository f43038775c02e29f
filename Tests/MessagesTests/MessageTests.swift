import Charsets
import Diagnosing
import Messages
import Splicing
import Testing

/// The same message with each kind of line end.
private let endings: [LineEnding] = [.lf, .crlf, .cr]

private func message(_ text: String, _ ending: LineEnding = .lf) -> Message {
  Message(reading: text.utf8.flatMap { $0 == 0x0A ? ending.bytes : [$0] })
}

private func outline(_ message: Message) -> [String] {
  message.entities.map { "\($0.number) \($0.contentType.name)" }
}

private func body(_ message: Message, _ index: Int) -> String {
  String(decoding: message.bytes[message.entities[index].body], as: UTF8.self)
}

private let invitation = """
  From: "Shaw, Ann" <ashaw@contoso.example>
  To: team@contoso.example
  Subject: Quarterly
   review
  MIME-Version: 1.0
  Content-Type: multipart/mixed;
  \tboundary="out er"

  Preamble
  --out er
  Content-Type: multipart/alternative; boundary=in

  --in
  Content-Type: text/plain; charset="UTF-8"
  Content-Transfer-Encoding: quoted-printable

  Gr=C3=BC=C3=9Fe
  --in
  Content-Type: text/calendar; method=REQUEST; charset=utf-8
  Content-Transfer-Encoding: base64

  QkVHSU4=

  --in--
  between
  --out er
  Content-Type: message/rfc822

  Subject: inner
  Content-Type: multipart/mixed; boundary=deep

  --deep

  implicit
  --deep--
  --out er
  Content-Type: application/ics; name="invite.ics"
  Content-Disposition: attachment;
   filename*0*=utf-8''Einl%C3%A4;
   filename*1="dung.ics"

  --out er--
  Epilogue

  """

@Suite("Message")
struct MessageTests {
  @Test("Parts are numbered in pre-order, with any line ends", arguments: endings)
  func outlines(ending: LineEnding) {
    let parsed = message(invitation, ending)
    #expect(
      outline(parsed) == [
        "1 multipart/mixed", "1.1 multipart/alternative", "1.1.1 text/plain", "1.1.2 text/calendar",
        "1.2 message/rfc822",
        "1.2.1 multipart/mixed", "1.2.1.1 text/plain", "1.3 application/ics",
      ])
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.entities.map(\.depth) == [0, 1, 2, 2, 1, 2, 3, 1])
    #expect(parsed.entities.map(\.isInsideForwardedMessage) == [false, false, false, false, false, true, true, false])
    #expect(parsed.entities.map(\.isContainer) == [true, true, false, false, true, true, false, false])
    #expect(parsed.children(of: parsed.root).map(\.number) == ["1.1", "1.2", "1.3"])
  }

  @Test("The line end before a boundary is the boundary's", arguments: endings)
  func bodies(ending: LineEnding) {
    let parsed = message(invitation, ending)
    let line = String(decoding: ending.bytes, as: UTF8.self)
    #expect(body(parsed, 2) == "Gr=C3=BC=C3=9Fe")
    #expect(body(parsed, 3) == "QkVHSU4=" + line)
    #expect(body(parsed, 6) == "implicit")
    #expect(body(parsed, 7) == "")
    #expect(body(parsed, 1).hasSuffix("--in--\(line)between"))
    #expect(parsed.layer(of: parsed.entities[2]).decoded == [UInt8]("Grüße"))
    #expect(parsed.layer(of: parsed.entities[3]).decoded == [UInt8]("BEGIN"))
  }

  @Test("Header fields keep their ranges", arguments: endings)
  func fields(ending: LineEnding) throws {
    let parsed = message(invitation, ending)
    let subject = try #require(parsed.root.field("SUBJECT"))
    #expect(parsed.text(of: subject) == [UInt8]("Quarterly review"))
    let line = String(decoding: ending.bytes, as: UTF8.self)
    #expect(String(decoding: parsed.bytes[subject.range], as: UTF8.self) == "Subject: Quarterly\(line) review\(line)")
    #expect(
      parsed.addresses(.from, of: parsed.root) == [
        MailAddress(displayName: "Shaw, Ann", address: "ashaw@contoso.example")
      ])
    #expect(parsed.entities[2].charsetLabel == "utf-8")
    #expect(parsed.entities[7].filename == "Einlädung.ics")
    #expect(parsed.entities[7].disposition == "attachment")
    for entity in parsed.entities where !entity.fields.isEmpty {
      #expect(entity.fields.first?.range.lowerBound == entity.header.lowerBound)
      #expect(entity.fields.last?.range.upperBound == entity.header.upperBound - ending.bytes.count)
    }
  }

  @Test("A message stands in a range of something larger")
  func inRange() {
    let text = [UInt8]("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n")
    let parsed = Message(reading: [UInt8]("--b\n") + text + [UInt8]("--b\n\nnot mine"), in: 4..<(4 + text.count))
    #expect(outline(parsed) == ["1 multipart/mixed", "1.1 text/plain"])
    #expect(body(parsed, 1) == "x")
  }

  @Test(
    "Odd media types are read or taken for text/plain",
    arguments: [
      ("TEXT/HTML", "text/html"), ("text / html (a comment)", "text/html"), ("text/html charset=utf-8", "text/html"),
      ("text", "text/plain"), ("", "text/plain"), ("a/b/c", "text/plain"), ("(x) text/html;;charset=a", "text/html"),
    ])
  func mediaTypes(value: String, name: String) {
    #expect(message("Content-Type: \(value)\n\nx").root.contentType.name == name)
  }

  @Test(
    "Parameters are read in every form",
    arguments: [
      ("; charset=utf-8", "utf-8"), (";charset = \"utf-8\"", "utf-8"), ("; charset=utf-8 (comment)", "utf-8"),
      ("; x=\"a;charset=no\"; charset=yes", "yes"), ("; charset*=us-ascii'en'utf%2D8", "utf-8"),
      ("; charset*0=utf; charset*1=-8", "utf-8"), ("; charset*1=-8; charset*0=utf", "utf-8"),
      ("; charset=\"u\\tf-8\"", "utf-8"),
      ("; name=two words; charset=utf-8", "utf-8"), (" charset=utf-8", "utf-8"), ("; charset=a; charset=b", "a"),
    ])
  func parameters(text: String, charset: String) {
    #expect(message("Content-Type: text/plain\(text)\n\nx").root.charsetLabel == charset)
  }

  @Test(
    "Transfer encodings are read without case, comments, quotes and blanks",
    arguments: [
      ("BASE64", TransferEncoding.base64), (" \"base64\"", .base64), ("quoted-printable (x)", .quotedPrintable),
      ("8 bit", .eightBit),
      ("quoted-printable;", .quotedPrintable), ("x-uuencode", .other("x-uuencode")), ("", .sevenBit),
    ])
  func transferEncodings(value: String, encoding: TransferEncoding) {
    #expect(message("Content-Transfer-Encoding: \(value)\n\nx").root.transferEncoding == encoding)
  }

  @Test("What is signed, encrypted or rights-managed is protected, and all that is in it")
  func protection() {
    let signed = message(
      """
      Content-Type: multipart/mixed; boundary=a

      --a
      Content-Type: multipart/signed; boundary=s

      --s
      Content-Type: multipart/alternative; boundary=i

      --i

      text
      --i--
      --s
      Content-Type: application/pkcs7-signature

      x
      --s--
      --a
      Content-Type: application/ms-tnef

      x
      --a

      free
      --a--
      """)
    #expect(signed.entities.map(\.isProtected) == [false, true, true, true, true, true, false])
    for type in ["application/pkcs7-mime", "multipart/encrypted", "application/x-microsoft-rpmsg-message"] {
      #expect(message("Content-Type: \(type)\n\nx").root.isProtected)
    }
  }

  @Test("A multipart without its closing boundary, or without any, is reported")
  func missingBoundaries() {
    let open = message("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n")
    #expect(outline(open) == ["1 multipart/mixed", "1.1 text/plain"])
    #expect(open.diagnostics.map(\.code) == [.boundaryMissing])
    #expect(body(open, 1) == "x\n")
    let none = message("Content-Type: multipart/mixed; boundary=b\n\nx\n")
    #expect(none.diagnostics.map(\.code) == [.boundaryMissing])
    #expect(!none.root.isContainer)
    let nested = message(
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nx\n--b--\n"
    )
    #expect(outline(nested) == ["1 multipart/mixed", "1.1 multipart/mixed", "1.1.1 text/plain"])
    #expect(nested.diagnostics.map(\.code) == [.boundaryMissing])
    #expect(body(nested, 2) == "x")
  }

  @Test("Lines that only resemble a boundary are text")
  func resemblance() {
    let parsed = message(
      "Content-Type: multipart/mixed; boundary=b\n\n--b \n\n--bb\n --b\n--b-\n---b\n--b--\t\n--b\nlate")
    #expect(outline(parsed) == ["1 multipart/mixed", "1.1 text/plain"])
    #expect(body(parsed, 1) == "--bb\n --b\n--b-\n---b")
  }

  @Test("Text without a label is read as what it can be")
  func unlabelledText() {
    let plain = message("Content-Type: text/plain\n\nx")
    #expect(plain.charset(of: plain.root, decoded: [0x41]) == .usASCII)
    #expect(plain.charset(of: plain.root, decoded: [0xC3, 0xA9]) == .utf8)
    #expect(plain.charset(of: plain.root, decoded: [0xE9]) == .windows1252)
    let calendar = message("Content-Type: text/calendar\n\nx")
    #expect(calendar.charset(of: calendar.root, decoded: [0x41]) == .utf8)
    let unknown = message("Content-Type: text/plain; charset=x-unknown\n\nx")
    #expect(unknown.charset(of: unknown.root, decoded: [0x41]) == nil)
  }

  @Test(
    "Decoded bytes lead back to where they stand in the message", arguments: ["quoted-printable", "base64", "8bit"])
  func offsets(encoding: String) {
    let bodies = ["quoted-printable": "a=C3=A9=\nb", "base64": "YcOp\nYg==", "8bit": "a\u{E9}b"]
    let parsed = message("Content-Transfer-Encoding: \(encoding)\n\n\(bodies[encoding] ?? "")")
    let layer = parsed.layer(of: parsed.root)
    #expect(layer.decoded == [UInt8]("aéb"))
    let offsets = (0..<4).map { layer.outerOffset(of: $0) - parsed.root.body.lowerBound }
    let expected = ["quoted-printable": [0, 1, 4, 9], "base64": [0, 1, 2, 5], "8bit": [0, 1, 2, 3]]
    #expect(offsets == expected[encoding])
  }

  @Test("A digest's parts are messages")
  func digest() {
    let parsed = message("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: one\n\ntext\n--b--\n")
    #expect(outline(parsed) == ["1 multipart/digest", "1.1 message/rfc822", "1.1.1 text/plain"])
  }

  @Test("A line that is no field ends the header; an envelope line in front does not")
  func crookedHeaders() {
    let bare = message("Subject: x\nThis is the body\n")
    #expect(bare.root.fields.count == 1)
    #expect(body(bare, 0) == "This is the body\n")
    let envelope = message("From ann@contoso.example Mon Jan  1\nSubject : x\n\nbody")
    #expect(envelope.root.fields.map(\.name) == ["Subject"])
    #expect(body(envelope, 0) == "body")
    #expect(message("").entities.count == 1)
    #expect(body(message("\nbody"), 0) == "body")
  }

  @Test("A message cut anywhere is read without a trap, and its ranges nest", arguments: endings)
  func truncation(ending: LineEnding) {
    let bytes = invitation.utf8.flatMap { $0 == 0x0A ? ending.bytes : [$0] }
    for count in 0...bytes.count {
      let parsed = Message(reading: bytes, in: 0..<count)
      for entity in parsed.entities {
        #expect(entity.header.upperBound <= entity.body.lowerBound && entity.body.upperBound <= count)
        guard let parent = entity.parent.map({ parsed.entities[$0] }) else { continue }
        #expect(parent.body.lowerBound <= entity.header.lowerBound && entity.body.upperBound <= parent.body.upperBound)
        _ = parsed.layer(of: entity).decoded
      }
    }
  }
}

@Suite("Boundaries and new bodies")
struct BoundarySafetyTests {
  @Test("An enclosing boundary on a line of the new body is found")
  func collision() throws {
    let parsed = message(invitation)
    let plain = parsed.entities[2]
    for line in ["--in", "--in--", "x\n--out er  \ny", "--in\r\n"] {
      #expect(parsed.holdsBoundary([UInt8](line), of: plain))
    }
    for line in ["", "--inn", " --in", "-in", "x--in", "--deep"] {
      #expect(!parsed.holdsBoundary([UInt8](line), of: plain))
    }
    let place = plain.body.lowerBound
    let edits = try EditList<MessageBytes>([.init(range: place..<place, bytes: [UInt8]("--in\n"))])
    #expect(throws: LoweringError.cannotTransfer(encoding: "quoted-printable")) {
      try parsed.checkBoundaries(edits, in: plain)
    }
  }

  @Test("Text does not run into a boundary behind an empty body, nor into a header without its blank line")
  func emptyBodies() throws {
    let parsed = message("Content-Type: multipart/mixed; boundary=b\n\n--b\nX: y\n\n--b\nX: y\n--b--\n")
    func insert(_ text: String, _ part: Int) throws -> [UInt8] {
      let edits = try EditList<PartBytes>([.init(range: 0..<0, bytes: [UInt8](text))])
      return try parsed.lower(edits, into: parsed.entities[part]).applied(to: parsed.bytes)
    }
    #expect(throws: LoweringError.cannotTransfer(encoding: "7bit")) { try insert("text", 1) }
    #expect(throws: LoweringError.cannotTransfer(encoding: "7bit")) { try insert("text\n", 2) }
  }
}
