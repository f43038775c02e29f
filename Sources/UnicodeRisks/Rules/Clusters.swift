import Diagnosing

/// A text that begins or ends inside what people see as one character.
enum ClusterCut: TextRule {
  static let entry = RiskEntry(
    .u310, "CLUSTER-CUT", .suspicious,
    title: "cut inside a visible character",
    sentence: "The text begins with a combining character, or ends with a joiner or half of a flag.",
    meaning:
      "A program counted code points and cut between a letter and its accent, or inside an emoji of several parts.",
    whyItMatters:
      "An accent hangs in the air, a family is one person, a flag is a letter; what came after the cut is missing.",
    example: "family \u{1F468}<U+200D>",
    whatToDo: "Take the whole text from another copy.")

  static func examine(_ reading: inout TextReading) {
    guard !reading.form.isMarkup, let first = reading.units.first?.scalar else { return }
    if Scalars.isMark(first) || first == 0x200D { reading.note(.u310, 0..<1) }
    // A line end behind a cut text is the transport's.
    guard let last = reading.units.lastIndex(where: { $0.scalar != 0x0D && $0.scalar != 0x0A }) else { return }
    if reading.units[last].scalar == 0x200D, let before = reading[last - 1], isEmoji(before) {
      reading.note(.u310, last..<last + 1)
    }
    let flags = reading.units[...last].reversed().prefix { Scalars.isRegionalIndicator($0.scalar) }.count
    if !flags.isMultiple(of: 2) { reading.note(.u310, last..<last + 1) }
  }

  /// Also a variation selector or skin tone behind one. A virama is none: Malayalam and Sinhala words end in virama and joiner.
  private static func isEmoji(_ scalar: UInt32) -> Bool {
    if scalar == 0xFE0F || (0x1F3FB...0x1F3FF).contains(scalar) { return true }
    return scalar > 0xFF && Scalars.properties(scalar)?.isEmoji == true
  }
}
