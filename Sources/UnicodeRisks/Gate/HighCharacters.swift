/// Characters beyond ASCII: validates them and stops at those that a rule may fire on.
///
/// Two tables say for each pair of lead and second byte whether the character needs a look; most need none.
struct HighCharacters {
  private let bytes: UnsafeRawBufferPointer
  private let table: UnsafeBufferPointer<UInt64>
  /// Signs that say "Shift_JIS or Big5 read as windows-1252" when there are many.
  private var leadSigns = 0

  /// - Parameter table: `HighTable.bits`; asked for once, because each access to a global costs a check.
  init(_ bytes: UnsafeRawBufferPointer, table: UnsafeBufferPointer<UInt64>) {
    self.bytes = bytes
    self.table = table
  }

  /// The end of a stretch of words: behind the last character beyond ASCII, and up to 15 plain bytes behind one of another
  /// alphabet. Those come in words; going back to whole blocks at each blank would cost more than it saves. Accents and
  /// typographic signs come nearly alone.
  /// - Returns: nil at something a rule may fire on, or that is no UTF-8.
  mutating func endOfWords(from start: Int, stops: UnsafeBufferPointer<Bool>) -> Int? {
    let end = bytes.count
    var index = start
    var asciiLeft = 0
    while index < end {
      let lead = bytes[index]
      if lead < 0x80 {
        if asciiLeft == 0 || stops[Int(lead)] { return index }
        asciiLeft &-= 1
        index &+= 1
        continue
      }
      asciiLeft = lead <= 0xC5 || lead == 0xE2 ? 4 : 15
      guard index &+ 1 < end else { return nil }
      let second = bytes[index &+ 1]
      guard lead >= 0xC2, second & 0xC0 == 0x80 else { return nil }
      if table[Int(lead & 0x3F)] &>> UInt64(second & 0x3F) & 1 != 0 {
        guard let next = look(index, lead, second) else { return nil }
        index = next
      } else if lead < 0xE0 {
        index &+= 2
      } else {
        guard index &+ 2 < end, bytes[index &+ 2] & 0xC0 == 0x80 else { return nil }
        index &+= 3
      }
    }
    return index
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func look(_ index: Int, _ lead: UInt8, _ second: UInt8) -> Int? {
    switch lead {
    case 0xC2: return lookSign(index, second)
    case 0xC3: return lookWesternLetter(index, second)
    case 0xC4...0xDF: return lookTwo(index, lead, second)
    default: break
    }
    let third = byte(index + 2)
    guard UTF8Sequence.second(after: lead).contains(second), third & 0xC0 == 0x80 else { return nil }
    if lead >= 0xF0 { return lookFour(index, lead, second, third) }
    return isCalm(lead, second, third) || joinsEmoji(index) ? index + 3 : nil
  }

  /// A zero width joiner between two parts of an emoji, outside of links: nothing but other such characters stands between it
  /// and what ends a link.
  private func joinsEmoji(_ index: Int) -> Bool {
    guard byte(index) == 0xE2, byte(index + 1) == 0x80, byte(index + 2) == 0x8D, byte(index + 3) >= 0xE2, index >= 4,
      bytes[index - 4] == 0xF0, bytes[index - 3] == 0x9F
    else { return false }
    var start = index
    while start > 0, bytes[start - 1] >= 0x80 {
      start -= 1
      if index - start > 64 { return false }
    }
    return start == 0 || bytes[start - 1] <= 0x20 || bytes[start - 1] == 0x3E
  }

  /// U+0080...U+00BF: C1 controls, soft hyphen; a half behind a letter of another alphabet.
  private mutating func lookSign(_ index: Int, _ second: UInt8) -> Int? {
    if second < 0xA0 || second == 0xAD { return nil }
    if second == 0xBD, index > 0, bytes[index - 1] >= 0x80 { return nil }
    if second == 0xB4, byte(index + 2) == 0xE2, byte(index + 3) == 0x94 { return nil }
    if second == 0xA4 {
      leadSigns += 1
      if leadSigns >= 4 { return nil }
    }
    return index + 2
  }

  /// U+00C0...U+00FF: the first byte of a sequence read as windows-1252, when what follows can be the others.
  private func lookWesternLetter(_ index: Int, _ second: UInt8) -> Int? {
    let after = index + 2
    // Capital A with tilde or circumflex behind a small letter, whatever follows.
    if second == 0x82 || second == 0x83, index > 0, bytes[index - 1] >= 0x61 { return nil }
    guard byte(after) >= 0x80 else { return after }
    // O with circumflex: half of a signature. Four such letters in a row may be another charset.
    if second == 0x94 { return nil }
    if byte(after) == 0xC3, byte(after + 2) == 0xC3, byte(after + 4) == 0xC3 { return nil }
    guard (0x82...0xB4).contains(second) else { return after }
    let needed = second >= 0xB0 ? 3 : second >= 0xA0 ? 2 : 1
    var at = after
    for _ in 0..<needed {
      guard let length = trailLength(at) else { return after }
      at += length
    }
    return nil
  }

  /// Length of a character that windows-1252 reads 0x80...0xBF as.
  private func trailLength(_ index: Int) -> Int? {
    let (first, second, third) = (byte(index), byte(index + 1), byte(index + 2))
    switch first {
    case 0xC2: return 2
    case 0xC5:
      switch second {
      case 0x92, 0x93, 0xA0, 0xA1, 0xB8, 0xBD, 0xBE: return 2
      default: return nil
      }
    case 0xC6: return second == 0x92 ? 2 : nil
    case 0xCB: return second == 0x86 || second == 0x9C ? 2 : nil
    case 0xE2 where second == 0x80 || second == 0x82 && third == 0xAC || second == 0x84 && third == 0xA2: return 3
    default: return nil
    }
  }

  /// First halves of the signatures of U102 and U116; combining marks.
  private func lookTwo(_ index: Int, _ lead: UInt8, _ second: UInt8) -> Int? {
    let after = byte(index + 2)
    switch (lead, second) {
    case (0xC4, 0x8F): return after == 0xC5 || after == 0xC2 ? nil : index + 2
    case (0xC4, 0xBC): return after == 0xC3 ? nil : index + 2
    case (0xCE, 0xBF): return after == 0xC2 || byte(index + 3) == 0x8F ? nil : index + 2
    case (0xD0, 0x9E), (0xD0, 0xBF), (0xD7, 0x9F), (0xD8, 0x9F): return after == 0xC2 ? nil : index + 2
    case (0xD1, 0x8F): return after == 0xE2 && byte(index + 3) >= 0x94 ? nil : index + 2
    default: return nil
    }
  }

  /// Three bytes: is there nothing in them that a rule knows?
  private mutating func isCalm(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch lead {
    // Thai fongman, half of a signature.
    case 0xE0: return third != 0x8F
    case 0xE2: return isCalmPunctuation(second, third)
    // Combining marks of kana.
    case 0xE3: return third != 0x99 && third != 0x9A
    // Halves of signatures.
    case 0xE5, 0xEC: return third != 0x99
    case 0xE9: return third != 0x9F
    case 0xEF: return isCalmSpecial(second, third)
    default: return false
    }
  }

  private mutating func isCalmPunctuation(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80:
      if third == 0x9A {
        leadSigns += 1
        return leadSigns < 4
      }
      // Zero width, joiners, marks; separators and embeddings.
      return !(0x8B...0x8F).contains(third) && !(0xA8...0xAE).contains(third)
    // Word joiner, isolates and their kin.
    case 0x81: return third < 0xA0
    default: return third != 0xA9
    }
  }

