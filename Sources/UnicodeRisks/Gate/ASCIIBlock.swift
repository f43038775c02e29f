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

  /// One bit for each of the 32 bytes from `index` on that ends a run of plain ones.
  @inline(__always)
  func stops(_ bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
    let stop = Self.stop(bytes.loadUnaligned(fromByteOffset: index, as: Block.self), Block(repeating: sign))
    if (stop[0] | stop[1] | stop[2] | stop[3]) == 0 { return 0 }
    return Self.bits(stop[0]) | Self.bits(stop[1]) << 8 | Self.bits(stop[2]) << 16 | Self.bits(stop[3]) << 24
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
