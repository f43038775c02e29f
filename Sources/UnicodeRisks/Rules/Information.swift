import Diagnosing

// Nothing wrong, but worth knowing.

/// A base letter and a mark where one letter exists.
enum Decomposed: TextRule {
  static let entry = RiskEntry(
    .u401, "NFD", .info,
    title: "decomposed letters (NFD)",
    sentence: "A letter and its accent are two code points where Unicode has one letter.",
    meaning: "The text is in normalisation form D, as macOS writes file names and some programs write everything.",
    whyItMatters:
      "It is correct Unicode and looks the same, but byte-wise searching and comparing fails, and old fonts show the"
      + " accent beside the letter.",
    example: "e<U+0301> for \u{E9}.",
    whatToDo: "Nothing. redial never normalises text that it was not asked to change.")

  static func examine(_ reading: inout TextReading) {
    for index in reading.units.indices.dropFirst() {
      let mark = reading.units[index].scalar
      guard mark >= 0x300, Compositions.mayEnd(mark) else { continue }
      if Compositions.hasLetter(reading.units[index - 1].scalar, mark) { reading.note(.u401, index - 1..<index + 1) }
    }
  }
}

/// A byte order mark at the start.
enum ByteOrderMarkFirst: RiskRule {
  static let entry = RiskEntry(
    .u402, "BOM-FIRST", .info,
    title: "a byte order mark at the start",
    sentence: "The file or part begins with a byte order mark (EF BB BF).",
    meaning: "The producer marks its UTF-8 files as such. It is allowed and not needed.",
    whyItMatters: "Some calendar readers do not find BEGIN:VCALENDAR behind it and refuse the file.",
    example: "EF BB BF 42 45 47 49 4E: a mark before BEGIN.",
    whatToDo: "Nothing; redial keeps it. Where an import fails, delete the three bytes.")
}
