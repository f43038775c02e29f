/// One unit of character data that is not simply a visible ASCII or other plain character.
struct TextPiece {
  enum Meaning {
    /// LF, CR or CRLF.
    case lineEnd
    /// Collapsing white space.
    case space
    /// A no-break or other typographic space: seen as white space, but it makes an empty line visible.
    case blank
    /// A zero-width character or NUL.
    case nothing
    /// Bytes that stand for themselves.
    case literal
    /// What a character reference stands for.
    case scalars(Unicode.Scalar, Unicode.Scalar?)
  }

  let meaning: Meaning
  /// Source bytes, at least 1.
  let length: Int

  /// Whether the byte needs no `TextPiece`: it is no white space, no `&`, no NUL and no lead byte of a space or zero-width
  /// character.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    if byte < 0x80 { return byte > 0x20 && byte != 0x26 || byte > 0 && byte < 0x09 || byte > 0x0D && byte < 0x20 }
    return byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF
  }

  /// - Parameter decodes: whether character references count.
  init(_ html: Span<UInt8>, at offset: Int, limit: Int, decodes: Bool) {
    switch html[offset] {
    case 0x0D:
      let isPair = offset + 1 < limit && html[offset + 1] == 0x0A
      self.init(.lineEnd, isPair ? 2 : 1)
    case 0x0A: self.init(.lineEnd, 1)
    case 0x20, 0x09, 0x0B, 0x0C: self.init(.space, 1)
    case 0x00: self.init(.nothing, 1)
    case 0x26:
      guard decodes, let reference = CharacterReference.decode(html, at: offset, limit: limit, isInAttribute: false)
      else {
        self.init(.literal, 1)
        return
      }
      self.init(Self.meaning(of: reference.first, reference.second), reference.length)
    default: self.init(multibyte: html, at: offset, limit: limit)
    }
  }

  private init(_ meaning: Meaning, _ length: Int) {
    self.meaning = meaning
    self.length = length
  }

  /// A lead byte that may begin a space; broken sequences stand for themselves.
  private init(multibyte html: Span<UInt8>, at offset: Int, limit: Int) {
    let length = html[offset] == 0xC2 ? 2 : 3
    guard offset + length <= limit, (offset + 1..<offset + length).allSatisfy({ html[$0] & 0xC0 == 0x80 }) else {
      self.init(.literal, 1)
      return
    }
    var value = UInt32(html[offset]) & (length == 2 ? 0x1F : 0x0F)
    for index in 1..<length { value = value << 6 | UInt32(html[offset + index] & 0x3F) }
    guard let scalar = Unicode.Scalar(value), case .scalars = Self.meaning(of: scalar, nil) else {
      self.init(Unicode.Scalar(value).map { Self.meaning(of: $0, nil) } ?? .literal, length)
      return
    }
    self.init(.literal, length)
  }

  private static func meaning(of scalar: Unicode.Scalar, _ second: Unicode.Scalar?) -> Meaning {
    guard second == nil else { return .scalars(scalar, second) }
    return switch scalar.value {
    // A reference to a line end is white space like any other, except inside pre.
    case 0x0A, 0x0D: .lineEnd
    case 0x20, 0x09, 0x0C: .space
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .blank
    case 0x00AD, 0x200B, 0x2060, 0xFEFF: .nothing
    default: .scalars(scalar, nil)
    }
  }
}
