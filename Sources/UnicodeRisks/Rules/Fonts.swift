import Diagnosing

/// Letters in a symbol font.
enum SymbolFont: TextRule {
  static let entry = RiskEntry(
    .u315, "SYMBOL-FONT", .atRisk,
    title: "a letter in a symbol font (Wingdings J)",
    sentence: "One to three letters stand in Wingdings, Webdings or Symbol and mean a sign of that font.",
    meaning: "Outlook turns :) into the letter J in Wingdings, and an arrow into \u{E0} in Wingdings.",
    whyItMatters: "Wherever the font is missing, or HTML becomes plain text, people see J.",
    example: "<span style=\"font-family:Wingdings\">J</span>",
    whatToDo:
      "Write the character itself (U+263A, U+2192). Findings inside a meeting block go away when the block is replaced."
  )

  static func examine(_ reading: inout TextReading) {
    guard reading.form.isMarkup else { return }
    let scalars = reading.scalars
    var index = 0
    while index < scalars.count {
      guard scalars[index] == 0x3C else {
        index += 1
        continue
      }
      let (found, next) = MarkupTag.read(scalars, at: index)
      index = max(next, index + 1)
      guard let tag = found, !tag.isEnd, namesSymbolFont(scalars[tag.range]) else { continue }
      let text = letters(scalars, from: tag.range.upperBound)
      if !text.isEmpty { reading.note(.u315, text) }
    }
  }

  /// One to three characters directly inside the element, blanks around them left out; empty when there are others.
  private static func letters(_ scalars: [UInt32], from start: Int) -> Range<Int> {
    var index = start
    while let next = scalars[safe: index], Scalars.isSpace(next) { index += 1 }
    let first = index
    var last = index
    var count = 0
    while let next = scalars[safe: index], next != 0x3C, count <= 3 {
      let length = CharacterReferences.read(at: index) { scalars[safe: $0] }?.length ?? 1
      index += length
      if Scalars.isSpace(next) { continue }
      count += 1
      last = index
    }
    return (1...3).contains(count) ? first..<last : first..<first
  }

  /// In `style="font-family:..."`, `style="font:..."` or `face="..."`: a family called so, not one that only contains the word.
  private static func namesSymbolFont(_ tag: ArraySlice<UInt32>) -> Bool {
    let text = tag.map { $0 < 0x80 ? UInt8(truncatingIfNeeded: (0x41...0x5A).contains($0) ? $0 | 0x20 : $0) : 0x3F }
    guard contains(text, "font-family") || contains(text, "face") || contains(text, "font:") else { return false }
    return families.contains { family in
      occurrences(of: family, in: text).contains { range in
        let after = text[safe: range.upperBound]
        let before = text[..<range.lowerBound].last { $0 != 0x20 } ?? 0
        // "segoe ui symbol" and "apple symbols" are ordinary fonts; "7.0pt wingdings" is the short form.
        let mayFollowWords = family[0] == 0x77 && range.lowerBound > 0 && !isNameByte(text[range.lowerBound - 1])
        return (mayFollowWords || [0x3A, 0x2C, 0x22, 0x27, 0x3D, 0x3B].contains(before))
          && (after.map { !isNameByte($0) } ?? true)
      }
    }
  }

  private static let families = ["wingdings 2", "wingdings 3", "wingdings", "webdings", "symbol"].map { Array($0.utf8) }

  private static func isNameByte(_ byte: UInt8) -> Bool { Scalars.isASCIILetter(UInt32(byte)) || byte == 0x2D }

  private static func contains(_ text: [UInt8], _ word: String) -> Bool {
    !occurrences(of: Array(word.utf8), in: text).isEmpty
  }

  private static func occurrences(of word: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    guard text.count >= word.count, let first = word.first else { return [] }
    return (0...text.count - word.count).filter { text[$0] == first && text[$0..<$0 + word.count].elementsEqual(word) }
      .map { $0..<$0 + word.count }
  }
}
