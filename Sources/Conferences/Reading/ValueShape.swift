/// Bytes of one value, valid as long as the file they stand in.
typealias ValueBytes = UnsafeBufferPointer<UInt8>

/// The shapes that values must have, asked of bytes: a million rows go through here when a file is loaded.
enum ValueShape {
  /// Why a text is no phone number of E.164 (at most 15 digits, a country code that is not 0), in any printed form; nil when
  /// it is one. Seven digits are the least that any country has, its code included.
  static func complaint(aboutNumber bytes: ValueBytes) -> String? {
    var rest = bytes[...]
    if bytes.count > 4, bytes[0] == 0x74, bytes[1] == 0x65, bytes[2] == 0x6C, bytes[3] == 0x3A { rest = bytes[4...] }
    var digits = 0
    var first: UInt8 = 0
    for byte in rest {
      switch byte {
      case 0x30...0x39:
        if digits == 0 { first = byte }
        digits += 1
      case 0x2B where digits > 0: return "is no phone number: a + stands in its middle"
      case 0x20, 0x2B, 0x28, 0x29, 0x2D, 0x2E, 0x2F: continue
      default: return "is no phone number"
      }
    }
    if digits > 0, first == 0x30 { return "is no international number: it begins with 0 instead of a country's code" }
    if digits < 7 { return "is no phone number: it has fewer than 7 digits" }
    return digits > 15 ? "is no phone number: it has more than 15 digits" : nil
  }

  /// 4 to 12 digits, grouped by blanks or hyphens, `#` behind them or not.
  static func isConferenceID(_ bytes: ValueBytes) -> Bool {
    var digits = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x20, 0x2D: continue
      case 0x23 where index == bytes.count - 1: continue
      default: return false
      }
    }
    return (4...12).contains(digits)
  }

  /// A meeting id of digits has 9 to 15 of them (Zoom and Webex 9 to 11, Teams up to 15); one with letters is its vendor's own.
  static func isMeetingID(_ bytes: ValueBytes) -> Bool {
    var digits = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x20, 0x2D: continue
      default: return true
      }
    }
    return (9...15).contains(digits)
  }

  /// Nil for an https link with a host; otherwise what is wrong with it.
  static func complaint(aboutLink bytes: ValueBytes) -> String? {
    guard bytes.count <= 4096 else { return "is longer than 4096 bytes" }
    guard bytes.count >= 8, startsWithHTTPS(bytes) else { return "must be an https link" }
    guard bytes.count > 8, bytes[8] != 0x2F, bytes[8] != 0x3F, bytes[8] != 0x23 else { return "names no host" }
    for index in 8..<bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0x7F || byte == 0x22 || byte == 0x3C || byte == 0x3E {
        return "holds a blank, a quote or an angle bracket: write it percent-encoded"
      }
    }
    return nil
  }

  /// The same without a reason, and only for links in ASCII.
  static func isLink(_ bytes: ValueBytes) -> Bool {
    bytes.count > 8 && bytes.count <= 4096 && startsWithHTTPS(bytes) && bytes[8] != 0x2F && bytes[8] != 0x3F
      && bytes[8] != 0x23 && ByteScan.isLinkText(bytes)
  }

  private static func startsWithHTTPS(_ bytes: ValueBytes) -> Bool {
    bytes[0] | 0x20 == 0x68 && bytes[1] | 0x20 == 0x74 && bytes[2] | 0x20 == 0x74 && bytes[3] | 0x20 == 0x70
      && bytes[4] | 0x20 == 0x73 && bytes[5] == 0x3A && bytes[6] == 0x2F && bytes[7] == 0x2F
  }

  /// What stands between `https://` and the path, user and port included.
  static func host(of link: ValueBytes) -> ValueBytes {
    guard link.count > 8 else { return ValueBytes(rebasing: link[0..<0]) }
    var end = 8
    while end < link.count, link[end] != 0x2F, link[end] != 0x3F, link[end] != 0x23, link[end] != 0x5C { end += 1 }
    return ValueBytes(rebasing: link[8..<end])
  }

  /// `local@domain`, case folded before or not.
  static func isAddress(_ bytes: ValueBytes) -> Bool {
    var at = -1
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x40 {
        if at >= 0 { return false }
        at = index
      } else if byte <= 0x20 || byte == 0x7F || byte == 0x3C || byte == 0x3E || byte == 0x2C || byte == 0x3B
        || byte == 0x22
      {
        return false
      }
    }
    return at > 0 && at < bytes.count - 1
  }

  /// BCP 47, by its shape: `it`, `it-IT`, `zh-Hant-TW`.
  static func isLanguage(_ bytes: ValueBytes) -> Bool {
    var length = 0
    var part = 0
    for byte in bytes {
      if byte == 0x2D {
        guard isPart(part, length) else { return false }
        part += 1
        length = 0
      } else if (0x61...0x7A).contains(byte | 0x20) || (part > 0 && (0x30...0x39).contains(byte)) {
        length += 1
      } else {
        return false
      }
    }
    return isPart(part, length)
  }

  private static func isPart(_ part: Int, _ length: Int) -> Bool { length >= (part == 0 ? 2 : 1) && length <= 8 }

  /// Whether there is something to see, and no control (C0, DEL, C1, Unicode's line and paragraph separators) nor U+FFFD, the
  /// sign of a letter that was lost.
  static func isPlainText(_ bytes: ValueBytes) -> Bool {
    var hasInk = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x7F {
        hasInk = true
      } else if byte >= 0x80 {
        hasInk = true
        if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] < 0xA0 { return false }
        if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD { return false }
        if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] | 1 == 0xA9 {
          return false
        }
      } else if byte != 0x20 {
        return false
      }
    }
    return hasInk
  }
}

/// The two kinds of numbers that North America's numbering plan tells apart by their area code; elsewhere nobody can tell.
enum NumberKind {
  case toll
  case tollFree

  /// - Parameter digits: of the whole number. Nil where the digits do not say.
  init?(digits: ValueBytes) {
    guard digits.count == 11, digits[0] == 0x31 else { return nil }
    let code = Int(digits[1] - 0x30) * 100 + Int(digits[2] - 0x30) * 10 + Int(digits[3] - 0x30)
    self = [800, 822, 833, 844, 855, 866, 877, 888].contains(code) ? .tollFree : .toll
  }

  init?(_ number: String) {
    var digits = NumberSpelling.digits(number)
    let kind = digits.withUTF8 { NumberKind(digits: $0) }
    guard let kind else { return nil }
    self = kind
  }
}

extension String {
  /// A shape asked of a text.
  func has<Answer>(_ shape: (ValueBytes) -> Answer) -> Answer {
    var copy = self
    return copy.withUTF8 { shape($0) }
  }
}
