/// One pass over a field's bytes that stops at the first thing a rule might fire on.
struct GateScan {
  enum Form { case plain, header, escaped, markup, escapedMarkup }

  private let bytes: UnsafeRawBufferPointer
  private let form: Form
  private let isMarkup: Bool
  private let isASCIIOnly: Bool
  private(set) var hasHighBytes = false
  /// Where `run` stopped; nil where it came to the end.
  private(set) var stop: Int?

  /// - Parameter isASCIIOnly: whether bytes above 127 end the scan.
  init(_ bytes: UnsafeRawBufferPointer, form: Form, isASCIIOnly: Bool = false) {
    self.bytes = bytes
    self.form = form
    self.isASCIIOnly = isASCIIOnly
    isMarkup = form == .markup || form == .escapedMarkup
  }

  /// True when no rule can fire on characters. ASCII runs at memory speed; beyond ASCII at one table look-up a character.
  mutating func run() -> Bool {
    if isMarkup, SymbolFontProbe.mayName(bytes) { return false }
    let plain = ASCIIBlock.block(for: form)
    return plain.stops.withUnsafeBufferPointer { stops in
      HighTable.bits.withUnsafeBufferPointer { table in
        var high = HighCharacters(bytes, table: table)
        return run(plain, &high, stops)
      }
    }
  }

  private mutating func run(
    _ plain: ASCIIBlock, _ high: inout HighCharacters, _ stops: UnsafeBufferPointer<Bool>
  ) -> Bool {
    var index = 0
    while index &+ 32 <= bytes.count {
      // Signs of links stand close together: all of a block are looked at before the next is loaded.
      var signs = plain.stops(bytes, at: index)
      var next = index &+ 32
      while signs != 0 {
        let at = index &+ signs.trailingZeroBitCount
        guard let end = pass(at, &high, stops) else {
          stop = at
          return false
        }
        guard end < index &+ 32 else {
          next = end
          break
        }
        signs &= UInt32.max << UInt32(truncatingIfNeeded: end &- index)
      }
      index = next
    }
    while index < bytes.count {
      guard stops[Int(bytes[index])] else {
        index &+= 1
        continue
      }
      guard let end = pass(index, &high, stops) else {
        stop = index
        return false
      }
      index = end
    }
    return true
  }

  /// - Returns: the end of what begins at a stop; nil where a rule may fire on it.
  @inline(__always)
  private mutating func pass(
    _ index: Int, _ high: inout HighCharacters, _ stops: UnsafeBufferPointer<Bool>
  ) -> Int? {
    let byte = bytes[index]
    if byte >= 0x80 {
      hasHighBytes = true
      if isASCIIOnly { return nil }
      return beginsWithMark(at: index) ? nil : high.endOfWords(from: index, stops: stops)
    }
    if ASCIISigns.isPlainlyHarmless(byte, before: index &+ 1 < bytes.count ? bytes[index &+ 1] : 0x20) {
      return index &+ 1
    }
    return ASCIISigns.isHarmless(bytes, at: index, form: form) ? index &+ 1 : nil
  }

  /// U310: a text, a value or a parameter begins with a combining mark.
  private func beginsWithMark(at index: Int) -> Bool {
    // Cyrillic letters and typographic signs are the commonest here, and no marks.
    guard bytes[index] >= 0xCC, bytes[index] != 0xD0, bytes[index] != 0xD1 else { return false }
    if bytes[index] == 0xE2, index + 1 < bytes.count, bytes[index + 1] == 0x80 { return false }
    if index > 0 {
      switch bytes[index - 1] {
      case 0x3A, 0x3D, 0x22, 0x20, 0x09: break
      default: return false
      }
    }
    let end = bytes.count
    guard case .scalar(let scalar, _) = UTF8Sequence.read({ index + $0 < end ? bytes[index + $0] : nil }) else {
      return true
    }
    return Scalars.isMark(scalar)
  }
}
