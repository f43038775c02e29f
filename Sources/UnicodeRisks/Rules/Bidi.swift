import Diagnosing

/// Controls of the writing direction that override it, or are not balanced.
enum BidiControl: TextRule {
  static let entry = RiskEntry(
    .u306, "BIDI", .suspicious,
    title: "an override of the writing direction, or one not closed",
    sentence: "The text overrides the writing direction, or opens and closes its controls unevenly.",
    meaning:
      "U+202D and U+202E force a direction upon characters; the other controls must be closed before the paragraph ends."
      + " Marks (U+200E, U+200F, U+061C) and balanced isolates are fine and not reported.",
    whyItMatters:
      "With an override a file name or link reads differently from what it is (gpj.exe); an unclosed control turns the"
      + " text around it about.",
    example: "file <U+202E>gnp.exe shows as file exe.png.",
    whatToDo: "Overrides in invitations are hardly ever honest: look at who wrote it. Close what is open, or delete it."
  )

  static func examine(_ reading: inout TextReading) {
    var open: [(index: Int, scalar: UInt32)] = []
    let units = reading.units
    var index = 0
    while index < units.count {
      let scalar = units[index].scalar
      switch scalar {
      case 0x202D, 0x202E:
        reading.note(.u306, index..<index + 1)
        open.append((index, scalar))
      case 0x202A, 0x202B, 0x2066...0x2068: open.append((index, scalar))
      case 0x202C: close(&open, in: &reading, index) { $0 < 0x2066 }
      case 0x2069: close(&open, in: &reading, index) { $0 >= 0x2066 }
      case 0x0A, 0x2029: finish(&open, in: &reading)
      case 0x3C where reading.form.isMarkup:
        if isBlock(reading, index) { finish(&open, in: &reading) }
      default: break
      }
      index += 1
    }
    finish(&open, in: &reading)
  }

  private static func close(
    _ open: inout [(index: Int, scalar: UInt32)], in reading: inout TextReading, _ index: Int,
    by matches: (UInt32) -> Bool
  ) {
    if let last = open.last, matches(last.scalar) {
      open.removeLast()
    } else if open.isEmpty {
      reading.note(.u306, index..<index + 1)
    } else {
      // Closed in another order than opened.
      reading.note(.u306, index..<index + 1)
      open.removeLast()
    }
  }

  /// At the end of a paragraph. An opening U+202B alone is a habit of some programs.
  private static func finish(_ open: inout [(index: Int, scalar: UInt32)], in reading: inout TextReading) {
    let isHabit = open.count == 1 && open[0].scalar == 0x202B
    for entry in open where entry.scalar != 0x202D && entry.scalar != 0x202E {
      reading.note(.u306, entry.index..<entry.index + 1, severity: isHabit ? .info : nil)
    }
    open.removeAll()
  }

  /// In HTML a line end in the source ends nothing, but a block element does.
  private static func isBlock(_ reading: TextReading, _ index: Int) -> Bool {
    var name: [UInt32] = []
    var at = index + 1
    if reading[at] == 0x2F { at += 1 }
    while let next = reading[at], Scalars.isASCIILetter(next) || (0x30...0x39).contains(next), name.count < 12 {
      name.append(next | 0x20)
      at += 1
    }
    return blocks.contains(name)
  }

  private static let blocks: Set<[UInt32]> = Set(
    "p div br li ul ol td th tr table h1 h2 h3 h4 h5 h6 blockquote pre body hr dt dd".split(separator: " ").map {
      name in
      name.unicodeScalars.map { $0.value | 0x20 }
    })
}
