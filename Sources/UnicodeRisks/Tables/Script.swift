/// Scripts, as coarse as the rules need them: which letters may stand in one word.
enum Script: UInt8 {
  case none, latin, greek, cyrillic, armenian, hebrew, arabic, syriac, thaana, nko, indic, thai, lao, tibetan, myanmar
  case georgian, hangul, ethiopic, cherokee, canadian, khmer, mongolian, kana, han, other

  /// Of a letter or mark; `.none` for everything that belongs to all scripts.
  static func of(_ value: UInt32) -> Script {
    if value < 0x250 { return Scalars.isLetter(value) ? .latin : .none }
    guard Scalars.isLetter(value) || Scalars.isMark(value) else { return .none }
    if (0x300...0x36F).contains(value) || (0x2B0...0x2FF).contains(value) { return .none }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if value < ranges[middle].0 {
        high = middle
      } else if value > ranges[middle].1 {
        low = middle + 1
      } else {
        return ranges[middle].2
      }
    }
    return .other
  }

  /// May these stand in one text of one language?
  static func areCompatible(_ scripts: Set<Script>) -> Bool {
    let scripts = scripts.subtracting([.none])
    return scripts.count <= 1 || scripts.isSubset(of: [.han, .kana]) || scripts.isSubset(of: [.han, .hangul])
  }

  /// A number for "the same block": Indic scripts differ by 128 code points, the others by script.
  static func block(of value: UInt32) -> UInt32 {
    switch value {
    case 0x900...0xDFF: value >> 7
    case 0x1E00...0x1EFF: 0x1_0000
    case 0x2000...0x206F: 0x1_0001
    case 0x2070...0x2BFF: 0x1_0002 + (value >> 8)
    case 0x3000...0x303F, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF: 0x2_0000
    case 0xAC00...0xD7AF, 0x1100...0x11FF: 0x2_0001
    default: 0x4_0000 + (value >> 7)
    }
  }

  private static let ranges: [(UInt32, UInt32, Script)] = [
    (0x250, 0x2AF, .latin), (0x370, 0x3FF, .greek), (0x400, 0x52F, .cyrillic), (0x531, 0x58F, .armenian),
    (0x591, 0x5FF, .hebrew), (0x600, 0x6FF, .arabic), (0x700, 0x74F, .syriac), (0x750, 0x77F, .arabic),
    (0x780, 0x7BF, .thaana), (0x7C0, 0x7FF, .nko), (0x860, 0x86F, .syriac), (0x870, 0x8FF, .arabic),
    (0x900, 0xDFF, .indic), (0xE00, 0xE7F, .thai), (0xE80, 0xEFF, .lao), (0xF00, 0xFFF, .tibetan),
    (0x1000, 0x109F, .myanmar), (0x10A0, 0x10FF, .georgian), (0x1100, 0x11FF, .hangul), (0x1200, 0x139F, .ethiopic),
    (0x13A0, 0x13FF, .cherokee), (0x1400, 0x167F, .canadian), (0x1780, 0x17FF, .khmer), (0x1800, 0x18AF, .mongolian),
    (0x1C80, 0x1C8F, .cyrillic), (0x1C90, 0x1CBF, .georgian), (0x1D00, 0x1DBF, .latin), (0x1E00, 0x1EFF, .latin),
    (0x1F00, 0x1FFF, .greek), (0x2C60, 0x2C7F, .latin), (0x2D00, 0x2D2F, .georgian), (0x2D80, 0x2DDF, .ethiopic),
    (0x2DE0, 0x2DFF, .cyrillic), (0x2E80, 0x2FDF, .han), (0x3005, 0x3007, .han), (0x3041, 0x30FF, .kana),
    (0x3100, 0x312F, .han), (0x3131, 0x318E, .hangul), (0x31F0, 0x31FF, .kana), (0x3400, 0x9FFF, .han),
    (0xA640, 0xA69F, .cyrillic), (0xA720, 0xA7FF, .latin), (0xAB30, 0xAB6F, .latin), (0xAB70, 0xABBF, .cherokee),
    (0xAC00, 0xD7FF, .hangul), (0xF900, 0xFAFF, .han), (0xFB00, 0xFB06, .latin), (0xFB13, 0xFB17, .armenian),
    (0xFB1D, 0xFB4F, .hebrew), (0xFB50, 0xFDFF, .arabic), (0xFE70, 0xFEFE, .arabic), (0xFF21, 0xFF5A, .latin),
    (0xFF66, 0xFF9F, .kana), (0xFFA0, 0xFFDC, .hangul), (0x20000, 0x3FFFF, .han),
  ]
}
