import Diagnosing

// Encodings that were never taken off: quoted-printable, encoded-words, UTF-16, ISO-2022-JP and UTF-7 left in text.

/// Quoted-printable left in text.
enum QuotedPrintableLeft: TextRule {
  static let entry = RiskEntry(
    .u112, "QP-LEFT", .mangled, repair: .certain,
    title: "quoted-printable that was never decoded (caf=C3=A9)",
    sentence: "Bytes of a UTF-8 character are spelled as quoted-printable in the text itself.",
    meaning: "The text was encoded for mail (or for vCalendar 1.0) and a program took the encoded form for the text.",
    whyItMatters: "People read =C3=A9 instead of \u{E9}; words cannot be searched.",
    example: "R=C3=A9union is R\u{E9}union.",
    whatToDo: "The repair decodes the sequences. A single =20, =3D or =A0 says nothing and is left alone.")

  static func examine(_ reading: inout TextReading) {
    var found = sequences(in: reading)
    guard !found.isEmpty else { return }
    for match in found { reading.note(.u112, match.range) }
    if let all = wholeText(reading.units) { found = all }
    reading.repair(found)
  }

  /// Runs of `=HH` that are well-formed UTF-8 beyond ASCII.
  private static func sequences(in reading: TextReading) -> [(range: Range<Int>, scalars: [UInt32])] {
    let units = reading.units
    var found: [(range: Range<Int>, scalars: [UInt32])] = []
    var index = 0
    while index < units.count {
      guard units[index].scalar == 0x3D, case .scalar(let value, let length) = read(units, index), length > 1,
        !reading.isMasked(index)
      else {
        index += 1
        continue
      }
      found.append((range: index..<index + 3 * length, scalars: [value]))
      index += 3 * length
    }
    return found
  }

  private static func read(_ units: [TextUnit], _ index: Int) -> UTF8Sequence.Reading {
    UTF8Sequence.read { octet(units, index + 3 * $0) }
  }

  private static func octet(_ units: [TextUnit], _ index: Int) -> UInt8? {
    guard units[safe: index]?.scalar == 0x3D,
      let high = units[safe: index + 1].flatMap({ Scalars.hexDigit($0.scalar) }),
      let low = units[safe: index + 2].flatMap({ Scalars.hexDigit($0.scalar) })
    else { return nil }
    return UInt8(truncatingIfNeeded: high << 4 | low)
  }

  /// Where every `=` fits quoted-printable the text as a whole was never decoded: `=3D`, `=20` and soft line breaks go too.
  private static func wholeText(_ units: [TextUnit]) -> [(range: Range<Int>, scalars: [UInt32])]? {
    var found: [(range: Range<Int>, scalars: [UInt32])] = []
    var index = 0
    while index < units.count {
      guard units[index].scalar == 0x3D else {
        index += 1
        continue
      }
      if let length = softBreak(units, index) {
        found.append((range: index..<index + length, scalars: []))
        index += length
      } else if case .scalar(let value, let length) = read(units, index) {
        found.append((range: index..<index + 3 * length, scalars: [value]))
        index += 3 * length
      } else {
        return nil
      }
    }
    return found
  }

  private static func softBreak(_ units: [TextUnit], _ index: Int) -> Int? {
    if units[safe: index + 1]?.scalar == 0x0A { return 2 }
    return units[safe: index + 1]?.scalar == 0x0D && units[safe: index + 2]?.scalar == 0x0A ? 3 : nil
  }
}

/// Encoded-words of RFC 2047 left in text.
enum EncodedWordLeft: TextRule {
  static let entry = RiskEntry(
    .u113, "ENCODED-WORD-LEFT", .mangled, repair: .conditional("every encoded-word decodes strictly"),
    title: "an encoded-word that was never decoded (=?UTF-8?B?...?=)",
    sentence: "An encoded-word of a mail header stands in the text undecoded.",
    meaning:
      "A program copied the raw header field of a message (often its Subject) into the text without decoding it, or encoded"
      + " it twice.",
    whyItMatters: "People see the encoding instead of the words.",
    example: "=?UTF-8?Q?R=C3=A9union?= is R\u{E9}union.",
    whatToDo: "The repair decodes it, when it decodes strictly.")

  static func examine(_ reading: inout TextReading) {
    var repairs: [(range: Range<Int>, scalars: [UInt32])] = []
    for run in EncodedWords.runs(in: reading.scalars) where !reading.isMasked(run.range.lowerBound) {
      reading.note(.u113, run.range)
      if let text = run.text {
        repairs.append((range: run.range, scalars: TextUnits.read(text, form: .plain).map(\.scalar)))
      } else {
        reading.isLost = true
      }
    }
    reading.repair(repairs)
  }
}

