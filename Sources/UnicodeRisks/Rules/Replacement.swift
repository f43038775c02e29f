import Diagnosing

// Characters that a converter gave up: U+FFFD, the same bytes read once more in a code page, a byte order mark read so.

/// U+FFFD in the text. Counted after U102.
enum ReplacementCharacter: TextRule {
  static let entry = RiskEntry(
    .u101, "REPLACEMENT", .mangled,
    title: "a character was lost and replaced by U+FFFD",
    sentence: "The text holds U+FFFD, which a converter puts where it could not read a character.",
    meaning:
      "A program decoded bytes that were not in the charset it believed in (or only half of a character) and wrote the"
      + " replacement character U+FFFD in their place. redial decodes strictly, so the character stands in the input itself.",
    whyItMatters:
      "The original character is gone. It cannot be computed back from this text, and every copy made of it is"
      + " damaged as well.",
    example: "M\u{FFFD}ller instead of M\u{FC}ller; in HTML also M&#65533;ller.",
    whatToDo:
      "Look for another copy: the HTML part, the plain text part, X-ALT-DESC, an older message of the same meeting."
      + " Where a copy in the same item has the letters and agrees with all around them, --repair takes them from it.")

  static func examine(_ reading: inout TextReading) {
    for (index, unit) in reading.units.enumerated() where unit.scalar == 0xFFFD && unit.kind != .lost {
      reading.note(.u101, index..<index + 1)
      reading.markLost(index..<index + 1)
    }
  }
}

/// The bytes EF BF BD of U+FFFD, read in a code page.
enum ReplacementReadInCodePage: TextRule {
  static let entry = RiskEntry(
    .u102, "FFFD-READ", .mangled,
    title: "a replacement character read in a code page (\u{EF}\u{BF}\u{BD})",
    sentence:
      "The three bytes of U+FFFD were read in a code page, so a lost character now looks like several odd ones.",
    meaning:
      "Two faults in a row. Somebody decoded bytes that were no UTF-8 and put U+FFFD in their place; somebody else wrote"
      + " that as UTF-8 (EF BF BD) and read it as windows-1252 (\u{EF}\u{BF}\u{BD}), windows-1251, GBK"
      + " (\u{951F}\u{65A4}\u{62F7}), CP949 or another code page.",
    whyItMatters:
      "It looks like ordinary mojibake, but undoing the second fault only yields U+FFFD: the letters are lost.",
    example: "caf\u{EF}\u{BF}\u{BD} was once caf\u{E9}.",
    whatToDo: "As for U101: take the text from another copy. redial repairs nothing else in such a field.")

  /// Whole signatures only: the characters of one apart are words.
  private static let signatures: [[UInt32]] = [
    "\u{C3}\u{AF}\u{C2}\u{BF}\u{C2}\u{BD}",  // twice
    "\u{EF}\u{BF}\u{BD}",  // windows-1252, ISO 8859-1
    "\u{43F}\u{457}\u{405}",  // windows-1251
    "\u{951F}\u{65A4}\u{62F7}",  // GBK
    "\u{5360}\u{C3D9}\u{C619}",  // CP949
    "\u{2229}\u{2510}\u{255C}",  // CP437
    "\u{5699}\u{8E1D}\u{856D}",  // Big5
    "\u{10F}\u{17C}\u{2DD}",  // windows-1250
    "\u{3BF}\u{38F}\u{BD}",  // windows-1253
    "\u{D4}\u{F8}\u{3A9}",  // Mac OS Roman
    "\u{B4}\u{2510}\u{A2}",  // CP850
    "\u{44F}\u{2510}\u{255C}",  // CP866
    "\u{41E}\u{A9}\u{256B}",  // KOI8-R
    "\u{13C}\u{E6}\u{BD}",  // windows-1257
    "\u{5DF}\u{BF}\u{BD}",  // windows-1255
    "\u{EF}\u{61F}\u{BD}",  // windows-1256
    "\u{E4F}\u{E1F}\u{E3D}",  // windows-874
  ].map { $0.unicodeScalars.map(\.value) }

  static func examine(_ reading: inout TextReading) {
    let found = Signatures.matches(signatures, in: reading.units)
    for range in found { reading.note(.u102, range) }
    reading.markLost(found)
  }
}

/// The bytes EF BB BF of a byte order mark, read in a code page.
enum ByteOrderMarkReadInCodePage: TextRule {
  static let entry = RiskEntry(
    .u116, "BOM-READ", .mangled, repair: .certain,
    title: "a byte order mark read in a code page (\u{EF}\u{BB}\u{BF})",
    sentence: "The bytes of a byte order mark were read in a code page and became visible characters.",
    meaning:
      "A UTF-8 file began with a byte order mark (EF BB BF), and a program read it as windows-1252, windows-1251 or CP437.",
    whyItMatters:
      "Three stray characters stand in front of the text, and the rest of it was probably read wrongly too.",
    example: "\u{EF}\u{BB}\u{BF}Agenda",
    whatToDo: "Delete the characters; that is the repair. Find the program that reads UTF-8 in a code page.")

  private static let signatures: [[UInt32]] = [
    "\u{C3}\u{AF}\u{C2}\u{BB}\u{C2}\u{BF}",  // twice
    "\u{EF}\u{BB}\u{BF}",  // windows-1252, ISO 8859-1
    "\u{43F}\u{BB}\u{457}",  // windows-1251
    "\u{2229}\u{2557}\u{2510}",  // CP437
    "\u{10F}\u{BB}\u{17C}",  // windows-1250
    "\u{3BF}\u{BB}\u{38F}",  // windows-1253
    "\u{D4}\u{AA}\u{F8}",  // Mac OS Roman
    "\u{B4}\u{2557}\u{2510}",  // CP850
    "\u{44F}\u{2557}\u{2510}",  // CP866
  ].map { $0.unicodeScalars.map(\.value) }

  static func examine(_ reading: inout TextReading) {
    let found = Signatures.matches(signatures, in: reading.units)
    for range in found { reading.note(.u116, range) }
    // A deletion leaves no unit; its neighbours keep their bytes.
    reading.repair(found.map { (range: $0, scalars: []) })
  }
}

/// Fixed sequences of characters.
enum Signatures {
  /// Where they stand, in order, the longest first where several begin.
  static func matches(_ signatures: [[UInt32]], in units: [TextUnit]) -> [Range<Int>] {
    let firsts = Set(signatures.compactMap(\.first))
    var result: [Range<Int>] = []
    var index = 0
    while index < units.count {
      // None begins with ASCII, which most text is.
      if units[index].scalar >= 0x80, firsts.contains(units[index].scalar),
        let length = length(at: index, signatures, units)
      {
        result.append(index..<index + length)
        index += length
      } else {
        index += 1
      }
    }
    return result
  }

  private static func length(at index: Int, _ signatures: [[UInt32]], _ units: [TextUnit]) -> Int? {
    signatures.filter { signature in
      index + signature.count <= units.count
        && signature.indices.allSatisfy { units[index + $0].scalar == signature[$0] && units[index + $0].kind != .lost }
    }.map(\.count).max()
  }
}
