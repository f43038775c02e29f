import Diagnosing

// Text that looks damaged, without proof: cut mojibake, question marks for letters, a legacy charset read as windows-1252.

/// A UTF-8 sequence read as windows-1252 whose second half went missing.
enum CutMojibake: TextRule {
  static let entry = RiskEntry(
    .u301, "CUT-MOJIBAKE", .suspicious,
    title: "half of a wrongly read character (voil\u{C3})",
    sentence:
      "A lower-case letter is followed by \u{C3} or \u{C2} that belongs to no word: the rest of a wrongly read character.",
    meaning:
      "UTF-8 was read as windows-1252 (U103), and then the second character of a pair, often a no-break space, was turned"
      + " into a blank or dropped.",
    whyItMatters: "The accented letter cannot be told any more: several have the same first byte.",
    example: "voil\u{C3} le plan was voil\u{E0} le plan.",
    whatToDo: "Correct the word by hand, or take the text from another copy.")

  static func examine(_ reading: inout TextReading) {
    let units = reading.units
    for index in units.indices where units[index].scalar == 0xC3 || units[index].scalar == 0xC2 {
      guard let before = reading[index - 1], Scalars.isLower(before) else { continue }
      let after = reading[index + 1] ?? 0x20
      let isAtEnd = Scalars.isSpace(after) || Scalars.isPunctuation(after)
      if isAtEnd || (units[index].scalar == 0xC3 && Scalars.isLower(after)) {
        reading.note(.u301, index..<index + 1)
        reading.isLost = true
      }
    }
  }
}

/// `?` where letters were.
enum QuestionMarksForLetters: TextRule {
  static let entry = RiskEntry(
    .u302, "QUESTION-LOSS", .suspicious,
    title: "question marks where letters were (M?nchen)",
    sentence: "Question marks stand inside words, or whole words are question marks.",
    meaning: "A program converted the text to a charset that lacks these letters and wrote ? for each.",
    whyItMatters:
      "The letters are gone; a subject of nothing but question marks tells nobody what the meeting is about.",
    example: "Gr??e aus M?nchen was Gr\u{FC}\u{DF}e aus M\u{FC}nchen.",
    whatToDo: "Take the text from another copy, or correct it by hand. Find the hop that converts to a smaller charset."
  )

  static func examine(_ reading: inout TextReading) {
    let scalars = reading.scalars
    guard scalars.contains(0x3F) else { return }
    var links = LinkWords(scalars)
    var lostWords: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == 0x3F else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, scalars[end] == 0x3F { end += 1 }
      if !reading.isMasked(index), !links.hasLink(at: index) {
        if isInsideWord(scalars, index..<end, word: links.range(of: index)) {
          reading.note(.u302, index..<end)
          reading.markLost(index..<end)
        } else if end - index >= 3, !touchesLetter(scalars, index..<end) {
          lostWords.append(index..<end)
        }
      }
      index = end
    }
    guard lostWords.count >= 2, lostWords.reduce(0, { $0 + $1.count }) >= 8 else { return }
    for range in lostWords {
      reading.note(.u302, range)
      reading.markLost(range)
    }
  }

  private static func touchesLetter(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
    [range.lowerBound - 1, range.upperBound].contains { scalars[safe: $0].map(Scalars.isLetter) ?? false }
  }

  /// Letters on both sides, and neither the end of a sentence nor code.
  private static func isInsideWord(_ scalars: [UInt32], _ range: Range<Int>, word: Range<Int>) -> Bool {
    guard let before = scalars[safe: range.lowerBound - 1], let after = scalars[safe: range.upperBound],
      Scalars.isLetter(before), Scalars.isLetter(after)
    else { return false }
    // "Ready?Yes" lacks a blank, no letter.
    if !Scalars.isUpper(before), Scalars.isUpper(after) { return false }
    return isPlainWord(scalars, range, in: word)
  }

  /// Nothing but letters, hyphens and question marks up to white space or the punctuation of a sentence: no code, no link, no
  /// uuencoded line.
  private static func isPlainWord(_ scalars: [UInt32], _ range: Range<Int>, in word: Range<Int>) -> Bool {
    // Longer ones are no words, and would cost more than linear time.
    guard word.count <= 128 else { return false }
    var start = range.lowerBound
    while start > word.lowerBound, isWordCharacter(scalars[start - 1]) { start -= 1 }
    var end = range.upperBound
    while end < word.upperBound, isWordCharacter(scalars[end]) { end += 1 }
    return scalars[word.lowerBound..<start].allSatisfy { $0 == 0x28 || $0 >= 0x80 }
      && scalars[end..<word.upperBound].allSatisfy(isSentenceSign)
  }

  private static func isWordCharacter(_ scalar: UInt32) -> Bool {
    scalar == 0x3F || scalar == 0x2D || scalar == 0x27 || Scalars.isLetter(scalar) || Scalars.isMark(scalar)
  }

  private static func isSentenceSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x28, 0x29, 0x2C, 0x2E, 0x3B, 0x3F: true
    default: scalar >= 0x80
    }
  }
}

