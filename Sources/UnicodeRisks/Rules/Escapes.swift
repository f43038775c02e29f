import Diagnosing

/// TEXT escapes of RFC 5545 put on twice.
enum TextEscapedTwice: TextRule {
  static let entry = RiskEntry(
    .u114, "ICS-ESCAPE-TWICE", .mangled, repair: .conditional("no comma or semicolon stands without its backslash"),
    title: "an iCalendar value that was escaped twice",
    sentence: "After its escapes are taken off, the value still holds escapes: it was escaped twice.",
    meaning: "Two programs in turn put the backslashes of RFC 5545 in front of commas, semicolons and line ends.",
    whyItMatters:
      "People see backslashes and the letter n instead of commas and new lines; each further hop adds more.",
    example: "Agenda\\\\\\, notes shows as Agenda\\, notes.",
    whatToDo: "The repair takes one layer off. Paths such as C:\\new are left alone.")

  static func examine(_ reading: inout TextReading) {
    guard reading.form.isEscaped else { return }
    let scalars = reading.scalars
    // A real line end says that somebody escaped the value just once.
    guard scalars.contains(0x5C), !scalars.contains(0x0A) else { return }
    let found = escapes(in: scalars)
    guard isCertain(found, in: scalars) else { return }
    for range in found { reading.note(.u114, range) }
    guard !hasBareSeparator(scalars, found) else { return }
    reading.repair(
      found.map { range in
        let sign = scalars[range.lowerBound + 1]
        return (range: range, scalars: [sign | 0x20 == 0x6E ? 0x0A : sign])
      })
  }

  /// `\,` `\;` `\n` where no path stands.
  private static func escapes(in scalars: [UInt32]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var isPath = false
    for index in scalars.indices {
      if Scalars.isSpace(scalars[index]) { isPath = false }
      guard scalars[index] == 0x5C else { continue }
      let before = scalars[safe: index - 1]
      if before == 0x5C || before == 0x3A { isPath = true }
      guard !isPath, let next = scalars[safe: index + 1], [0x2C, 0x3B, 0x6E, 0x4E].contains(next) else { continue }
      // Lists of odd names, and values cut behind a backslash, hold such pairs without having been escaped twice.
      if next < 0x40, index + 2 == scalars.count || before.map(ends.contains) ?? true { continue }
      found.append(index..<index + 2)
    }
    return found
  }

  /// What no comma or semicolon of prose stands behind.
  private static let ends: Set<UInt32> = [0x2C, 0x3B, 0x22, 0x27, 0x20, 0x28]

  private static func isCertain(_ found: [Range<Int>], in scalars: [UInt32]) -> Bool {
    let lines = found.filter { scalars[$0.lowerBound + 1] | 0x20 == 0x6E }
    if lines.count < found.count || lines.count >= 2 { return true }
    return lines.contains { range in scalars[safe: range.lowerBound - 1].map(Scalars.isPunctuation) ?? false }
  }

  private static func hasBareSeparator(_ scalars: [UInt32], _ found: [Range<Int>]) -> Bool {
    let escaped = Set(found.map { $0.lowerBound + 1 })
    return scalars.indices.contains { (scalars[$0] == 0x2C || scalars[$0] == 0x3B) && !escaped.contains($0) }
  }
}
