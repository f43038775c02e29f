import Diagnosing

// Bytes that ought to be UTF-8 and are not. `ByteSurvey` decides which of these it is.

/// The text begins or ends inside a character.
enum CutInsideCharacter: RiskRule {
  static let entry = RiskEntry(
    .u121, "CUT", .mangled,
    title: "the text was cut inside a character",
    sentence: "The first or the last character is incomplete; the rest is sound UTF-8.",
    meaning: "A program cut the text at a number of bytes, not of characters, as limits of 255 or 500 bytes do.",
    whyItMatters: "Everything behind the cut is missing, not only this letter. Strict readers refuse the whole text.",
    example: "A description that ends in the byte D0, half of a Cyrillic letter.",
    whatToDo: "Take the whole text from another copy. redial never completes a character.")
}

/// Two encodings in one text.
enum MixedEncodings: RiskRule {
  static let entry = RiskEntry(
    .u122, "MIXED", .mangled,
    title: "UTF-8 and other bytes in one text",
    sentence: "Sound UTF-8 stands beside bytes that are none; at least half of the bytes beyond ASCII are sound.",
    meaning:
      "Text in two encodings was joined without converting either: a signature in windows-1252 under a message in UTF-8,"
      + " a template filled with data from an old database.",
    whyItMatters: "No single charset reads it. A program that insists on one damages the other half.",
    example: "R<C3 A9>union d<E9>j<E0>: the first word is UTF-8, the second windows-1252.",
    whatToDo: "Find the program that joins the two. redial copies the bytes as they are and edits around them.")
}

/// Longer forms than needed.
enum OverlongForm: RiskRule {
  static let entry = RiskEntry(
    .u123, "OVERLONG", .mangled,
    title: "overlong UTF-8",
    sentence: "A character is written in more bytes than it needs, which UTF-8 forbids.",
    meaning:
      "An old or home-made encoder wrote a character in a longer form (C0 80 for NUL, as Java's modified UTF-8 does).",
    whyItMatters:
      "Strict readers reject it, lenient ones see another character than the checks before them did: a known way to"
      + " smuggle a slash or NUL past a filter.",
    example: "C0 AF for a slash.",
    whatToDo: "Have the producer write proper UTF-8. redial does not repair it: what was meant may be an attack.")
}

/// A label says UTF-8 and the bytes are not.
enum LabelledUTF8ButLegacy: RiskRule {
  static let entry = RiskEntry(
    .u202, "LABEL-LEGACY", .atRisk,
    title: "labelled UTF-8 (or ASCII), but the bytes are not",
    sentence: "The label says UTF-8 or US-ASCII (or UTF-8 is the default), but most bytes beyond ASCII are not UTF-8.",
    meaning:
      "The text is in a legacy charset such as windows-1252, windows-1251, GBK or Shift_JIS and carries the wrong label.",
    whyItMatters:
      "The next program that believes the label replaces the characters by U+FFFD, and then they are lost (U101).",
    example: "charset=utf-8 with the single byte E9 for \u{E9}.",
    whatToDo:
      "Correct the label at the producer. Which charset it is can only be guessed, so redial does not guess: it copies the"
      + " bytes as they are.")
}
