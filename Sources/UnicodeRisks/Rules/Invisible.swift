import Diagnosing

/// Invisible characters inside a link.
enum InvisibleInLink: TextRule {
  static let entry = RiskEntry(
    .u313, "INVISIBLE-IN-LINK", .atRisk,
    title: "an invisible character inside a link",
    sentence: "An invisible character (zero width space, joiner, mark, soft hyphen) stands inside a URL.",
    meaning:
      "The link was copied from a web page or document that allowed a line break in it, or from right-to-left text.",
    whyItMatters:
      "It looks right and does not work: the server is asked for another address. A join link with one lets nobody in.",
    example: "https://meet.example/ab<U+200B>cd",
    whatToDo:
      "Delete the character. redial compares join links without such characters, and never changes text that a person wrote."
  )

  static func examine(_ reading: inout TextReading) {
    let scalars = reading.scalars
    guard scalars.contains(where: isInvisible) else { return }
    var index = 0
    while index + 2 < scalars.count {
      guard scalars[index] == 0x3A, scalars[index + 1] == 0x2F, scalars[index + 2] == 0x2F,
        let range = Links.range(around: index, in: scalars)
      else {
        index += 1
        continue
      }
      let visible = range.reversed().first { !isInvisible(scalars[$0]) } ?? range.lowerBound
      for place in range where place < visible && isInvisible(scalars[place]) {
        reading.note(.u313, place..<place + 1)
      }
      index = range.upperBound
    }
  }

  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }
}
