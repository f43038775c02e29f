import Charsets
import Diagnosing

// What the next hop cannot carry. These rules fire only when a next hop is named.

/// A character that the next hop lacks.
enum NotInNextHop: TextRule {
  static let entry = RiskEntry(
    .u221, "NOT-IN-HOP", .atRisk,
    title: "a character that the next hop cannot hold",
    sentence: "The charset of the next hop has no such character.",
    meaning: "The system named by --next-hop stores or sends text in a charset that lacks the character.",
    whyItMatters: "It becomes a question mark or is dropped, without a message to anybody.",
    example: "A Cyrillic subject, and windows-1252 next.",
    whatToDo: "Let the next hop work in UTF-8, or write the text so that it fits.")

  static func examine(_ reading: inout TextReading) {
    guard case .charset(let charset)? = reading.nextHop else { return }
    guard !HopCharset.canEncode(reading.units, charset) else { return }
    var known: [UInt32: Bool] = [:]
    for (index, unit) in reading.units.enumerated() where unit.scalar >= 0x80 {
      let fits = known[unit.scalar] ?? HopCharset.canEncode([unit], charset)
      known[unit.scalar] = fits
      guard !fits, !VendorMappedCharacter.applies(unit.scalar, charset) else { continue }
      reading.note(BestFit.hasLookAlike(unit.scalar) ? .u222 : .u221, index..<index + 1)
    }
  }
}

/// A character that Windows replaces by a look-alike.
enum BestFit: RiskRule {
  static let entry = RiskEntry(
    .u222, "BEST-FIT", .atRisk,
    title: "a character that becomes a look-alike in the next hop",
    sentence: "The charset of the next hop lacks the character, and Windows writes a look-alike in its place.",
    meaning: "Converting to a code page, Windows replaces curly quotes, dashes and the like by plain ones (best fit).",
    whyItMatters:
      "Mostly harmless to read, but the text is no longer what was written, signatures break, and a look-alike can be"
      + " a quote or a slash that the program behind does not expect.",
    example: "\u{201C}fine\u{201D} becomes \"fine\" on the way to iso-8859-1.",
    whatToDo: "Accept it, or let the next hop work in UTF-8.")

  /// Punctuation, spaces and full-width forms: the part of Windows' tables that texts meet.
  static func hasLookAlike(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xAB, 0xAD, 0xB4, 0xB7, 0xBB, 0x2C6, 0x2DC: true
    case 0x2002...0x200A, 0x2010...0x2015, 0x2018...0x201F, 0x2020...0x2022, 0x2024...0x2026, 0x202F: true
    case 0x2030, 0x2032...0x2037, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2212, 0x2215, 0x3000: true
    case 0xFF01...0xFF5E: true
    default: false
    }
  }
}

/// A character above U+FFFF.
enum AstralCharacter: TextRule {
  static let entry = RiskEntry(
    .u223, "ASTRAL", .atRisk,
    title: "a character above U+FFFF, and the next hop has two or three bytes a character",
    sentence: "The next hop holds no characters above U+FFFF.",
    meaning: "UCS-2 and MySQL's three-byte utf8 end at U+FFFF; emoji and rarer Han characters lie beyond.",
    whyItMatters: "The whole text is refused, or cut at the emoji.",
    example: "Party \u{1F389}, and utf8mb3 next.",
    whatToDo: "Move the next hop to UTF-16 or utf8mb4.")

  static func examine(_ reading: inout TextReading) {
    guard reading.nextHop == .ucs2 || reading.nextHop == .utf8mb3 else { return }
    for (index, unit) in reading.units.enumerated() where unit.scalar > 0xFFFF {
      reading.note(.u223, index..<index + 1)
    }
  }
}

/// A character that vendors map differently.
enum VendorMappedCharacter: TextRule {
  static let entry = RiskEntry(
    .u224, "VENDOR-MAP", .atRisk,
    title: "a Japanese sign that vendors map differently",
    sentence: "Vendors map this sign to different code points of the Japanese charset of the next hop.",
    meaning:
      "For wave dash, full-width tilde, parallel, minus, dash, cent, pound and not sign, Windows and everybody else chose"
      + " different Unicode characters for one JIS code.",
    whyItMatters: "After a round trip it is another character, or it cannot be converted at all.",
    example: "10\u{6642}\u{301C}11\u{6642}, and iso-2022-jp next.",
    whatToDo: "Let the next hop work in UTF-8; otherwise expect the sign to change.")

  static func examine(_ reading: inout TextReading) {
    guard case .charset(let charset)? = reading.nextHop else { return }
    for (index, unit) in reading.units.enumerated() where applies(unit.scalar, charset) {
      reading.note(.u224, index..<index + 1)
    }
  }

  static func applies(_ scalar: UInt32, _ charset: Charset) -> Bool {
    scalar >= 0x80 && ["iso-2022-jp", "shift_jis", "windows-31j", "euc-jp"].contains(charset.name)
      && signs.contains(scalar)
  }

  private static let signs: Set<UInt32> = [
    0x301C, 0xFF5E, 0x2016, 0x2225, 0x2212, 0xFF0D, 0xA2, 0xFFE0, 0xA3, 0xFFE1, 0xAC, 0xFFE2, 0x2014, 0x2015,
  ]
}

/// Can a charset hold these characters?
enum HopCharset {
  static func canEncode(_ units: [TextUnit], _ charset: Charset) -> Bool {
    var text: [UInt8] = []
    for unit in units where unit.scalar >= 0x80 { text.appendScalar(unit.scalar) }
    return charset.canEncode(text)
  }
}
