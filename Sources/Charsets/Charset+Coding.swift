extension Charset {
  /// The UTF-8 of the bytes, all of them or nothing. A byte order mark of `utf-16` is not part of the text, one of any other
  /// charset is (U+FEFF). Linear; never in pieces, because a piece may end inside a character.
  /// - Throws: `UndecodableBytes` at the first byte that is no character.
  public func decode(_ bytes: [UInt8], in range: Range<Int>) throws(UndecodableBytes) -> [UInt8] {
    if case .utf8 = coding {
      if let offset = UTF8Gate.firstInvalid(in: bytes, range) { throw UndecodableBytes(offset: offset) }
      return Array(bytes[range])
    }
    let view = DecodedView(bytes, in: range, coding: coding)
    if let offset = view.undecodable.first { throw UndecodableBytes(offset: offset) }
    return view.text ?? Array(bytes[range])
  }

  /// As `decode(_:in:)`, for a whole array.
  public func decode(_ bytes: [UInt8]) throws(UndecodableBytes) -> [UInt8] { try decode(bytes, in: 0..<bytes.count) }

  /// The bytes of a text in this charset, from the initial state back to it. `utf-16` gets a byte order mark, little endian.
  /// - Parameter utf8: valid UTF-8.
  /// - Throws: `UnencodableScalar` for the first character that the charset as labelled does not hold; nothing is ever
  ///   replaced by something similar.
  public func encode(_ utf8: [UInt8]) throws(UnencodableScalar) -> [UInt8] {
    var encoder = CharacterEncoder(coding)
    let body = try encoder.encode(utf8, unfitting: .refused)
    if case .utf16(order: .marked) = coding { return [0xFF, 0xFE] + body }
    return body
  }

  /// Can every character of this text be written?
  public func canEncode(_ utf8: [UInt8]) -> Bool { (try? encode(utf8)) != nil }
}
