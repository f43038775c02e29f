import Messages
import Splicing
import Testing

@Suite("Promotion to UTF-8")
struct PromotionTests {
  private func promoted(_ text: String, _ new: String, part: Int = 0) throws -> String {
    let message = Message(reading: [UInt8](text))
    let edits = try message.promoted(message.entities[part], text: [UInt8](new))
    let result = edits.applied(to: message.bytes)
    #expect(edits.inverted(over: message.bytes).applied(to: result) == message.bytes)
    return String(decoding: result, as: UTF8.self)
  }

  @Test(
    "Only the two values and the body change",
    arguments: [
      (
        "Content-Type: text/plain; charset=\"iso-8859-1\"; format=flowed\nX: y\nContent-Transfer-Encoding: 7bit\n\nold\n",
        "Content-Type: text/plain; charset=\"utf-8\"; format=flowed\nX: y\nContent-Transfer-Encoding: quoted-printable\n\nG=C3=A9\n"
      ),
      (
        "content-type:text/plain\nX: y\n\nold\n",
        "content-type:text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nX: y\n\nG=C3=A9\n"
      ),
      (
        "Content-Type: text/plain;\n charset=us-ascii\nContent-Transfer-Encoding:\n\t8BIT (why)\n\nold\n",
        "Content-Type: text/plain;\n charset=utf-8\nContent-Transfer-Encoding:\n\tquoted-printable (why)\n\nG=C3=A9\n"
      ),
      (
        "Subject: x\n\nold\n",
        "Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nG=C3=A9\n"
      ),
      ("\nold", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nG=C3=A9\n"),
    ])
  func labels(before: String, after: String) throws {
    #expect(try promoted(before, "Gé\n") == after)
  }

  @Test("Line ends become the message's, blanks at line ends are encoded, lines stay within 76")
  func body() throws {
    let header = "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
    let long = String(repeating: "wörter ", count: 30)
    let text = "a \nb\r\n\nFrom me\n" + long + "\n"
    let result = try promoted(header + "old\r\n", text)
    let message = Message(reading: [UInt8](result))
    #expect(message.layer(of: message.root).decoded == [UInt8](text.replacingLineEnds()))
    #expect(result.utf8.allSatisfy { $0 < 0x80 })
    #expect(physicalLines([UInt8](result)).allSatisfy { $0.count <= 76 && $0.last != 0x20 })
    #expect(!result.contains("\nFrom "))
  }

  @Test("A part of a multipart keeps its place")
  func inMultipart() throws {
    let text = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nold\n--b--\n"
    let result = Message(reading: [UInt8](try promoted(text, "nëw", part: 1)))
    #expect(result.entities.count == 2)
    #expect(result.layer(of: result.entities[1]).decoded == [UInt8]("nëw"))
  }

  @Test("Other parts are refused")
  func refusals() {
    #expect(throws: LoweringError.self) { try promoted("Content-Type: text/html\n\nx", "y") }
    #expect(throws: LoweringError.self) {
      try promoted("Content-Type: text/plain; charset*0=us-; charset*1=ascii\n\nx", "y")
    }
  }
}

extension String {
  /// CRLF throughout.
  fileprivate func replacingLineEnds() -> String {
    var result = ""
    for scalar in unicodeScalars where scalar != "\r" { result += scalar == "\n" ? "\r\n" : String(scalar) }
    return result
  }
}
