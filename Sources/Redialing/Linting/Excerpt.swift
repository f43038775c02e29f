/// A few characters around a place, fit for terminals and reports.
///
/// **Law.** No part of a link but its scheme and host, and no word that could be a passcode or PIN, ever stands in an excerpt.
struct Excerpt: Sendable {
  let text: String
  /// The place itself, as UTF-8 offsets in `text`.
  let mark: Range<Int>

  /// Characters shown on each side.
  private static let side = 12
  /// Characters shown of the place itself.
  private static let longest = 24
  /// How far back and forth the word at a rim is looked for; a longer word is covered as a whole.
  private static let reach = 512

  private struct Piece {
    /// nil for a byte that is no character.
    let scalar: Unicode.Scalar?
    let byte: UInt8
  }

  init(around place: Range<Int>, in bytes: [UInt8]) {
    let place = Self.aligned(place, in: bytes)
    let before = Self.pieces(bytes, in: max(0, place.lowerBound - 4 * Self.reach)..<place.lowerBound)
    let inside = Self.pieces(
      bytes, in: place.lowerBound..<min(bytes.count, place.upperBound, place.lowerBound + 4 * Self.longest))
    let after = Self.pieces(
      bytes, in: min(place.upperBound, bytes.count)..<min(bytes.count, place.upperBound + 4 * Self.reach))
    let all = before + inside + after
    let start = max(0, before.count - Self.side)
    let shown = start..<min(all.count, before.count + min(inside.count, Self.longest) + Self.side)
    var rendering = Rendering(pieces: all, shown: shown, focus: before.count..<before.count + max(1, inside.count))
    rendering.run()
    text = rendering.text
    mark = rendering.mark
  }

  /// The place without halves of characters at its rims.
  private static func aligned(_ place: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (min(place.lowerBound, bytes.count), min(place.upperBound, bytes.count))
    while start > 0, start < bytes.count, place.lowerBound - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    if start < bytes.count, bytes[start] & 0xC0 == 0x80 || bytes[start] < 0x80 {
      start = min(place.lowerBound, bytes.count)
    }
    while end < bytes.count, end - place.upperBound < 3, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<max(start, end)
  }

