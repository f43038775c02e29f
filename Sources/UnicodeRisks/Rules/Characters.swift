import Diagnosing

// Single characters that do harm wherever they stand.

/// Code points that are no characters.
enum Noncharacter: TextRule {
  static let entry = RiskEntry(
    .u304, "NONCHARACTER", .atRisk,
    title: "a code point that is no character (U+FFFE)",
    sentence: "The text holds a noncharacter (U+FDD0 to U+FDEF, or one that ends in FFFE or FFFF).",
    meaning:
      "Unicode reserves these code points for use inside programs; one of them leaked into the text, often as a wrongly"
      + " read byte order mark.",
    whyItMatters:
      "XML forbids U+FFFE and U+FFFF: calendars have made an event invisible, or its export unreadable, over one.",
    example: "End<U+FFFE> of line",
    whatToDo: "Delete it; it never means anything.")

  static func examine(_ reading: inout TextReading) {
    for (index, unit) in reading.units.enumerated() where Scalars.isNoncharacter(unit.scalar) {
      reading.note(.u304, index..<index + 1)
    }
  }
}

/// A byte order mark that is not first.
enum ByteOrderMarkInside: TextRule {
  static let entry = RiskEntry(
    .u307, "BOM-INSIDE", .suspicious,
    title: "a byte order mark inside the text",
    sentence: "U+FEFF stands inside the text, not at its start.",
    meaning: "Files with byte order marks were joined, or text was pasted with one.",
    whyItMatters:
      "It is invisible, but words with it inside are not found, and a property name or link with it does not work.",
    example: "word<U+FEFF>word",
    whatToDo: "Delete it. Where a no-break without width is meant, U+2060 is the character for it.")

  static func examine(_ reading: inout TextReading) {
    let first = reading.isStartOfFile ? 1 : 0
    for index in reading.units.indices.dropFirst(first) where reading.units[index].scalar == 0xFEFF {
      reading.note(.u307, index..<index + 1)
    }
  }
}

/// Private use.
enum PrivateUse: TextRule {
  static let entry = RiskEntry(
    .u308, "PRIVATE-USE", .suspicious,
    title: "a private-use character",
    sentence: "The text holds a private-use character, which means something in one font only.",
    meaning:
      "Symbol fonts (Wingdings, Symbol) keep their signs in the private-use area: U+F04A is the Wingdings smiley, U+F0B7"
      + " the bullet of Symbol.",
    whyItMatters: "Everywhere else people see a box, a J, or nothing.",
    example: "<U+F0B7> item, a bullet from a word processor.",
    whatToDo: "Write the character that is meant: U+2022 for the bullet, U+1F642 for the smiley.")

  static func examine(_ reading: inout TextReading) {
    for (index, unit) in reading.units.enumerated() where Scalars.isPrivateUse(unit.scalar) {
      reading.note(.u308, index..<index + 1)
    }
  }
}

/// U+2028 and U+2029.
enum LineSeparator: TextRule {
  static let entry = RiskEntry(
    .u312, "LINE-SEP", .atRisk,
    title: "a line or paragraph separator (U+2028, U+2029)",
    sentence: "The text holds U+2028 or U+2029, which some readers take for a line end.",
    meaning: "An editor wrote Unicode's own line separator instead of a line end.",
    whyItMatters:
      "Calendar readers that split lists of lines by Unicode's rules cut the content line there and reject the rest;"
      + " older JavaScript stops at it.",
    example: "one<U+2028>two",
    whatToDo: "Replace it by a line end (\\n in iCalendar).")

  static func examine(_ reading: inout TextReading) {
    for (index, unit) in reading.units.enumerated() where unit.scalar == 0x2028 || unit.scalar == 0x2029 {
      reading.note(.u312, index..<index + 1)
    }
  }
}

/// Tag characters outside a flag.
enum TagCharacter: TextRule {
  static let entry = RiskEntry(
    .u314, "TAG-CHAR", .suspicious,
    title: "an invisible tag character",
    sentence: "Tag characters (U+E0020 to U+E007F) stand outside the flag of a region.",
    meaning:
      "These invisible copies of ASCII are used only behind a black flag, to spell the flags of England, Scotland and Wales.",
    whyItMatters:
      "Text that people cannot see can instruct a program that can: a known way to hide orders to an assistant.",
    example: "x<U+E0041>y",
    whatToDo: "Look at who wrote the item, and delete them.")

  static func examine(_ reading: inout TextReading) {
    var isInFlag = false
    for (index, unit) in reading.units.enumerated() {
      if (0xE0020...0xE007F).contains(unit.scalar) {
        if !isInFlag { reading.note(.u314, index..<index + 1) }
        if unit.scalar == 0xE007F { isInFlag = false }
      } else {
        isInFlag = unit.scalar == 0x1F3F4
      }
    }
  }
}
