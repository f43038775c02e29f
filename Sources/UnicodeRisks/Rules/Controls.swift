import Diagnosing

// Control characters: C1 that were windows-1252, and C0.

/// U+0080...U+009F in the text: windows-1252 bytes kept as control characters.
enum C1Control: TextRule {
  static let entry = RiskEntry(
    .u107, "C1", .mangled, repair: .conditional("windows-1252 has a character for the byte"),
    title: "a C1 control character where punctuation was",
    sentence: "A control character U+0080 to U+009F stands where a windows-1252 character was meant.",
    meaning:
      "Text in windows-1252 (curly quotes, dashes, the euro sign) was read as ISO 8859-1, where these bytes are invisible"
      + " control characters.",
    whyItMatters:
      "Quotes, dashes and the euro sign are gone from view; XML transports refuse the characters altogether.",
    example: "it<U+0092>s is it\u{2019}s.",
    whatToDo: "The repair puts the windows-1252 character there. Label such text windows-1252, not iso-8859-1 (U203).")

  static func examine(_ reading: inout TextReading) {
    var repairs: [(range: Range<Int>, scalars: [UInt32])] = []
    for (index, unit) in reading.units.enumerated() where (0x80...0x9F).contains(unit.scalar) {
      reading.note(.u107, index..<index + 1)
      if let character = Windows1252.character(of: UInt8(truncatingIfNeeded: unit.scalar)) {
        repairs.append((range: index..<index + 1, scalars: [character]))
      } else {
        reading.isLost = true
      }
    }
    reading.repair(repairs)
  }
}

/// C0 controls and DEL.
enum ControlCharacter: TextRule {
  static let entry = RiskEntry(
    .u305, "CONTROL", .atRisk,
    title: "a control character",
    sentence: "The text holds a control character other than TAB, CR and LF.",
    meaning:
      "A character below U+0020, or U+007F, stands in the text: often a vertical tab from a word processor, or the rest of"
      + " a terminal or database export.",
    whyItMatters:
      "XML forbids these characters, so Exchange Web Services, CalDAV clients and feeds refuse the whole item.",
    example: "Agenda<U+000B>Notes, where Word had a manual line break.",
    whatToDo: "Delete the character or put a line break there; redial cannot know which.")

  static func examine(_ reading: inout TextReading) {
    for (index, unit) in reading.units.enumerated() {
      switch unit.scalar {
      case 0x09, 0x0A, 0x0D: continue
      case 0...0x1F, 0x7F: reading.note(.u305, index..<index + 1)
      default: continue
      }
    }
  }
}
