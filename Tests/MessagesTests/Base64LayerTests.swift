import Messages
import Splicing
import Testing

/// A plain encoder of the tests' own.
func base64(_ bytes: [UInt8], width: Int, _ ending: [UInt8]) -> [UInt8] {
  let alphabet = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var bits: [UInt8] = []
  for byte in bytes { for shift in (0..<8).reversed() { bits.append(byte >> UInt8(shift) & 1) } }
  while bits.count % 6 != 0 { bits.append(0) }
  var text = stride(from: 0, to: bits.count, by: 6).map { start in
    alphabet[bits[start..<start + 6].reduce(0) { $0 << 1 | Int($1) }]
  }
  while text.count % 4 != 0 { text.append(0x3D) }
  var lines: [UInt8] = []
  for (index, byte) in text.enumerated() {
    if index > 0, index % width == 0 { lines += ending }
    lines.append(byte)
  }
  return lines
}

@Suite("Base64Layer")
struct Base64LayerTests {
  private func layer(_ body: String) -> Base64Layer { Base64Layer([UInt8](body), in: 0..<body.utf8.count) }

  @Test(
    "White space, missing padding and text behind the end are tolerated",
    arguments: [
      ("TWVl dGlu\r\n\tZw==", "Meeting"), ("TWVldGluZw", "Meeting"),
      ("TWVldGluZw==\n\n_____\nA list: https://x.example/\n", "Meeting"),
      ("TWVldGlu\n\n-- \nA list!\n", "Meetin"), ("", ""), ("\n\n", ""), ("TWVldGluZw=\n=\n", "Meeting"),
    ])
  func tolerance(body: String, text: String) {
    #expect(layer(body).decoded == [UInt8](text))
    #expect(layer(body).brokenAt == nil)
  }

  @Test(
    "Anything else that does not belong breaks the body",
    arguments: [
      ("TWVl!!==@@dGluZw==", 4), ("TWVldGlu\n!!==@@\nTWVldGluTWVldGluTWVldGlu\n", 9), ("TWVldGluZ", 8), ("TW=V", 2),
      ("TWVldGluZw==\nTWVldGluTWVldGluTWVldGlu\n", 13), ("TWVl\u{0}dGlu", 4),
    ])
  func broken(body: String, offset: Int) throws {
    #expect(layer(body).brokenAt == offset)
    let edits = try EditList<PartBytes>([.init(range: 0..<1, bytes: [0x41])])
    #expect(throws: LoweringError.undecodable(offset: 0)) { try layer(body).lower(edits) }
  }

  @Test("An edit of equal length changes touched quanta in place, across irregular lines")
  func inPlace() throws {
    let body = "TW\nVld\nGlu ZyBvbmU="
    let edits = try EditList<PartBytes>([.init(range: 3..<4, bytes: [UInt8]("T"))])
    #expect(try layer(body).lower(edits).applied(to: [UInt8](body)) == [UInt8]("TW\nVlV\nGlu ZyBvbmU="))
  }

  @Test("Everything before the touched quantum, line width, line ends and what follows the text stay")
  func frame() throws {
    var random = SeededGenerator(seed: 3)
    for (width, ending) in [(76, [UInt8]("\r\n")), (60, [UInt8]("\n")), (64, [UInt8]("\r\n"))] {
      let data = (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }
      let tail = ending + ending + [UInt8]("-- list")
      let body = base64(data, width: width, ending)
      let layer = Base64Layer(body + tail, in: 0..<(body + tail).count)
      let edits = try EditList<PartBytes>([.init(range: 200..<210, bytes: [UInt8]("a longer text than before"))])
      let result = try layer.lower(edits).applied(to: body + tail)
      #expect(result == base64(edits.applied(to: data), width: width, ending) + tail)
    }
  }

  @Test("Where the length changes by whole lines, the lines behind stay as they are")
  func wholeLines() throws {
    let data = (0..<600).map { UInt8($0 % 251) }
    let body = base64(data, width: 76, [0x0A])
    let layer = Base64Layer(body, in: 0..<body.count)
    let edits = try EditList<PartBytes>([.init(range: 60..<63, bytes: [UInt8](repeating: 0x41, count: 60))])
    let lowered = try layer.lower(edits)
    #expect(lowered.applied(to: body) == base64(edits.applied(to: data), width: 76, [0x0A]))
    #expect(lowered.replacements.allSatisfy { $0.range.upperBound < 160 })
  }

  @Test("Text behind the end that new text would swallow is refused")
  func swallowedText() throws {
    let body = "TWVldGluZw==\n\nlist\n"
    let unpadded = try EditList<PartBytes>([.init(range: 0..<1, bytes: [])])
    #expect(throws: LoweringError.cannotTransfer(encoding: "base64")) { try layer(body).lower(unpadded) }
    let padded = try EditList<PartBytes>([.init(range: 0..<2, bytes: [])])
    #expect(try layer(body).lower(padded).applied(to: [UInt8](body)) == [UInt8]("ZXRpbmc=\n\nlist\n"))
  }

  @Test("A body on one line is wrapped when it grows, unless it was never wrapped")
  func oneLine() throws {
    let short = base64([UInt8]("Hello"), width: 1000, [])
    let grow = try EditList<PartBytes>([.init(range: 5..<5, bytes: [UInt8](repeating: 0x78, count: 100))])
    let (message, place) = framed(short, .crlf)
    let wrapped = try Base64Layer(message, in: place).lower(grow).applied(to: message)
    #expect(physicalLines(wrapped).allSatisfy { $0.count <= 76 })
    let endless = base64([UInt8](repeating: 0x61, count: 3000), width: 100_000, [])
    let more = try EditList<PartBytes>([.init(range: 0..<0, bytes: [0x62])])
    #expect(try !Base64Layer(endless, in: 0..<endless.count).lower(more).applied(to: endless).contains(0x0A))
  }

  @Test("The law holds for random bodies and edits", arguments: [LineEnding.lf, .crlf])
  func law(ending: LineEnding) throws {
    var random = SeededGenerator(seed: ending == .lf ? 21 : 22)
    for round in 0..<800 {
      let count = round % 40 == 0 ? 4000 : Int.random(in: 0...200, using: &random)
      let data = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let width = [76, 72, 60, 10, 5, 4, 1000].randomElement(using: &random)!
      var body = base64(data, width: width, ending.bytes)
      if round % 3 == 0 { body += ending.bytes }
      if round % 7 == 0 { while body.last == 0x3D { body.removeLast() } }
      let (message, place) = framed(body, ending)
      let layer = Base64Layer(message, in: place)
      #expect(layer.decoded == data)
      let isSameLength = round % 4 == 0
      var edits: EditList<PartBytes> = randomEdits(
        over: data.count, from: (0..<9).map { [UInt8($0 * 28)] }, using: &random)
      if isSameLength {
        edits = try EditList(edits.replacements.map { .init(range: $0.range, bytes: $0.range.map { _ in 0x2A }) })
      }
      let lowered = try layer.lower(edits)
      let result = expectLaw(layer, over: message, in: place, edits, lowered) { Base64Layer($0, in: $1).decoded }
      if isSameLength { #expect(result.count == message.count) }
      if let first = edits.replacements.first(where: { !$0.range.isEmpty || !$0.bytes.isEmpty })?.range.lowerBound {
        let kept = base64(Array(data[..<(first / 3 * 3)]), width: width, ending.bytes)
        #expect(result[place.lowerBound...].starts(with: kept))
      }
    }
  }
}