/// UTF-16 taken byte by byte.
enum UTF16AsBytes: TextRule {
  static let entry = RiskEntry(
    .u115, "UTF16-AS-8BIT", .mangled, repair: .conditional("the bytes are UTF-16 as a whole"),
    title: "UTF-16 read byte by byte",
    sentence: "The text is UTF-16 that was labelled or read as an 8-bit charset.",
    meaning:
      "The bytes are UTF-16 (they begin with its byte order mark, or every second one is NUL), but the label says UTF-8 or"
      + " a program read them one by one.",
    whyItMatters: "Most readers stop at the first NUL: people see one letter, or nothing.",
    example: "W<NUL>e<NUL>e<NUL>k<NUL>l<NUL>y",
    whatToDo: "The repair reads the bytes as UTF-16. Label such a part utf-16, better write it in UTF-8.")

  static func examine(_ reading: inout TextReading) {
    let zeros = reading.units.count { $0.scalar == 0 }
    // One NUL in a short value is a control character, not an encoding.
    guard zeros >= 3, zeros * 3 >= reading.units.count else { return }
    reading.note(.u115, 0..<reading.units.count)
    if let text = text(of: reading.units) {
      reading.repair([(range: 0..<reading.units.count, scalars: text)])
    } else {
      reading.isLost = true
    }
  }

  /// The NULs say which half comes first.
  private static func text(of units: [TextUnit]) -> [UInt32]? {
    guard units.count.isMultiple(of: 2), units.allSatisfy({ $0.scalar <= 0xFF }) else { return nil }
    let even = units.indices.count { $0.isMultiple(of: 2) && units[$0].scalar == 0 }
    let odd = units.indices.count { !$0.isMultiple(of: 2) && units[$0].scalar == 0 }
    let isLittle = odd >= even
    let codes = stride(from: 0, to: units.count, by: 2).map { index -> UInt16 in
      let (first, second) = (UInt16(units[index].scalar), UInt16(units[index + 1].scalar))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return UTF16Text.scalars(codes, dropsMark: true)
  }
}

/// ISO-2022-JP left in text.
enum JISLeft: TextRule {
  static let entry = RiskEntry(
    .u117, "JIS-LEFT", .mangled, repair: .conditional("the codes are characters of JIS X 0208"),
    title: "ISO-2022-JP that was never decoded",
    sentence: "Escape sequences of ISO-2022-JP stand in the text, with or without their ESC characters.",
    meaning:
      "Japanese text was sent as seven-bit ISO-2022-JP without a label, or a program removed the ESC characters.",
    whyItMatters: "All its bytes are ASCII, so every program takes it for valid text and nobody can read it.",
    example: "$B2q5D(B is \u{4F1A}\u{8B70}.",
    whatToDo: "The repair decodes it when all of it are characters. Ask the sender's program for a charset label.")

  static func examine(_ reading: inout TextReading) {
    var repairs: [(range: Range<Int>, scalars: [UInt32])] = []
    let scalars = reading.scalars
    var index = 0
    while index < scalars.count {
      guard scalars[index] == 0x24 || scalars[index] == 0x1B, let run = JISRun(scalars, at: index) else {
        index += 1
        continue
      }
      reading.note(.u117, run.range)
      if let text = run.text { repairs.append((range: run.range, scalars: text)) } else { reading.isLost = true }
      index = run.range.upperBound
    }
    reading.repair(repairs)
  }
}

/// UTF-7 left in text.
enum UTF7Left: TextRule {
  static let entry = RiskEntry(
    .u118, "UTF7-LEFT", .suspicious,
    title: "UTF-7 that was never decoded (+AOk-)",
    sentence: "A token looks like UTF-7 that was never decoded.",
    meaning:
      "Between + and - stands base64 that decodes to non-ASCII characters of one or two scripts with no bit left over, as"
      + " UTF-7 (and the folder names of IMAP) write them.",
    whyItMatters: "People see the encoding instead of the words.",
    example: "+AOkA4A- is \u{E9}\u{E0}.",
    whatToDo: "Compare with the original. redial never repairs it: a code or product number can look the same.")

  static func examine(_ reading: inout TextReading) {
    let scalars = reading.scalars
    var index = 0
    while index < scalars.count {
      if scalars[index] == 0x2B, let length = UTF7Token.length(scalars, at: index) {
        reading.note(.u118, index..<index + length)
        index += length
      } else {
        index += 1
      }
    }
  }
}
