import Messages
import Splicing
import Testing

@Suite("IdentityLayer")
struct IdentityLayerTests {
  private func lower(
    _ body: String, _ range: Range<Int>, _ new: String, _ encoding: TransferEncoding
  ) throws -> [UInt8] {
    let (message, place) = framed([UInt8](body), .lf)
    let edits = try EditList<PartBytes>([.init(range: range, bytes: [UInt8](new))])
    let lowered = try IdentityLayer(message, in: place, encoding: encoding).lower(edits)
    let result = lowered.applied(to: message)
    return Array(result[place.lowerBound..<(place.upperBound + lowered.delta)])
  }

  @Test("Bytes are themselves")
  func plain() throws {
    #expect(try lower("one two\n", 4..<7, "three", .sevenBit) == [UInt8]("one three\n"))
  }

  @Test("8-bit text does not enter a 7bit body")
  func sevenBit() {
    #expect(throws: LoweringError.cannotTransfer(encoding: "7bit")) { try lower("one\n", 0..<3, "é", .sevenBit) }
    #expect(throws: Never.self) { try lower("one\n", 0..<3, "é", .eightBit) }
  }

  @Test("A body that is 8-bit in spite of its label stays editable")
  func mislabelled() throws {
    #expect(try lower("über\n", 0..<2, "Ü", .sevenBit) == [UInt8]("Über\n"))
  }

  @Test("A line over 998 octets is refused unless it was so before")
  func longLines() throws {
    let long = String(repeating: "x", count: 990)
    for encoding in [TransferEncoding.sevenBit, .eightBit] {
      #expect(throws: LoweringError.cannotTransfer(encoding: encoding.name)) {
        try lower(long + "\n", 3..<3, "123456789", encoding)
      }
      #expect(throws: Never.self) { try lower(long + "\n", 3..<3, "12345678", encoding) }
      #expect(throws: Never.self) { try lower(long + long + "\n", 3..<3, "12345678", encoding) }
    }
    #expect(throws: Never.self) { try lower(long + "\n", 3..<3, "123456789", .binary) }
  }

  @Test("Two edits on one line count together")
  func twoEdits() throws {
    let (message, place) = framed([UInt8](repeating: 0x78, count: 990), .crlf)
    let layer = IdentityLayer(message, in: place, encoding: .sevenBit)
    let edits = try EditList<PartBytes>([
      .init(range: 2..<2, bytes: [UInt8]("12345")), .init(range: 20..<20, bytes: [UInt8]("12345")),
    ])
    #expect(throws: LoweringError.cannotTransfer(encoding: "7bit")) { try layer.lower(edits) }
  }

  @Test("Nothing is edited in an encoding that nobody knows")
  func unknownEncoding() {
    #expect(throws: LoweringError.cannotTransfer(encoding: "x-uuencode")) {
      try lower("one\n", 0..<1, "t", .other("x-uuencode"))
    }
  }
}
