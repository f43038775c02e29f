import Diagnosing

// Charset labels that do not fit the bytes. `LabelReading` decides; here is what is said about it.

/// UTF-8 under another label.
enum LegacyLabelOnUTF8: RiskRule {
  static let entry = RiskEntry(
    .u201, "LABEL-NOT-UTF8", .atRisk, repair: .certain,
    title: "UTF-8 under another label",
    sentence: "The label names ASCII or a legacy charset, but the bytes are UTF-8.",
    meaning:
      "A program changed the text to UTF-8 and kept the old label, or wrote a label from a setting without looking.",
    whyItMatters:
      "Every reader that believes the label shows mojibake (U103), and the next program stores it that way.",
    example: "charset=iso-8859-1 with the bytes C3 A9.",
    whatToDo: "Change the label to utf-8; the repair is the text as UTF-8 reads it.")
}

/// windows-1252 under an iso-8859-1 label.
enum Latin1LabelOn1252: RiskRule {
  static let entry = RiskEntry(
    .u203, "LABEL-1252", .atRisk, repair: .certain,
    title: "windows-1252 labelled iso-8859-1",
    sentence: "The label says iso-8859-1, but bytes 80 to 9F are windows-1252 punctuation.",
    meaning:
      "The text holds curly quotes, dashes or the euro sign of windows-1252 under the label of the smaller charset.",
    whyItMatters:
      "Browsers treat the two labels as one; strict converters make invisible control characters of them (U107).",
    example: "it<92>s under charset=iso-8859-1.",
    whatToDo: "Change the label to windows-1252; the repair is the text as that reads it.")
}

/// Eight-bit text without a label.
enum NoCharset: RiskRule {
  static let entry = RiskEntry(
    .u204, "NO-CHARSET", .atRisk,
    title: "8-bit text without a charset",
    sentence: "The part has bytes above 127 and no charset label.",
    meaning: "Without a label a text part is US-ASCII, which has no such bytes. An .ics file without one is UTF-8.",
    whyItMatters: "Each reader guesses, often from the language of its own desktop.",
    example: "Content-Type: text/plain, with the bytes C3 A9 in the body.",
    whatToDo: "Add the charset at the producer. Where redial writes such a part anew it labels it.")
}

/// The meta element and the Content-Type disagree.
enum MetaConflict: RiskRule {
  static let entry = RiskEntry(
    .u205, "META-CONFLICT", .atRisk,
    title: "meta charset and Content-Type disagree",
    sentence: "The charset in the HTML's meta element reads the bytes differently from the one in the Content-Type.",
    meaning: "A transport converted the part, or a template kept an old meta element.",
    whyItMatters:
      "Mail programs believe the Content-Type, browsers and converters that get the bare file the meta element.",
    example: "Content-Type utf-8 and <meta charset=\"iso-8859-1\">.",
    whatToDo: "Set both to the same. It is not repaired, because either may be the wrong one.")
}

/// A label that no table knows.
enum UnknownLabel: RiskRule {
  static let entry = RiskEntry(
    .u206, "LABEL-UNKNOWN", .atRisk,
    title: "a charset label that nobody knows",
    sentence: "The charset label is in no table (WHATWG, IANA), or is UTF-7, and the text needs it.",
    meaning:
      "Labels such as unicode, ansi or utf8mb4 are a program's own words. UTF-7 is known, but readers refuse it because it"
      + " can hide markup.",
    whyItMatters: "Readers fall back to a guess, or show no text at all.",
    example: "charset=ansi",
    whatToDo: "Correct the label at the producer, best to utf-8 together with the bytes.")
}

/// The bytes need the vendor's larger charset.
enum LabelOfSubset: RiskRule {
  static let entry = RiskEntry(
    .u207, "LABEL-SUBSET", .atRisk, repair: .certain,
    title: "the label names too small a charset",
    sentence: "The text holds characters that the labelled charset lacks and its vendor's extension has.",
    meaning:
      "gb2312 is written where GBK is meant, shift_jis where CP932, big5 where CP950, iso-2022-jp where CP50221, euc-kr or"
      + " ks_c_5601-1987 where CP949.",
    whyItMatters: "A strict reader fails at the first such character and may show the whole text as garbage.",
    example: "The name \u{9555} under charset=gb2312.",
    whatToDo:
      "Label it with the larger charset, better write UTF-8. The repair is the text as the larger charset reads it.")
}
