/// One pass over a field's bytes that stops at the first thing a rule might fire on.
struct GateScan {
  enum Form { case plain, header, escaped, markup, escapedMarkup }

  private let bytes: UnsafeRawBufferPointer
  private let form: Form
  private let isMarkup: Bool
  private(set) var hasHighBytes = false

  init(_ bytes: UnsafeRawBufferPointer, form: Form) {
    self.bytes = bytes
    self.form = form
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
    while index < bytes.count {
      index = plain.endOfPlain(bytes, from: index, stops: stops)
      guard index < bytes.count else { break }
      let byte = bytes[index]
      if byte >= 0x80 {
        hasHighBytes = true
        if beginsWithMark(at: index) { return false }
        guard let end = high.endOfWords(from: index, stops: stops) else { return false }
        index = end
      } else {
        if ASCIISigns.isPlainlyHarmless(byte, before: index + 1 < bytes.count ? bytes[index + 1] : 0x20) {
          index += 1
          continue
        }
        guard ASCIISigns.isHarmless(bytes, at: index, form: form) else { return false }
        index += 1
      }
    }
    return true
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
