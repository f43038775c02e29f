import Diagnosing

// Faults of the wire form: folds, long lines, encoded-words, raw header fields.

/// A fold inside a character.
enum FoldInsideCharacter: RiskRule {
  static let entry = RiskEntry(
    .u208, "FOLD-SPLIT", .atRisk, repair: .certain,
    title: "a fold inside a character",
    sentence: "A content line is folded between the bytes of one character.",
    meaning:
      "The producer counts 75 octets and folds there, whatever the octet. RFC 5545 section 3.1 warns readers of it.",
    whyItMatters:
      "Readers that decode line by line show two replacement characters or refuse the event; the text is lost when"
      + " they write it back.",
    example: "...caf<C3>CRLF<blank><A9>",
    whatToDo:
      "Unfold the bytes before decoding: the repair is the value read so. redial keeps such folds where it changes nothing."
  )

  /// Offsets of line ends that split a sequence.
  static func places(in bytes: [UInt8], folds: [Unfolding.Fold]) -> [Range<Int>] {
    folds.filter { fold in
      guard bytes[safe: fold.range.upperBound].map({ $0 & 0xC0 == 0x80 }) == true else { return false }
      var start = fold.range.lowerBound
      while start > 0, fold.range.lowerBound - start < 3, bytes[start - 1] & 0xC0 == 0x80 { start -= 1 }
      guard start > 0 else { return false }
      let before = bytes[start - 1..<fold.range.lowerBound]
      let needed = UTF8Sequence.length(lead: bytes[start - 1])
      return needed > before.count
    }.map(\.range)
  }
}

/// A line of more than 998 octets.
enum LongLine: RiskRule {
  static let entry = RiskEntry(
    .u210, "LINE-998", .atRisk,
    title: "a line of more than 998 octets",
    sentence: "A line with bytes above 127 is longer than the 998 octets that mail allows.",
    meaning: "The producer did not fold a content line, or wrote a paragraph as one line of an unencoded body.",
    whyItMatters: "Mail servers break such a line where they like, even inside a character or a value.",
    example: "A DESCRIPTION of 2,000 bytes in one line.",
    whatToDo:
      "Fold the line (iCalendar), or encode the part as quoted-printable. redial folds only lines that it changes.")

  static let limit = 998

  static func places(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let text = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      if text - start > limit, bytes[start..<text].contains(where: { $0 >= 0x80 }) { found.append(start..<text) }
      start = end + 1
    }
    return found
  }
}

/// A character split between encoded-words.
enum EncodedWordSplit: RiskRule {
  static let entry = RiskEntry(
    .u211, "EW-SPLIT", .atRisk, repair: .certain,
    title: "a character split between two encoded-words",
    sentence: "Neighbouring encoded-words are each invalid alone and valid when joined.",
    meaning:
      "The producer cut the bytes of a header field into encoded-words without looking for characters. RFC 2047 section 5"
      + " forbids it.",
    whyItMatters: "Some readers join the words before decoding and show the text, others show replacement characters.",
    example: "=?utf-8?B?w6nD?= =?utf-8?B?qQ==?=",
    whatToDo:
      "The repair is the text of the words joined. redial leaves such a field as it is, unless it writes it anew.")
}

/// Something that looks like an encoded-word and is none.
enum EncodedWordBroken: RiskRule {
  static let entry = RiskEntry(
    .u212, "EW-BROKEN", .suspicious,
    title: "a broken encoded-word",
    sentence: "An encoded-word lacks its end, holds a blank, or its encoding is broken.",
    meaning: "The header field was cut, folded inside an encoded-word, or written by hand.",
    whyItMatters: "Readers show it undecoded.",
    example: "=?UTF-8?Q?two words?=",
    whatToDo: "Take the text from the message body or another copy.")
}

/// 8-bit bytes in a header field.
enum RawHeader: RiskRule {
  static let entry = RiskEntry(
    .u213, "RAW-HEADER", .atRisk,
    title: "raw 8-bit bytes in a header field",
    sentence: "A header field holds bytes above 127 without encoding.",
    meaning:
      "Header fields are ASCII; other characters belong into encoded-words. Internationalized mail (RFC 6532) allows UTF-8"
      + " there, and then this is only information.",
    whyItMatters: "Servers without that extension strip the eighth bit or reject the message.",
    example: "Subject: R\u{E9}union, the letter as bytes.",
    whatToDo: "Nothing in an archive. Where a message is sent again, its header fields have to be encoded.")
}