  /// Characters of a range, folds taken out; a character that the range cuts is left out.
  private static func pieces(_ bytes: [UInt8], in range: Range<Int>) -> [Piece] {
    var result: [Piece] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound, index > 0, bytes[index] & 0xC0 == 0x80, index - range.lowerBound < 3,
      range.count > 48
    {
      index += 1
    }
    while index < range.upperBound {
      if bytes[index] < 0x80 {
        result.append(Piece(scalar: Unicode.Scalar(bytes[index]), byte: bytes[index]))
        index += 1
        continue
      }
      var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
      var decoder = UTF8()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        result.append(Piece(scalar: scalar, byte: bytes[index]))
        index += UTF8.width(scalar)
      } else {
        result.append(Piece(scalar: nil, byte: bytes[index]))
        index += 1
      }
    }
    return withoutFolds(result)
  }

  private static func withoutFolds(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    var index = 0
    while index < pieces.count {
      if pieces[index].byte == 0x0D, index + 2 < pieces.count, pieces[index + 1].byte == 0x0A,
        isBlank(pieces[index + 2].byte)
      {
        index += 3
      } else if pieces[index].byte == 0x0A, index + 1 < pieces.count, isBlank(pieces[index + 1].byte) {
        index += 2
      } else {
        result.append(pieces[index])
        index += 1
      }
    }
    return result
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private struct Rendering {
    let pieces: [Piece]
    let shown: Range<Int>
    let focus: Range<Int>
    var text = ""
    private var start: Int?
    private var end = 0

    init(pieces: [Piece], shown: Range<Int>, focus: Range<Int>) {
      (self.pieces, self.shown, self.focus) = (pieces, shown, focus)
    }

    /// What is marked; the end of the text where the place lies behind it.
    var mark: Range<Int> { start.map { $0..<max($0, end) } ?? text.utf8.count..<text.utf8.count }

    mutating func run() {
      var index = 0
      while index < pieces.count {
        if Excerpt.ends(pieces[index]) {
          if shown.contains(index) { append(Excerpt.escaped(pieces[index]), index..<index + 1) }
          index += 1
          continue
        }
        var end = index
        while end < pieces.count, !Excerpt.ends(pieces[end]) { end += 1 }
        let word = index..<end
        if word.overlaps(shown) { append(word: word) }
        index = end
      }
    }

    /// A word, or dots where it may be a secret; what the finding is about is shown if it is no letter or digit.
    private mutating func append(word: Range<Int>) {
      guard Excerpt.isSecret(pieces, word) else {
        for index in word.clamped(to: shown) { append(Excerpt.escaped(pieces[index]), index..<index + 1) }
        return
      }
      let damage = word.clamped(to: focus).filter { !(pieces[$0].scalar.map { $0.isASCII } ?? false) }
      append((Excerpt.link(pieces[word]) ?? "") + "\u{2022}\u{2022}\u{2022}", damage.isEmpty ? word : nil)
      for index in damage { append(Excerpt.escaped(pieces[index]), index..<index + 1) }
    }

    /// - Parameter range: the pieces that are shown so; nil for what belongs to no place.
    private mutating func append(_ new: String, _ range: Range<Int>?) {
      if range?.overlaps(focus) == true {
        start = start ?? text.utf8.count
        end = text.utf8.count + new.utf8.count
      }
      text += new
    }
  }

  /// `https://host/` of a link.
  private static func link(_ word: ArraySlice<Piece>) -> String? {
    let ascii = word.map { $0.scalar.map { $0.isASCII ? $0 : "?" } ?? "?" }
    guard
      let colon = ascii.indices.first(where: {
        ascii[$0] == ":" && $0 + 2 < ascii.count && ascii[$0 + 1] == "/" && ascii[$0 + 2] == "/"
      }), colon <= 12
    else { return nil }
    let host = ascii[(colon + 3)...].prefix { $0.isHostCharacter }
    // A user name with a password may stand before the host.
    guard !ascii.contains("@") else { return String(String.UnicodeScalarView(ascii[...(colon + 2)])) }
    return String(String.UnicodeScalarView(ascii[...(colon + 2)] + host)) + "/"
  }

  private static func ends(_ piece: Piece) -> Bool {
    piece.scalar.map(ends) ?? false
  }

  /// Whether a word ends at a character.
  static func ends(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0xA0, 0xAB, 0xBB, 0x2018...0x201F, 0x2028, 0x2029, 0x3000: return true
    default: return false
    }
  }

  /// Links; words with four or more letters and digits of which one is a digit, or with a capital behind a small letter; and
  /// whatever is too long for a word. Encoded text (base64, percent) is among them.
  private static func isSecret(_ pieces: [Piece], _ word: Range<Int>) -> Bool {
    if word.count > reach { return true }
    var (letters, digits, mixed) = (0, 0, false)
    var previous: Unicode.Scalar = " "
    for index in word {
      guard let scalar = pieces[index].scalar, scalar.isASCII else {
        previous = " "
        continue
      }
      if previous == ":", scalar == "/" { return true }
      if scalar.isASCIIDigit { digits += 1 } else if scalar.isASCIILetter { letters += 1 }
      if scalar.isASCIIUpper, previous.isASCIILetter, !previous.isASCIIUpper { mixed = true }
      previous = scalar
    }
    if pieces[word].contains(where: { $0.byte == 0x25 || $0.byte == 0x40 }) && digits > 0 { return true }
    return letters + digits >= 4 && (digits > 0 || mixed) || followsLabel(pieces, word.lowerBound)
  }

  /// Does a word like "Passcode:" stand before it on the line?
  private static func followsLabel(_ pieces: [Piece], _ start: Int) -> Bool {
    var first = start
    while first > 0, start - first < 40, pieces[first - 1].byte != 0x0A { first -= 1 }
    let line = pieces[first..<start].compactMap { $0.scalar.map(lowered) }
    return line.indices.contains { index in
      labels(beginningWith: line[index]).contains { name in
        let end = index + name.count
        return end <= line.count && line.count - end <= 6 && line[index..<end].elementsEqual(name)
      }
    }
  }

  static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar.isASCIIUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar }
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? scalar : scalar
  }

  static func labels(beginningWith letter: Unicode.Scalar) -> [[Unicode.Scalar]] {
    letter.isASCII ? labelsByASCII[Int(letter.value)] : labelsByFirst[letter] ?? []
  }

  private static let labelsByFirst = Dictionary(
    grouping: labels.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }, by: { $0[0] })

  /// The same by code: every letter of a text is asked for.
  private static let labelsByASCII = (UInt8(0)..<0x80).map { labelsByFirst[Unicode.Scalar($0)] ?? [] }

  /// In small letters. What follows them is a secret.
  static let labels = [
    "passcode", "password", "passwort", "kennwort", "kenncode", "passe", "secret", "pin", "contrase", "senha", "codice",
    "wachtwoord", "toegangscode", "l\u{F6}senord", "adgangskode", "passord", "salasana", "has\u{142}o", "heslo",
    "\u{43F}\u{430}\u{440}\u{43E}\u{43B}\u{44C}", "parola", "jelsz\u{F3}", "\u{30D1}\u{30B9}\u{30B3}\u{30FC}\u{30C9}",
    "\u{30D1}\u{30B9}\u{30EF}\u{30FC}\u{30C9}", "\u{5BC6}\u{7801}", "\u{5BC6}\u{78BC}", "\u{C554}\u{D638}",
  ]

  /// Printable characters as they are; everything that could steer a terminal, hide or join itself to others by number.
  private static func escaped(_ piece: Piece) -> String {
    guard let scalar = piece.scalar else { return "\\x" + hex(UInt32(piece.byte), width: 2) }
    switch scalar.value {
    case 0x20...0x7E: return String(Character(scalar))
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator,
      .nonspacingMark, .spacingMark, .enclosingMark:
      return "\\u{" + hex(scalar.value, width: 4) + "}"
    default: return String(Character(scalar))
    }
  }

  private static func hex(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isASCIIUpper: Bool { ("A"..."Z").contains(self) }
  fileprivate var isASCIILetter: Bool { isASCIIUpper || ("a"..."z").contains(self) }
  fileprivate var isHostCharacter: Bool { isASCIIDigit || isASCIILetter || self == "." || self == "-" || self == ":" }
}