  /// Private use, byte order mark, noncharacters, U+FFFD.
  private func isCalmSpecial(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0xB7: !(0x90...0xAF).contains(third)
    case 0xBB: third != 0xBF
    case 0xBF: third < 0xBD
    default: false
    }
  }

  /// Emoji and rarer Han characters pass; tags, private use, noncharacters and half flags do not.
  private func lookFour(_ index: Int, _ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
    let fourth = byte(index + 3)
    guard lead == 0xF0, fourth & 0xC0 == 0x80 else { return nil }
    if second & 0x0F == 0x0F, third == 0xBF, fourth >= 0xBE { return nil }
    guard second == 0x9F, third == 0x87 else { return index + 4 }
    var end = index + 4
    while byte(end) == 0xF0, byte(end + 1) == 0x9F, byte(end + 2) == 0x87 { end += 4 }
    return (end - index).isMultiple(of: 8) ? end : nil
  }
}

/// Which pairs of lead and second byte need a look.
enum HighTable {
  /// One word a lead byte (0xC0...0xFF), one bit a second byte (0x80...0xBF).
  static let bits: [UInt64] = (0xC0...0xFF).map { lead in
    (0x80...0xBF).reduce(0) { word, second in
      needsLook(lead: lead, second: second) ? word | 1 << UInt64(second - 0x80) : word
    }
  }

  private static func needsLook(lead: Int, second: Int) -> Bool {
    switch lead {
    case 0xC2: return second < 0xA0 || [0xA4, 0xAD, 0xB4, 0xBD].contains(second)
    case 0xC3, 0xCC, 0xEE, 0xF0...0xFF: return true
    case 0xC4: return second == 0x8F || second == 0xBC
    case 0xCD: return second < 0xB0
    case 0xCE: return second == 0xBF
    case 0xD0: return [0x85, 0x9E, 0xBF].contains(second)
    case 0xD1: return second == 0x8F
    case 0xD7, 0xD8: return second == 0x9F
    // Arabic hamza and madda above or below, which normally are part of a letter.
    case 0xD9: return (0x93...0x95).contains(second)
    // Overlong forms, surrogates, and the rows with something in them.
    case 0xE0: return second < 0xA0 || second == 0xB9
    case 0xE1: return (0x84...0x87).contains(second)
    case 0xE2: return [0x80, 0x81, 0x88].contains(second)
    case 0xE3: return second == 0x82
    case 0xE5: return second == 0x9A
    case 0xE9: return second == 0x94
    case 0xEC: return second == 0x8F
    case 0xED: return second >= 0xA0
    case 0xEF: return second <= 0xA3 || [0xB7, 0xBB, 0xBF].contains(second)
    default: return false
    }
  }
}
