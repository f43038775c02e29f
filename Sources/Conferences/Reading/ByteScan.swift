/// Eight bytes at a time: where a run of ordinary bytes ends. Files of conference data are mostly long links.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first byte from `start` on that is a quote, a backslash, a control or not ASCII; the count where there is none.
  static func endOfPlainText(in bytes: ValueBytes, from start: Int) -> Int {
    var at = start
    while at &+ 8 <= bytes.count {
      let word = word(bytes, at)
      let odd = (word | below(word, 0x20) | equal(word, 0x22) | equal(word, 0x5C)) & highs
      if odd != 0 { return at &+ odd.trailingZeroBitCount >> 3 }
      at &+= 8
    }
    while at < bytes.count, bytes[at] >= 0x20, bytes[at] < 0x80, bytes[at] != 0x22, bytes[at] != 0x5C { at &+= 1 }
    return at
  }

  /// The first byte that ends a cell without quotes, or is a quote; the count where there is none.
  static func endOfCell(in bytes: ValueBytes, from start: Int, delimiter: UInt8) -> Int {
    var at = start
    while at &+ 8 <= bytes.count {
      let word = word(bytes, at)
      let odd = (equal(word, delimiter) | equal(word, 0x0A) | equal(word, 0x0D) | equal(word, 0x22)) & highs
      if odd != 0 { return at &+ odd.trailingZeroBitCount >> 3 }
      at &+= 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0x22 { return at }
      at &+= 1
    }
    return at
  }

  /// Whether all bytes are ASCII that a link may hold: no blank, control, quote or angle bracket.
  static func isLinkText(_ bytes: ValueBytes) -> Bool {
    var at = 0
    while at &+ 8 <= bytes.count {
      let word = word(bytes, at)
      let odd = word | below(word, 0x21) | equal(word, 0x22) | equal(word, 0x3C) | equal(word, 0x3E) | equal(word, 0x7F)
      if odd & highs != 0 { return false }
      at &+= 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x3C || byte == 0x3E { return false }
      at &+= 1
    }
    return true
  }

  private static func word(_ bytes: ValueBytes, _ at: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  /// The high bit of each byte below `limit` (at most 0x80). Right up to the first such byte, and so is whoever asks for the first.
  private static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 { (word &- ones &* UInt64(limit)) & ~word }

  private static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 { below(word ^ (ones &* UInt64(byte)), 1) }
}
