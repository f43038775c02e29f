import Diagnosing

// UTF-8 that was read as windows-1252 or ISO 8859-1, once or several times.

/// UTF-8 read as windows-1252 or ISO 8859-1, once.
enum UTF8AsWindows1252: TextRule {
  static let entry = RiskEntry(
    .u103, "UTF8-AS-1252", .mangled, repair: .certain,
    title: "UTF-8 read as windows-1252 (caf\u{C3}\u{A9})",
    sentence: "UTF-8 was read as windows-1252 or ISO 8859-1, so each non-ASCII character shows as two to four.",
    meaning:
      "Somebody wrote the text in UTF-8 and a program read the bytes in a Western code page. Every character beyond ASCII"
      + " became a \u{C3}, \u{C2}, \u{E2}\u{20AC} or the like, followed by a symbol.",
    whyItMatters:
      "People cannot read it, searching does not find it, and each further hop may do the same again (U104).",
    example: "r\u{C3}\u{A9}union d\u{E2}\u{20AC}\u{2122}\u{C3}\u{A9}quipe is r\u{E9}union d\u{2019}\u{E9}quipe.",
    whatToDo:
      "The bytes are all there: the repair reads them as UTF-8. Fix the program that ignores the charset, often an import"
      + " of .ics files or a message part without a charset.")

  static func examine(_ reading: inout TextReading) {
    guard !reading.isMisread else { return }
    var passes = 0
    var places: [Range<Int>] = []
    while passes < 3, let found = MojibakeSequences(reading.units).certain {
      if passes == 0 { places = found.map { reading.place($0.range) } }
      reading.repair(found.map { (range: $0.range, scalars: [$0.scalar]) })
      passes += 1
    }
    for place in places { reading.findings.note(passes == 1 ? .u103 : .u104, place) }
  }
}

/// The same several times.
enum UTF8AsWindows1252Twice: RiskRule {
  static let entry = RiskEntry(
    .u104, "UTF8-TWICE", .mangled, repair: .certain,
    title: "UTF-8 read as windows-1252 more than once (caf\u{C3}\u{192}\u{C2}\u{A9})",
    sentence: "UTF-8 was read as windows-1252 or ISO 8859-1 more than once.",
    meaning:
      "The fault of U103 happened again to text that already had it: each hop read the bytes in a Western code page and"
      + " wrote what it saw as UTF-8.",
    whyItMatters: "The text doubles in size with every hop and soon runs into length limits, where it is cut (U121).",
    example: "r\u{C3}\u{192}\u{C2}\u{A9}union is r\u{E9}union.",
    whatToDo: "The repair undoes up to three readings. Find the hop: it does this to every message that passes it.")
}

/// Well-formed UTF-8 among characters that a Western code page can yield, and how sure it is that this is no accident.
struct MojibakeSequences {
  struct Sequence {
    let range: Range<Int>
    let bytes: [UInt8]
    let scalar: UInt32
    /// The last character of the sequence as it stands.
    let shown: UInt32
  }

  private let units: [TextUnit]
  private let sequences: [Sequence]
  /// Characters beyond ASCII that a Western code page can yield.
  private let mappable: Int

