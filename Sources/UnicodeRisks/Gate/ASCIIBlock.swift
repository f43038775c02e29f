/// Runs of bytes that no rule asks about, 32 at a time.
struct ASCIIBlock {
  typealias Block = SIMD32<UInt8>
  typealias Words = SIMD4<UInt64>

  /// The bytes that end such a run: everything above 127, controls, and the signs that begin something.
  let stops: [Bool]
  /// A backslash matters where TEXT escapes are.
  private let sign: UInt8

  private static let signs: [UInt8] = [0x3D, 0x3F, 0x2B, 0x24, 0x26]

  private init(for form: GateScan.Form) {
    let sign: UInt8 = form == .escaped || form == .escapedMarkup ? 0x5C : 0x3D
    self.sign = sign
    stops = (0...255).map { value in
      let byte = UInt8(value)
      if byte >= 0x7F || byte == sign || Self.signs.contains(byte) { return true }
      return byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte)
    }
  }

  static func block(for form: GateScan.Form) -> ASCIIBlock {
    form == .escaped || form == .escapedMarkup ? escaped : plain
  }

  private static let plain = ASCIIBlock(for: .plain)
  private static let escaped = ASCIIBlock(for: .escaped)

  /// One bit for each of the 32 bytes from `index` on that ends a run of plain ones and is not settled by what follows.
  @inline(__always)
  func stops(_ bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
    let block = bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
    var stop = Self.stop(block, Block(repeating: sign))
    if !Self.isAny(stop) { return 0 }
    // Characters beyond ASCII have their own way; only signs can be settled.
    if index &+ Self.reach <= bytes.count, Self.isAny(stop & ~unsafeBitCast(block, to: Words.self)) {
      stop &= ~Self.settled(block, bytes, at: index)
    }
    return Self.bits(stop)
  }

  /// How far what follows is looked at: a name of 34 letters behind an ampersand in the last place, a backslash, a semicolon.
  private static let reach = 67

  /// The upper bit of each sign that what follows makes harmless, all at once: most signs of links. What is left takes a closer
  /// look (`ASCIISigns`, whose rules these are).
  @inline(__always)
  private static func settled(_ block: Block, _ bytes: UnsafeRawBufferPointer, at index: Int) -> Words {
    let next = bytes.loadUnaligned(fromByteOffset: index &+ 1, as: Block.self)
    let words = unsafeBitCast(next, to: Words.self)
    let folded = words | Words(repeating: 0x2020_2020_2020_2020)
    let question = equal(next, Block(repeating: 0x3F))
    // Two octets of quoted-printable in a row, the first above 127.
    let third = bytes.loadUnaligned(fromByteOffset: index &+ 3, as: Block.self)
    let octets =
      (isWithin(0x61, 0x66, folded) | isWithin(0x38, 0x39, words)) & equal(third, Block(repeating: 0x3D))
    return equal(block, Block(repeating: 0x3D)) & ~(question | octets)
      | equal(block, Block(repeating: 0x3F)) & ~(question | isWithin(0x61, 0x7A, folded) | words)
      | equal(block, Block(repeating: 0x26)) & ~semicolons(block, bytes, at: index)
  }

  /// All ones where a semicolon stands in reach, so that a reference might end; none where no ampersand can begin one.
  @inline(__always)
  private static func semicolons(_ block: Block, _ bytes: UnsafeRawBufferPointer, at index: Int) -> Words {
    let middle = bytes.loadUnaligned(fromByteOffset: index &+ 16, as: Block.self)
    let last = bytes.loadUnaligned(fromByteOffset: index &+ (reach &- 32), as: Block.self)
    let semicolon = Block(repeating: 0x3B)
    let found = equal(block, semicolon) | equal(middle, semicolon) | equal(last, semicolon)
    return Words(repeating: isAny(found) ? .max : 0)
  }

  /// The upper bit of each byte that lies between two, both below 128; the other bits are noise. Bytes are compared by adding:
  /// comparisons of 32 lanes by size are compiled lane by lane.
  @inline(__always)
  private static func isWithin(_ first: UInt8, _ last: UInt8, _ words: Words) -> Words {
    let low = words & Words(repeating: 0x7F7F_7F7F_7F7F_7F7F)
    let reaches = low &+ Words(repeating: UInt64(0x80 - first) &* 0x0101_0101_0101_0101)
    let exceeds = low &+ Words(repeating: UInt64(0x7F - last) &* 0x0101_0101_0101_0101)
    return reaches & ~exceeds & ~words
  }

  @inline(__always)
  private static func isAny(_ words: Words) -> Bool { (words[0] | words[1] | words[2] | words[3]) != 0 }

  /// The upper bits of all bytes, side by side.
  @inline(__always)
  private static func bits(_ words: Words) -> UInt32 {
    bits(words[0]) | bits(words[1]) << 8 | bits(words[2]) << 16 | bits(words[3]) << 24
  }

  /// The upper bits of eight bytes, side by side.
  @inline(__always)
  private static func bits(_ word: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: ((word & 0x8080_8080_8080_8080) &* 0x0002_0408_1020_4081) &>> 56)
  }

  /// Masks are joined as words: bit operations on 32 lanes are compiled lane by lane.
  @inline(__always)
  private static func stop(_ block: Block, _ sign: Block) -> Words {
    // Controls have none of the three upper bits; TAB, LF and CR are the ones that may stand.
    let words = unsafeBitCast(block, to: Words.self)
    let upper = unsafeBitCast(words & Words(repeating: 0xE0E0_E0E0_E0E0_E0E0), to: Block.self)
    let control = equal(upper, Block(repeating: 0))
    let white =
      equal(block, Block(repeating: 0x0A)) | equal(block, Block(repeating: 0x0D)) | equal(block, Block(repeating: 0x09))
    let high = words & Words(repeating: 0x8080_8080_8080_8080)
    let signs =
      equal(block, Block(repeating: 0x3D)) | equal(block, Block(repeating: 0x3F)) | equal(block, Block(repeating: 0x2B))
      | equal(block, Block(repeating: 0x24)) | equal(block, Block(repeating: 0x26)) | equal(block, sign)
    return (control ^ white) | high | signs | equal(block, Block(repeating: 0x7F))
  }

  @inline(__always)
  private static func equal(_ a: Block, _ b: Block) -> Words { unsafeBitCast(a .== b, to: Words.self) }
}
