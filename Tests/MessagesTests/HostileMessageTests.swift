import Diagnosing
import Messages
import Splicing
import Testing

/// Time limits are coarse, because the machine may have other work: 32 times the input may take 300 times as long; with the
/// square it would be a thousand times.
@Suite("Hostile messages")
struct HostileMessageTests {
  private func expectLinear(
    _ small: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation, _ run: (Int) -> Void
  ) {
    func time(_ n: Int) -> Duration { (0..<2).map { _ in ContinuousClock().measure { run(n) } }.min() ?? .zero }
    let base = max(time(small), .microseconds(500))
    #expect(time(small * 32) < base * 300, sourceLocation: sourceLocation)
  }

  private func nested(_ levels: Int) -> [UInt8] {
    [UInt8]((0..<levels).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nend\n")
  }

  @Test("Ten thousand nested multiparts are read to the hundredth level, and said to be too deep")
  func deepMultiparts() {
    let parsed = Message(reading: nested(10_000))
    #expect(parsed.entities.count == Message.deepestLevel + 1)
    #expect(parsed.diagnostics.contains { $0.code == .tooDeep })
    expectLinear(300) { _ = Message(reading: nested($0)) }
  }

  @Test("A hundred thousand nested messages do no harm")
  func deepMessages() {
    let bytes = [UInt8](String(repeating: "Content-Type: message/rfc822\n\n", count: 100_000))
    let parsed = Message(reading: bytes)
    #expect(parsed.entities.count == Message.deepestLevel + 1)
    #expect(parsed.diagnostics.contains { $0.code == .tooDeep })
  }

  @Test("A million parts are read to the ten thousandth")
  func manyParts() {
    let part = [UInt8]("--b\n\n\n")
    var bytes = [UInt8]("Content-Type: multipart/mixed; boundary=b\n\n")
    for _ in 0..<1_000_000 { bytes += part }
    let parsed = Message(reading: bytes)
    #expect(parsed.entities.count == Message.mostParts)
    #expect(parsed.diagnostics.contains { $0.code == .tooDeep })
  }

  @Test("Half a million header lines are passed over behind the first MiB")
  func manyFields() {
    let bytes = [UInt8](String(repeating: "To: a@x.example\n", count: 500_000) + "\nbody")
    let parsed = Message(reading: bytes)
    #expect(parsed.root.fields.count == Message.longestHeader / 16)
    #expect(parsed.root.body.count == 4)
    #expect(parsed.diagnostics.map(\.code) == [.tooDeep])
  }

  @Test("Lines of hyphens under many open boundaries cost little")
  func hyphens() {
    let opened = (0..<100).map {
      "Content-Type: multipart/mixed; boundary=\(String(repeating: "-", count: 60))\($0)\n\n--\(String(repeating: "-", count: 60))\($0)\n"
    }.joined()
    expectLinear(40) { count in
      _ = Message(
        reading: [UInt8](opened + "\n" + String(repeating: String(repeating: "-", count: 64) + "\n", count: count)))
      _ = Message(reading: [UInt8](opened + "\n" + String(repeating: "-", count: count * 64) + "\r\r"))
    }
  }

  @Test(
    "Floods of openers in structured fields are linear",
    arguments: ["(", ":", "\"", "<", "=?utf-8?q?", "=?", "=?utf-8?q?a?= ", ";", "a=b;", "a*0=b;", "\\", "[", "a@b,"])
  func floods(text: String) {
    expectLinear(150) { count in
      let value = [UInt8](String(repeating: text, count: count))
      _ = MailAddress.list(value)
      _ = EncodedWord.decode(value)
      _ = Message(reading: [UInt8]("Content-Type: text/plain; ") + value + [UInt8]("\n\n"))
    }
  }

  @Test("Bodies of nothing but escapes, breaks or broken base64 are linear, edits and all")
  func bodies() throws {
    for text in ["=41", "=\n", "=", "QUJD", "QUJD\n", "!\n", "QUJD\n!\n", "x\n>From ", "\u{1B}"] {
      expectLinear(500) { count in
        let body = [UInt8](String(repeating: text, count: count))
        let edits = EditList<PartBytes>()
        for encoding in [TransferEncoding.quotedPrintable, .base64, .sevenBit] {
          let layer = TransferEncodingLayer(body, in: 0..<body.count, encoding: encoding)
          var some = edits
          let step = max(1, layer.decoded.count / 200)
          for at in stride(from: 0, to: layer.decoded.count, by: step) { try? some.replace(at..<at, with: [0x58]) }
          _ = try? layer.lower(some)
        }
        let quoting = MailboxQuotingLayer(body, in: 0..<body.count, dialect: .mboxrd)
        var some = EditList<MessageBytes>()
        for at in stride(from: 0, to: quoting.decoded.count, by: max(1, quoting.decoded.count / 200)) {
          try? some.replace(at..<at, with: [0x58])
        }
        _ = try? quoting.lower(some)
      }
    }
  }

  @Test("Random bytes with pieces of mail in them are read without a trap")
  func randomMail() {
    var random = SeededGenerator(seed: 41)
    let pieces = [
      "Content-Type: ", "multipart/mixed", "message/rfc822", "; boundary=", "b", "\"", "--b", "--b--", "\n", "\r",
      "\r\n", "\n\n",
      "Content-Transfer-Encoding: base64", ":", ";", "=?", "?=", "(", "\\", "charset*0*=utf-8''%", " ", "\t", "From ",
      "\u{0}", "é",
    ].map { [UInt8]($0) }
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).flatMap { _ in pieces.randomElement(using: &random)! }
      let parsed = Message(reading: bytes)
      for entity in parsed.entities {
        for field in entity.fields { _ = parsed.text(of: field) }
        _ = parsed.layer(of: entity).decoded
      }
      for item in MailboxReader.items(in: bytes) { #expect(item.message.upperBound <= bytes.count) }
    }
  }
}
