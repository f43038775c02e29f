/// A tag's name in lower case, packed, so that comparing names is comparing two words. Names over 16 bytes keep their
/// first 8 bytes and a hash of all of them.
struct TagName: Hashable, Sendable {
  private(set) var head: UInt64 = 0
  private(set) var tail: UInt64 = 0

  /// No name.
  init() {}

  init(_ name: StaticString) {
    let bytes = name.withUTF8Buffer { Array($0) }
    self.init(bytes.span, 0..<bytes.count)
  }

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    let eighth = Swift.min(index + 8, range.upperBound)
    while index < eighth {
      head = head << 8 | UInt64(bytes[index].asciiLowercased)
      index += 1
    }
    guard index < range.upperBound else { return }
    if range.count <= 16 {
      while index < range.upperBound {
        tail = tail << 8 | UInt64(bytes[index].asciiLowercased)
        index += 1
      }
    } else {
      tail = 0xcbf2_9ce4_8422_2325
      for index in range { tail = (tail ^ UInt64(bytes[index].asciiLowercased)) &* 0x100_0000_01b3 }
    }
  }

  /// 0 to 255.
  var shortHash: Int { Int(truncatingIfNeeded: ((head ^ tail) &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}

extension UInt8 {
  /// ASCII letters in lower case, other bytes as they are.
  var asciiLowercased: UInt8 {
    self >= 0x41 && self <= 0x5A ? self | 0x20 : self
  }

  var isASCIILetter: Bool {
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }

  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// White space of HTML: tab, LF, FF, CR, blank.
  var isMarkupSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 || self == 0x0C }
}
