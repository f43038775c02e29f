import Splicing
import Testing

@Suite("Equality of bytes")
struct ByteEqualityTests {
  @Test("It is that of arrays, for every length and every place of a difference", arguments: 0..<40)
  func asArrays(count: Int) {
    let bytes = (0..<count).map { UInt8($0) }
    #expect(bytes.isSame(as: Array(bytes.reversed()).reversed()))
    #expect(!bytes.isSame(as: bytes + [0]))
    for place in 0..<count {
      var other = bytes
      other[place] ^= 0x80
      #expect(!bytes.isSame(as: other))
      #expect(OctetString(bytes) != OctetString(other))
    }
  }
}