  init(_ units: [TextUnit]) {
    self.units = units
    let bytes = units.map { unit -> Int16 in
      guard unit.kind != .lost, let byte = Windows1252.byte(of: unit.scalar) else { return -1 }
      return Int16(byte)
    }
    mappable = bytes.count { $0 >= 0x80 }
    var found: [Sequence] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0xC2, bytes[index] <= 0xF4 else {
        index += 1
        continue
      }
      let read = UTF8Sequence.read { offset in
        guard index + offset < bytes.count, bytes[index + offset] >= 0 else { return nil }
        return UInt8(truncatingIfNeeded: bytes[index + offset])
      }
      guard case .scalar(let scalar, let length) = read, Scalars.isAssigned(scalar) else {
        index += 1
        continue
      }
      let range = index..<index + length
      found.append(
        Sequence(
          range: range, bytes: range.map { UInt8(truncatingIfNeeded: bytes[$0]) }, scalar: scalar,
          shown: units[index + length - 1].scalar))
      index += length
    }
    sequences = found
  }

  /// All sequences of the field when one of them is certain, nil when none is: one certain sequence vouches for the others.
  var certain: [Sequence]? {
    guard !sequences.isEmpty else { return nil }
    let strong = sequences.indices.contains { isStrong($0) }
    guard strong || isCertainByOtherLeads else { return nil }
    // Bytes of another charset hit upon a well-formed pair now and then; in real cases nearly all characters take part.
    if coverage < 0.5, LegacyAsWindows1252.fires(on: units.map(\.scalar)) { return nil }
    return sequences
  }

  private var coverage: Double {
    mappable == 0 ? 0 : Double(sequences.reduce(0) { $0 + $1.range.count }) / Double(mappable)
  }

  private func scalar(_ index: Int) -> UInt32 { units[safe: index]?.scalar ?? 0x20 }

  private func isStrong(_ number: Int) -> Bool {
    let sequence = sequences[number]
    switch sequence.bytes.count {
    case 4:
      // Icelandic eth before closing quote, no-break space and dash would be one.
      guard !units[sequence.range].dropFirst().allSatisfy({ Self.closing.contains($0.scalar) }) else { return false }
      return (0x10000...0x3FFFF).contains(sequence.scalar) || (0xE0000...0xE01EF).contains(sequence.scalar)
    case 3: return isStrongTriple(number)
    default: return sequence.bytes[0] <= 0xC3 && isStrongPair(sequence)
    }
  }

  /// General punctuation, currency and letterlike symbols always; others beside one of their own kind. Alone a triple is none:
  /// `é` NBSP `»` would be one.
  private func isStrongTriple(_ number: Int) -> Bool {
    let sequence = sequences[number]
    if sequence.bytes[0] == 0xE2, [0x80, 0x82, 0x84].contains(sequence.bytes[1]) { return true }
    return [number - 1, number + 1].contains { other in
      guard let neighbour = sequences[safe: other], neighbour.bytes.count == 3 else { return false }
      return Script.block(of: neighbour.scalar) == Script.block(of: sequence.scalar) && isNear(sequence, neighbour)
    }
  }

  /// At most two ASCII characters between them, none a letter.
  private func isNear(_ a: Sequence, _ b: Sequence) -> Bool {
    let gap = min(a.range.upperBound, b.range.upperBound)..<max(a.range.lowerBound, b.range.lowerBound)
    return gap.count <= 2 && gap.allSatisfy { scalar($0) < 0x80 && !Scalars.isLetter(scalar($0)) }
  }

  /// `Ã` or `Â` and a second character.
  private func isStrongPair(_ sequence: Sequence) -> Bool {
    let before = scalar(sequence.range.lowerBound - 1)
    let after = scalar(sequence.range.upperBound)
    // A control is what nobody wrote: Sami capitals (KIELÂLÂŠ) read so.
    if (0x80...0x9F).contains(sequence.scalar), Scalars.isLetter(sequence.shown) { return false }
    if Scalars.isLower(before) { return true }
    guard Self.closing.contains(sequence.shown) else { return true }
    if Scalars.isUpper(before), Self.quotes.contains(sequence.shown) { return false }
    return Scalars.isLower(after)
  }

  /// Leads other than `Ã` and `Â` are common capitals; they count only where nearly everything takes part and the
  /// result is of one script.
  private var isCertainByOtherLeads: Bool {
    guard coverage >= 0.75 else { return false }
    let pairs = sequences.indices.filter { sequences[$0].bytes.count == 2 && sequences[$0].bytes[0] > 0xC3 }
    // One letter alone, and signs of a script that nothing else is in: `Ä–Ö, Ü…`.
    if pairs.contains(where: { !Scalars.isLetter(sequences[$0].scalar) && !Scalars.isMark(sequences[$0].scalar) }),
      pairs.count(where: { Scalars.isLetter(sequences[$0].scalar) }) < 2
    {
      return false
    }
    return pairs.contains { isPlausible($0) } && !resultMixesScripts
  }

  private func isPlausible(_ number: Int) -> Bool {
    let sequence = sequences[number]
    let before = scalar(sequence.range.lowerBound - 1)
    let after = scalar(sequence.range.upperBound)
    if Self.closing.contains(sequence.shown), !goesOnAsWord(number) { return false }
    if (0x80...0x9F).contains(sequence.shown) || touchesSameRow(number) { return true }
    if Scalars.isLower(before), Scalars.isUpper(scalar(sequence.range.lowerBound)) { return true }
    guard !Scalars.isLetter(sequence.shown), Scalars.isLetter(after) else { return false }
    // CAFÉ™x would read as a rare letter; the letters of living languages begin with Ä, Å and È.
    return
      !(Self.closing.contains(sequence.shown) && Scalars.isUpper(before)
      && [0xC6, 0xC7, 0xC9, 0xCA, 0xCB].contains(sequence.bytes[0]))
  }

  /// Whether a word is behind the sign: not the other end of a range (`Ä–Z`), nor a letter that no reading explains (`Ä–Ö`).
  private func goesOnAsWord(_ number: Int) -> Bool {
    let end = sequences[number].range.upperBound
    if sequences[safe: number + 1]?.range.lowerBound == end { return true }
    guard Scalars.isASCIILetter(scalar(end)) else { return false }
    let isDash = sequences[number].shown == 0x2013 || sequences[number].shown == 0x2014
    return !isDash || Scalars.isLetter(scalar(end + 1))
  }

  /// Two touching sequences of one row of 256: a word of another script.
  private func touchesSameRow(_ number: Int) -> Bool {
    let sequence = sequences[number]
    return [number - 1, number + 1].contains { other in
      guard let neighbour = sequences[safe: other] else { return false }
      return neighbour.scalar >> 8 == sequence.scalar >> 8
        && (neighbour.range.upperBound == sequence.range.lowerBound
          || neighbour.range.lowerBound == sequence.range.upperBound)
    }
  }

  /// Would a word hold letters of two scripts?
  private var resultMixesScripts: Bool {
    var decoded: Set<Script> = []
    var word: Set<Script> = []
    var next = 0
    var index = 0
    while index < units.count {
      var scalar = units[index].scalar
      var length = 1
      if next < sequences.count, sequences[next].range.lowerBound == index {
        scalar = sequences[next].scalar
        length = sequences[next].range.count
        decoded.insert(Script.of(scalar))
        next += 1
      }
      if Scalars.isLetter(scalar) || Scalars.isMark(scalar) {
        word.insert(Script.of(scalar))
        if !Script.areCompatible(word) { return true }
      } else {
        word = []
      }
      index += length
    }
    return !Script.areCompatible(decoded)
  }

  /// Quotation marks and NBSP.
  private static let quotes: Set<UInt32> = [
    0xA0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2039, 0x203A, 0xAB, 0xBB,
  ]

  /// Characters that follow a letter at the end of a word or sentence.
  private static let closing: Set<UInt32> = [
    0x201D, 0x2019, 0xBB, 0x2026, 0x2013, 0x2014, 0x2122, 0xAE, 0xA0, 0x201C, 0x2018, 0x203A, 0x2022, 0xB9, 0xB2, 0xB3,
    0xAB, 0xB7, 0xAD,
  ]
}
