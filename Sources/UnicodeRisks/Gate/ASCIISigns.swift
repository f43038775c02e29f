/// Looks closer at a sign that may begin something.
enum ASCIISigns {
  /// What the next byte alone settles: most signs of links and HTML.
  @inline(__always)
  static func isPlainlyHarmless(_ byte: UInt8, before next: UInt8) -> Bool {
    switch byte {
    case 0x3D: next != 0x3F && !(0x38...0x39).contains(next) && !(0x41...0x46).contains(next & ~0x20)
    case 0x3F: next != 0x3F && next < 0x80 && !(0x41...0x5A).contains(next & ~0x20)
    case 0x24: next != 0x42 && next != 0x40
    case 0x5C: next != 0x5C
    default: false
    }
  }

  /// - Returns: false for a control character and for a sign that begins what a rule fires on, or might.
  static func isHarmless(_ bytes: UnsafeRawBufferPointer, at index: Int, form: GateScan.Form) -> Bool {
    func next(_ offset: Int) -> UInt8 {
      let at = index + offset
      return at >= 0 && at < bytes.count ? bytes[at] : 0x20
    }
    switch bytes[index] {
    case 0x3D: return next(1) != 0x3F && !isOctet(next(1), next(2), then: next(3))
    case 0x3F: return isHarmlessQuestion(bytes, at: index)
    case 0x2B: return isHarmlessPlus(bytes, at: index)
    case 0x24: return next(1) != 0x42 && next(1) != 0x40
    case 0x26: return isHarmlessAmpersand(bytes, at: index, form: form)
    // A second layer of escapes shows as an escaped backslash before a sign of its own. Word's style sheets hold others (`v\\:*`).
    case 0x5C: return next(1) != 0x5C || !beginsEscape(next(2))
    default: return false
    }
  }

  /// What a backslash is put before in a TEXT value, and the backslash of that itself.
  private static func beginsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x3B, 0x5C, 0x6E, 0x4E: true
    default: false
    }
  }

  /// `=HH` of a byte above 127, and another one behind it.
  private static func isOctet(_ high: UInt8, _ low: UInt8, then sign: UInt8) -> Bool {
    guard sign == 0x3D, let value = Scalars.hexDigit(UInt32(high)) else { return false }
    return value >= 8 && Scalars.hexDigit(UInt32(low)) != nil
  }

  /// A question mark inside a word, unless it is a link's, or one of several in a row.
  private static func isHarmlessQuestion(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    guard index + 1 < bytes.count else { return true }
    let next = bytes[index + 1]
    if next == 0x3F { return false }
    guard index > 0, isLetterByte(next), isLetterByte(bytes[index - 1]) || bytes[index - 1] == 0x3F else { return true }
    var start = index
    // Longer words are no words.
    let limit = max(0, index - 256)
    // A colon, semicolon or equals sign may end the name of a property or parameter, an escape a line.
    var isSameText = true
    while start > limit {
      start -= 1
      switch bytes[start] {
      case 0x2F, 0x26: return isASCIIWord(bytes, start..<index)
      // Digits stand in codes, not in words.
      case 0x30...0x39: if isSameText { return isASCIIWord(bytes, start..<index) }
      case 0x2C, 0x3A, 0x3B, 0x3D, 0x5C, 0x5E: isSameText = false
      case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x60: return false
      default: continue
      }
    }
    return false
  }

  /// The rules' words end at some characters beyond ASCII too.
  private static func isASCIIWord(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    range.allSatisfy { bytes[$0] < 0x80 }
  }

  private static func isHarmlessPlus(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    var at = index + 1
    var hasLetter = false
    while at < bytes.count, at - index < 200 {
      switch bytes[at] {
      case 0x41...0x5A, 0x61...0x7A: hasLetter = true
      case 0x30...0x39, 0x2B, 0x2F: break
      case 0x2D: return !hasLetter || at - index < 4
      default: return true
      }
      at += 1
    }
    return at == bytes.count
  }

  /// In HTML the common references are what they are for; elsewhere each is a finding.
  private static func isHarmlessAmpersand(_ bytes: UnsafeRawBufferPointer, at index: Int, form: GateScan.Form) -> Bool {
    guard index + 2 < bytes.count else { return true }
    let next = bytes[index + 1]
    guard next == 0x23 || isLetterByte(next) && next < 0x80 else { return true }
    // `&name=` of a link.
    if bytes[index + 2] == 0x3D { return true }
    var at = index + 1
    while at < bytes.count, at - index < 34,
      bytes[at] == 0x23 || isLetterByte(bytes[at]) && bytes[at] < 0x80
        || (0x30...0x39).contains(bytes[at])
    {
      at += 1
    }
    let name = bytes[index + 1..<at]
    // In a TEXT value the semicolon has its backslash.
    if at + 1 < bytes.count, bytes[at] == 0x5C, form == .escaped || form == .escapedMarkup { at += 1 }
    guard at < bytes.count, bytes[at] == 0x3B else { return true }
    guard form == .markup || form == .escapedMarkup else { return false }
    if name.elementsEqual([0x61, 0x6D, 0x70]) { return !beginsReference(bytes, at: at + 1) }
    // Two in a row may be two halves of a character.
    if at + 1 < bytes.count, bytes[at + 1] == 0x26 || bytes[at + 1] >= 0x80,
      !blanks.contains(where: { name.elementsEqual($0) })
    {
      return false
    }
    return calm.contains { name.elementsEqual($0) }
  }

  /// A name or number with its semicolon, as a reference that was escaped twice shows behind `&amp;`; links with several
  /// parameters have a name and no semicolon there. What is too long for a name is left to the rules.
  private static func beginsReference(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    var at = start
    while at < bytes.count, at - start < 34, isNamePart(bytes[at]) { at += 1 }
    guard at > start, at < bytes.count else { return false }
    return at - start >= 34 || bytes[at] == 0x3B || bytes[at] == 0x5C || bytes[at] >= 0x80
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte == 0x23 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & ~0x20)
  }

  /// References that take part in no rule.
  private static let calm: [[UInt8]] = [
    "nbsp", "lt", "gt", "quot", "apos", "copy", "#39", "#160", "auml", "ouml", "uuml", "szlig", "eacute", "egrave",
    "agrave",
    "ndash", "mdash", "hellip", "bull", "rsquo", "lsquo", "ldquo", "rdquo", "Auml", "Ouml", "Uuml", "#8217", "#8211",
    "euro", "#8592", "#8594",
  ].map { Array($0.utf8) }

  private static let blanks = ["nbsp", "#160", "lt", "gt", "quot"].map { Array($0.utf8) }

  private static func isLetterByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte & ~0x20)
  }
}