/// Another 8-bit charset read as windows-1252.
enum LegacyAsWindows1252: TextRule {
  static let entry = RiskEntry(
    .u303, "LEGACY-AS-1252", .suspicious,
    title: "another charset read as windows-1252 (\u{CE}\u{F2}\u{F7}\u{B8}\u{F2})",
    sentence:
      "Words consist of accented Western letters only, as Cyrillic, Greek or East Asian bytes read as windows-1252 do.",
    meaning:
      "The bytes are in another charset (windows-1251, ISO 8859-7, GBK, EUC-KR, Shift_JIS ...), and a program read them as"
      + " windows-1252.",
    whyItMatters: "It is unreadable, and once written as UTF-8 no label corrects it any more.",
    example:
      "\u{C2}\u{F1}\u{F2}\u{F0}\u{E5}\u{F7}\u{E0} is \u{412}\u{441}\u{442}\u{440}\u{435}\u{447}\u{430} (windows-1251).",
    whatToDo:
      "Ask in which language it was written: that tells the charset. redial does not guess, because several charsets fit."
  )

  static func examine(_ reading: inout TextReading) {
    let scalars = reading.scalars
    guard let place = firstPlace(in: scalars) else { return }
    reading.note(.u303, place)
    reading.isLost = true
  }

  static func fires(on scalars: [UInt32]) -> Bool { firstPlace(in: scalars) != nil }

  private static func firstPlace(in scalars: [UInt32]) -> Range<Int>? {
    var words: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard isWordLetter(scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      var isPure = true
      while end < scalars.count, isWordLetter(scalars[end]) {
        isPure = isPure && isWestern(scalars[end])
        end += 1
      }
      if isPure, end - index >= 4, isWord(scalars[index..<end]) { words.append(index..<end) }
      index = end
    }
    if words.contains(where: { $0.count >= 5 }) || words.count >= 2 { return words.first }
    return leadBytes(in: scalars)
  }

  /// The ordinals and micro are bytes of other charsets as often as letters; they end a word.
  private static func isWordLetter(_ scalar: UInt32) -> Bool {
    isWestern(scalar) || (Scalars.isLetter(scalar) && ![0xAA, 0xB5, 0xBA].contains(scalar))
  }

  /// U+00C0...U+00FF, the two signs among them included: they are letters in windows-1251 and KOI8-R.
  private static func isWestern(_ scalar: UInt32) -> Bool { (0xC0...0xFF).contains(scalar) }

  /// More than three different letters, and no list of accented letters such as `äöüßÄÖÜ`.
  private static func isWord(_ word: ArraySlice<UInt32>) -> Bool {
    let distinct = Set(word)
    guard distinct.count > 3 else { return false }
    // In another alphabet the letters' order is another; lists follow the Western one.
    let bases = word.map { base[Int($0) - 0xC0] }
    if zip(bases, bases.dropFirst()).allSatisfy({ $0 <= $1 }) { return false }
    guard distinct.count == word.count else { return true }
    return word.count < 10 && !hasCapitalInside(word) && !distinct.isSubset(of: commonAccents)
  }

  /// A capital behind a small letter. KOI8-R reads capitals as small letters, so the first letter does not count.
  private static func hasCapitalInside(_ word: ArraySlice<UInt32>) -> Bool {
    zip(word.dropFirst(), word.dropFirst(2)).contains { $0 >= 0xDF && $0 != 0xF7 && $1 < 0xDF && $1 != 0xD7 }
  }

  /// The accented letters of German and Spanish, which people list most.
  private static let commonAccents: Set<UInt32> = [
    0xC1, 0xC4, 0xC9, 0xCD, 0xD1, 0xD3, 0xD6, 0xDA, 0xDC, 0xDF, 0xE1, 0xE4, 0xE9, 0xED, 0xF1, 0xF3, 0xF6, 0xFA, 0xFC,
  ]

  private static let base = Array("AAAAAAACEEEEIIIIDNOOOOOXOUUUUYPSAAAAAAACEEEEIIIIDNOOOOOXOUUUUYPY".utf8)

  /// `‚` before nearly every character is hiragana of Shift_JIS; `¤` is hiragana of EUC-JP or the first row of Big5.
  private static func leadBytes(in scalars: [UInt32]) -> Range<Int>? {
    for lead: UInt32 in [0x201A, 0xA4] {
      let pairs = scalars.indices.filter { index in
        guard scalars[index] == lead, let next = scalars[safe: index + 1], next != lead else { return false }
        return lead == 0x201A ? next >= 0x80 || Scalars.isASCIILetter(next) : isTrail(next)
      }
      // Quotation marks of several languages are far apart.
      let touching = zip(pairs, pairs.dropFirst()).count { $0 + 2 == $1 }
      if pairs.count >= 4, touching >= 2, let first = pairs.first { return first..<first + 2 }
    }
    return nil
  }

  private static func isTrail(_ scalar: UInt32) -> Bool {
    (0x40...0x7E).contains(scalar) || (0xA1...0xFF).contains(scalar)
  }
}
