import Charsets

/// The encoded-words of RFC 2047, over characters: the same reading serves header fields and text that still holds some.
enum EncodedWords {
  struct Word {
    let range: Range<Int>
    /// Without a language (RFC 2231 section 5), in lower case.
    let charset: String
    /// What the transfer encoding holds; nil when it is broken.
    let payload: [UInt8]?
  }

  /// Words with nothing but white space between them; that space is no text.
  struct Run {
    var words: [Word]
    var range: Range<Int> { (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0) }
    /// Strictly decoded, nil when one word does not decode.
    var text: [UInt8]? {
      var text: [UInt8] = []
      for group in groups {
        guard let part = Self.decoded(group) else { return nil }
        text += part
      }
      return text
    }

    /// Neighbours of one charset.
    var groups: [[Word]] {
      words.reduce(into: []) { groups, word in
        if groups.last?.last?.charset == word.charset {
          groups[groups.count - 1].append(word)
        } else {
          groups.append([word])
        }
      }
    }

    private static func decoded(_ group: [Word]) -> [UInt8]? {
      guard let first = group.first, let charset = Charset(label: first.charset) else { return nil }
      let payloads = group.compactMap(\.payload)
      guard payloads.count == group.count else { return nil }
      let alone = payloads.compactMap { try? charset.decode($0) }
      if alone.count == payloads.count { return alone.flatMap { $0 } }
      return try? charset.decode(payloads.flatMap { $0 })
    }
  }

  /// What begins with `=?` at an index.
  enum Reading {
    case word(Word)
    /// An encoded-word that lacks its end, holds a blank, or whose encoding is broken.
    case broken(Range<Int>)
  }

  static func read(_ scalars: [UInt32], at start: Int) -> Reading? {
    guard scalars[safe: start] == 0x3D, scalars[safe: start + 1] == 0x3F,
      let label = scalars[(start + 2)...].prefix(64).firstIndex(of: 0x3F), label > start + 2,
      scalars[start + 2..<label].allSatisfy(isToken),
      let encoding = scalars[safe: label + 1].map({ $0 | 0x20 }), encoding == 0x62 || encoding == 0x71,
      scalars[safe: label + 2] == 0x3F
    else { return nil }
    let text = label + 3
    var index = text
    while index < scalars.count, scalars[index] != 0x3F, (0x21...0x7E).contains(scalars[index]) { index += 1 }
    guard scalars[safe: index] == 0x3F, scalars[safe: index + 1] == 0x3D else {
      return .broken(start..<endOfBroken(scalars, index))
    }
    let range = start..<index + 2
    let name = scalars[start + 2..<label].prefix { $0 != 0x2A }.map { UInt8(truncatingIfNeeded: $0) }
    let charset = String(decoding: name, as: UTF8.self).lowercased()
    let bytes = scalars[text..<index].map { UInt8(truncatingIfNeeded: $0) }
    return .word(Word(range: range, charset: charset, payload: encoding == 0x62 ? base64(bytes) : q(bytes)))
  }

  /// Runs of whole words, in order.
  static func runs(in scalars: [UInt32]) -> [Run] {
    var runs: [Run] = []
    var index = 0
    var isAdjacent = false
    while index < scalars.count {
      if scalars[index] == 0x3D, case .word(let word)? = read(scalars, at: index) {
        if isAdjacent { runs[runs.count - 1].words.append(word) } else { runs.append(Run(words: [word])) }
        isAdjacent = true
        index = word.range.upperBound
      } else {
        if ![0x20, 0x09, 0x0D, 0x0A].contains(scalars[index]) { isAdjacent = false }
        index += 1
      }
    }
    return runs
  }

  /// Where a broken word ends: behind a `?=` on the same line before another word begins, else at white space.
  private static func endOfBroken(_ scalars: [UInt32], _ index: Int) -> Int {
    var at = index
    while at < scalars.count, scalars[at] != 0x0A, scalars[at] != 0x0D {
      if scalars[at] == 0x3F, scalars[safe: at + 1] == 0x3D { return at + 2 }
      if scalars[at] == 0x3D, scalars[safe: at + 1] == 0x3F { break }
      at += 1
    }
    return max(index, min(index + 1, scalars.count))
  }

  private static func isToken(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func q(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5F: out.append(0x20)
      case 0x3D:
        guard index + 2 < bytes.count, let high = Scalars.hexDigit(UInt32(bytes[index + 1])),
          let low = Scalars.hexDigit(UInt32(bytes[index + 2]))
        else { return nil }
        out.append(UInt8(truncatingIfNeeded: high << 4 | low))
        index += 2
      default: out.append(bytes[index])
      }
      index += 1
    }
    return out
  }

  /// Missing padding is common and harmless.
  private static func base64(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var body = bytes[...]
    while body.last == 0x3D { body.removeLast() }
    guard body.count % 4 != 1 else { return nil }
    for byte in body {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: return nil
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= 1 << UInt32(count) - 1
      }
    }
    return out
  }
}
