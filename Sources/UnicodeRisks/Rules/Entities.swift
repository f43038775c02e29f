import Diagnosing

// Character references: to C1 numbers, escaped twice, and in text that is no HTML.

/// `&#128;` to `&#159;`.
enum C1Reference: TextRule {
  static let entry = RiskEntry(
    .u110, "C1-ENTITY", .atRisk, repair: .certain,
    title: "a character reference to a windows-1252 byte (&#146;)",
    sentence:
      "A character reference &#128; to &#159; names a control character where a windows-1252 character is meant.",
    meaning: "A program wrote the windows-1252 byte number instead of the Unicode number of the character.",
    whyItMatters:
      "Browsers map these numbers to what was meant (the HTML standard says so); XML readers and many mail programs"
      + " show nothing or a box.",
    example: "it&#146;s for it\u{2019}s.",
    whatToDo: "The repair writes the character itself.")

  static func examine(_ reading: inout TextReading) {
    guard reading.form.isMarkup else { return }
    var repairs: [(range: Range<Int>, scalars: [UInt32])] = []
    let scalars = reading.scalars
    for index in scalars.indices where scalars[index] == 0x26 {
      guard let found = CharacterReferences.read(at: index, { scalars[safe: $0] }), (0x80...0x9F).contains(found.value)
      else { continue }
      reading.note(.u110, index..<index + found.length)
      // 0x81 and four others mean nothing in windows-1252 either; the rest of the field can still be repaired.
      if let character = Windows1252.character(of: UInt8(truncatingIfNeeded: found.value)) {
        repairs.append((range: index..<index + found.length, scalars: [character]))
      }
    }
    reading.repair(repairs)
  }
}

/// `&amp;nbsp;` in HTML.
enum EntityTwice: TextRule {
  static let entry = RiskEntry(
    .u111, "ENTITY-TWICE", .mangled, repair: .certain,
    title: "a character reference that was escaped twice (&amp;amp;)",
    sentence: "The ampersand of a character reference was escaped once more, so people see the reference itself.",
    meaning: "HTML was escaped by two programs in turn, and the & of the first escape became &amp;.",
    whyItMatters: "People read R&amp;D or &nbsp;, and links with two parameters no longer work.",
    example: "R&amp;amp;D shows as R&amp;D.",
    whatToDo: "The repair takes one escape off. Text in pre and code is left alone: there somebody writes about HTML.")

  static func examine(_ reading: inout TextReading) {
    guard reading.form.isMarkup else { return }
    let scalars = reading.scalars
    var regions: MarkupRegions?
    var repairs: [(range: Range<Int>, scalars: [UInt32])] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == 0x26, let end = endOfAmpersands(scalars, index) else {
        index += 1
        continue
      }
      let known = regions ?? MarkupRegions(scalars)
      regions = known
      if !known.isRaw(index) {
        reading.note(.u111, index..<end)
        repairs.append((range: index + 1..<end, scalars: []))
      }
      index = end
    }
    reading.repair(repairs)
  }

  /// Behind `&amp;`, `&amp;amp;` ... when a known name or a number and `;` follow.
  private static func endOfAmpersands(_ scalars: [UInt32], _ start: Int) -> Int? {
    var end = start + 1
    while isAmpersandName(scalars, end) { end += 4 }
    // The last of several is the reference itself.
    guard end > start + 1 else { return nil }
    if isReference(scalars, end) { return end }
    return end > start + 5 ? end - 4 : nil
  }

  private static func isAmpersandName(_ scalars: [UInt32], _ index: Int) -> Bool {
    scalars[safe: index] == 0x61 && scalars[safe: index + 1] == 0x6D && scalars[safe: index + 2] == 0x70
      && scalars[safe: index + 3] == 0x3B
  }

  private static func isReference(_ scalars: [UInt32], _ index: Int) -> Bool {
    CharacterReferences.read(at: index - 1) { $0 == index - 1 ? 0x26 : scalars[safe: $0] } != nil
  }
}

/// `&nbsp;` in plain text.
enum EntityInPlainText: TextRule {
  static let entry = RiskEntry(
    .u309, "ENTITY-IN-TEXT", .suspicious,
    title: "a character reference in plain text (R&amp;D)",
    sentence: "Plain text holds a character reference of HTML.",
    meaning:
      "A program took text out of HTML without decoding its references, or escaped a plain field for a web page.",
    whyItMatters: "People see &amp; or &nbsp; instead of the character; subjects and locations look broken.",
    example: "R&amp;D meeting in a SUMMARY.",
    whatToDo: "Correct it by hand. It is not repaired, because a text may speak about HTML.")

  static func examine(_ reading: inout TextReading) {
    guard !reading.form.isMarkup else { return }
    let scalars = reading.scalars
    // Google and others put HTML into DESCRIPTION: there references are in their place.
    guard scalars.contains(0x26), !MarkupRegions.looksLikeMarkup(scalars) else { return }
    var links = LinkWords(scalars)
    var index = 0
    while index < scalars.count {
      if scalars[index] == 0x26, let found = CharacterReferences.read(at: index, { scalars[safe: $0] }) {
        if !links.hasLink(at: index) { reading.note(.u309, index..<index + found.length) }
        index += found.length
      } else {
        index += 1
      }
    }
  }
}
