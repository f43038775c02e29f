/// Questions about scalar values, without a detour through `Character`.
enum Scalars {
  static func properties(_ value: UInt32) -> Unicode.Scalar.Properties? { Unicode.Scalar(value)?.properties }

  static func category(_ value: UInt32) -> Unicode.GeneralCategory? { properties(value)?.generalCategory }

  static func isASCIILetter(_ value: UInt32) -> Bool {
    (0x41...0x5A).contains(value & ~0x20)
  }

  static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return isASCIILetter(value) }
    switch category(value) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  static func isLower(_ value: UInt32) -> Bool {
    value < 0x80 ? (0x61...0x7A).contains(value) : category(value) == .lowercaseLetter
  }

  static func isUpper(_ value: UInt32) -> Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : category(value) == .uppercaseLetter
  }

  static func isMark(_ value: UInt32) -> Bool {
    guard value >= 0x300 else { return false }
    switch category(value) {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  static func isPunctuation(_ value: UInt32) -> Bool {
    switch category(value) {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// A code point that has a character, private use included, noncharacters not.
  static func isAssigned(_ value: UInt32) -> Bool {
    guard let category = category(value) else { return false }
    return category != .unassigned && category != .surrogate
  }

  static func isPrivateUse(_ value: UInt32) -> Bool {
    (0xE000...0xF8FF).contains(value) || (value >= 0xF0000 && value & 0xFFFE != 0xFFFE)
  }

  /// Whether UTF-8 text holds a character of the private-use area (U+E000 to U+F8FF).
  static func holdPrivateUse(_ text: [UInt8]) -> Bool {
    text.indices.contains { index in
      text[index] == 0xEE || text[index] == 0xEF && index + 1 < text.count && (0x80...0xA3).contains(text[index + 1])
    }
  }

  static func isNoncharacter(_ value: UInt32) -> Bool {
    (0xFDD0...0xFDEF).contains(value) || (value & 0xFFFE == 0xFFFE && value <= 0x10FFFF)
  }

  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  static func isRegionalIndicator(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Value of a hexadecimal digit.
  static func hexDigit(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x30...0x39: value - 0x30
    case 0x41...0x46: value - 0x41 + 10
    case 0x61...0x66: value - 0x61 + 10
    default: nil
    }
  }
}