/// Is a symbol font named anywhere? Looks for two letters side by side that its names have and few other words.
enum SymbolFontProbe {
  static func mayName(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let (y, m) = (SIMD32<UInt8>(repeating: 0x79), SIMD32<UInt8>(repeating: 0x6D))
    let (d, i) = (SIMD32<UInt8>(repeating: 0x64), SIMD32<UInt8>(repeating: 0x69))
    var index = 0
    while index &+ 33 <= bytes.count {
      let first = folded(bytes, index)
      let second = folded(bytes, index &+ 1)
      let hits =
        (equal(first, y) & equal(second, m)) | (equal(first, d) & equal(second, i))
      if (hits[0] | hits[1] | hits[2] | hits[3]) != 0, names(bytes, index..<index + 32) { return true }
      index &+= 32
    }
    return names(bytes, index..<bytes.count)
  }

  /// Capitals as small letters. Bit operations on 32 lanes are compiled lane by lane, so it is done on words.
  @inline(__always)
  private static func folded(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> SIMD32<UInt8> {
    let words = bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
    return unsafeBitCast(words | SIMD4(repeating: 0x2020_2020_2020_2020), to: SIMD32<UInt8>.self)
  }

  @inline(__always)
  private static func equal(_ block: SIMD32<UInt8>, _ other: SIMD32<UInt8>) -> SIMD4<UInt64> {
    unsafeBitCast(block .== other, to: SIMD4<UInt64>.self)
  }

  /// `ymbol` or `dings` beginning in a range.
  private static func names(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] | 0x20 == 0x79 || bytes[index] | 0x20 == 0x64 {
      for ending in endings where index + ending.count <= bytes.count {
        if ending.indices.allSatisfy({ bytes[index + $0] | 0x20 == ending[$0] }) { return true }
      }
    }
    return false
  }

  private static let endings = [Array("ymbol".utf8), Array("dings".utf8)]
}
