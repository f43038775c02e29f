extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let equals: UInt8 = 0x3D
  static let backslash: UInt8 = 0x5C

  /// ASCII letters only.
  var uppercasedASCII: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
  var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  var isDigit: Bool { self &- 0x30 < 10 }
  /// ALPHA, DIGIT or "-" (RFC 5545 section 3.1, iana-token).
  var isNameByte: Bool { (self | 0x20) &- 0x61 < 26 || isDigit || self == 0x2D }
  /// Blank, tab, line feed, vertical tab, form feed, carriage return.
  var isBlank: Bool { self == 0x20 || self &- 0x09 < 5 }
  /// The second to fourth byte of a UTF-8 sequence.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension Sequence<UInt8> {
  func uppercasedASCII() -> [UInt8] { map(\.uppercasedASCII) }
}

extension Collection<UInt8> {
  /// Without white space at both ends.
  func trimmingBlanks() -> [UInt8] {
    var bytes = Array(drop(while: \.isBlank))
    while let last = bytes.last, last.isBlank { bytes.removeLast() }
    return bytes
  }
}
