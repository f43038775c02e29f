import Diagnosing

/// UTF-8 that was read in some other code page.
enum UTF8AsOtherCodePage: TextRule {
  static let entry = RiskEntry(
    .u105, "UTF8-AS-OTHER", .mangled,
    repair: .conditional("the whole field can be written in the code page and is UTF-8 then"),
    title: "UTF-8 read in another code page (\u{420}\u{40E}, \u{251C}\u{AE}, \u{6D7C})",
    sentence:
      "UTF-8 was read in a code page other than windows-1252; the whole field can be written in that page and is UTF-8 then.",
    meaning:
      "As U103, but the program that ignored the charset worked in a Cyrillic, Central European, Greek, Turkish, Macintosh,"
      + " DOS, Chinese, Japanese or Korean code page.",
    whyItMatters: "Nobody can read it, and it often looks like real words of a language nobody in the meeting speaks.",
    example: "\u{420}\u{2019}\u{421}\u{403}\u{421}\u{201A}\u{421}\u{402}\u{420}\u{B5}\u{421}\u{2021}\u{420}\u{B0} is"
      + " \u{412}\u{441}\u{442}\u{440}\u{435}\u{447}\u{430} (read in windows-1251).",
    whatToDo:
      "The repair writes the field in that code page and reads it as UTF-8; it is offered only when that works for every"
      + " character.")

  static func examine(_ reading: inout TextReading) {
    let readings = CodePage.all.map { ReadingInCodePage($0, reading.units) }.filter(\.isCertain)
    guard let found = readings.first else { return }
    // Mac OS Roman alone needs no character outside windows-1252; where UTF-8 read as windows-1252 explains the text, it does.
    if !found.isOutside, MojibakeSequences(reading.units).certain != nil { return }
    reading.isMisread = true
    for run in found.runs { reading.note(.u105, run.range) }
    // Pages share characters in different places: where two of them yield different texts, none is certain.
    if readings.allSatisfy({ $0.decoded == found.decoded }) {
      reading.repair(found.runs.map { (range: $0.range, scalars: $0.scalars) })
    } else {
      reading.isLost = true
    }
  }
}

/// A text taken back to the bytes of a code page and read as UTF-8, all of it or nothing.
struct ReadingInCodePage {
  /// Characters as they stand, and what they are in UTF-8. A character of two bytes may hold the end of one sequence and the
  /// start of the next, so a run can be long.
  struct Run {
    let range: Range<Int>
    var scalars: [UInt32]
  }

  private let page: CodePage
  /// Empty when the text is not UTF-8 in this page's bytes.
  private(set) var runs: [Run] = []
  /// Is a character there that windows-1252 lacks?
  private(set) var isOutside = false

  /// Stops at the first character that does not fit.
  init(_ page: CodePage, _ units: [TextUnit]) {
    self.page = page
    runs = Self.read(page, units) ?? []
    isOutside = units.contains { $0.scalar >= 0x80 && Windows1252.byte(of: $0.scalar) == nil }
    if !isOutside, page.label != "macintosh" { runs = [] }
  }

  private static func read(_ page: CodePage, _ units: [TextUnit]) -> [Run]? {
    var runs: [Run] = []
    var scalars: [UInt32] = []
    var feed = UTF8Feed()
    var start = 0
    for (index, unit) in units.enumerated() {
      if unit.scalar < 0x80 {
        guard feed.isIdle else { return nil }
        continue
      }
      guard unit.kind != .lost, !feed.isIdle || page.mayBegin(with: unit.scalar),
        let code = page.code(of: unit.scalar)
      else { return nil }
      if feed.isIdle { start = index }
      for byte in code > 0xFF ? [UInt8(code >> 8), UInt8(code & 0xFF)] : [UInt8(code & 0xFF)] {
        switch feed.take(byte) {
        case .invalid: return nil
        case .incomplete: continue
        case .scalar(let value): scalars.append(value)
        }
      }
      if feed.isIdle {
        runs.append(Run(range: start..<index + 1, scalars: scalars))
        scalars.removeAll()
      }
    }
    return feed.isIdle ? runs : nil
  }

  /// What the text says, ASCII left out.
  fileprivate var decoded: [UInt32] { runs.flatMap(\.scalars).filter { $0 >= 0x80 } }

  var isCertain: Bool {
    guard isLongEnough else { return false }
    var scripts: Set<Script> = []
    for scalar in decoded {
      guard Scalars.isAssigned(scalar), !Scalars.isPrivateUse(scalar), Scalars.category(scalar) != .control,
        isOutside || !Scalars.isMark(scalar)
      else { return false }
      scripts.insert(Script.of(scalar))
    }
    return Script.areCompatible(scripts)
  }

  private var isLongEnough: Bool {
    let decoded = decoded
    guard page.isDoubleByte else { return decoded.count >= (page.label == "koi8-r" ? 6 : 3) }
    if decoded.count(where: { (0x800..<0x10000).contains($0) }) >= 3 { return true }
    let letters = decoded.filter { $0 < 0x800 }.map(Script.of)
    return [Script.cyrillic, .greek, .arabic, .hebrew].contains { script in letters.count { $0 == script } >= 8 }
  }
}
