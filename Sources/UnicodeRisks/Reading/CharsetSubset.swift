import Charsets

/// Text that only the vendor's extension of the labelled charset holds.
enum CharsetSubset {
  private static let names: Set<String> = [
    "gb2312", "gbk", "big5", "shift_jis", "iso-2022-jp", "euc-kr", "ks_c_5601-1987",
  ]

  /// The first character in the text that the charset as labelled lacks. Charsets are read as widely as their vendors wrote
  /// them and written as narrowly as they are labelled, so what cannot be written is outside.
  static func firstOutside(_ charset: Charset, _ text: [UInt8]) -> Range<Int>? {
    guard names.contains(charset.name) else { return nil }
    // Signs that two tables map differently are left out: one code of the charset, no extension.
    let units = TextUnits.read(text, form: .plain).filter { $0.scalar >= 0x80 && !isSameSign($0.scalar) }
    if charset.name == "big5", let extra = units.first(where: { etenCharacters.contains($0.scalar) }) {
      return extra.source
    }
    var body: [UInt8] = []
    for unit in units { body.appendScalar(unit.scalar) }
    do {
      _ = try charset.encode(body)
      return nil
    } catch {
      let outside = units.first { $0.scalar == error.scalar.value }
      return outside?.source ?? 0..<0
    }
  }

  /// The label of the extension under which the same bytes are this text, whole and by the table.
  static func superset(of charset: Charset, holding text: [UInt8], in bytes: [UInt8]) -> String? {
    (supersets[charset.name] ?? []).first { label in
      guard let larger = Charset(label: label), let decoded = try? larger.decode(bytes) else { return false }
      return decoded == text && firstOutside(larger, text) == nil
    }
  }

  private static let supersets: [String: [String]] = [
    "gb2312": ["gbk", "gb18030"], "gbk": ["gb18030"], "big5": ["big5-hkscs"], "shift_jis": ["windows-31j"],
    "euc-kr": ["cp949"], "ks_c_5601-1987": ["cp949"],
  ]

  private static func isSameSign(_ scalar: UInt32) -> Bool { sameSigns.contains(scalar) }

  /// F9D6 to F9DC, which iconv counts to Big5 although its standard ends before them.
  private static let etenCharacters: Set<UInt32> = [0x7881, 0x92B9, 0x88CF, 0x58BB, 0x6052, 0x7CA7, 0x5AFA]

  private static let sameSigns: Set<UInt32> = [
    0xA2, 0xA3, 0xA5, 0xAC, 0xAF, 0xB7, 0x2CD, 0x2014, 0x2015, 0x2016, 0x2022, 0x2026, 0x2027, 0x203E, 0x20A9, 0x2212,
    0x2215, 0x2216, 0x2225, 0x223C, 0x22EF, 0x2574, 0x301C, 0x30FB, 0xFE68, 0xFF0D, 0xFF0F, 0xFF3C, 0xFF5E, 0xFFE0,
    0xFFE1,
    0xFFE2, 0xFFE3, 0xFFE5, 0xFFE6, 0xFFE8,
  ]
}
