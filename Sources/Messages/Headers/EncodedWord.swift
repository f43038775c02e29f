import Charsets

/// Encoded words (RFC 2047): other characters than ASCII in header fields.
public enum EncodedWord {
  /// Longest word with its delimiters (RFC 2047 section 2).
  public static let longest = 75

  /// A field's value as UTF-8. Neighbouring words of one charset are joined as bytes before they are decoded, because senders
  /// cut inside characters; a word that does not decode stays as it stands. Linear.
  /// - Parameter value: unfolded.
  public static func decode(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(0x3D) else { return HeaderText.utf8(value) }
    var scanner = EncodedWordScanner(value)
    return scanner.decoded()
  }

  /// Text for a header field: as it is where it is printable ASCII that nobody takes for an encoded word, else encoded words
  /// in UTF-8, separated by a fold. Line ends and other control characters never come out bare.
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - column: how many bytes stand before it on its line.
  ///   - always: encoded words even where the text could stand as it is: beside others, a blank would become part of it.
  public static func encode(
    _ text: [UInt8], after column: Int = 0, lineEnding: LineEnding = .crlf, always: Bool = false
  ) -> [UInt8] {
    if !always, isPlain(text) { return text }
    return Array(words(of: text, after: column).joined(separator: lineEnding.bytes + [0x20]))
  }

  private static func isPlain(_ text: [UInt8]) -> Bool {
    guard text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return false }
    // A blank at either end would be lost, and `=?` would be decoded.
    if text.first == 0x20 || text.last == 0x20 { return false }
    return !zip(text, text.dropFirst()).contains { $0 == 0x3D && $1 == 0x3F }
  }

  /// No word is longer than 75 bytes, and none ends inside a character. The first is shorter by what stands before it.
  static func words(of text: [UInt8], after column: Int) -> [[UInt8]] {
    let isMostlyASCII = text.count(where: { $0 < 0x80 }) * 3 > text.count * 2
    let prefix = Array((isMostlyASCII ? "=?utf-8?Q?" : "=?utf-8?B?").utf8)
    var words: [[UInt8]] = []
    var chunk: [UInt8] = []
    var index = 0
    func finish() {
      words.append(prefix + (isMostlyASCII ? chunk.flatMap(quoted) : Base64.encoded(chunk)) + Array("?=".utf8))
      chunk = []
    }
    func length(_ chunk: [UInt8]) -> Int {
      isMostlyASCII ? chunk.reduce(0) { $0 + quoted($1).count } : (chunk.count + 2) / 3 * 4
    }
    while index < text.count {
      var next = index + 1
      while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
      let before = words.isEmpty ? min(column, 40) : 1
      if !chunk.isEmpty, prefix.count + 2 + length(chunk + text[index..<next]) > longest - before { finish() }
      chunk += text[index..<next]
      index = next
    }
    if !chunk.isEmpty { finish() }
    return words
  }

  /// The Q encoding as it may stand in a phrase (section 5 (3)).
  private static func quoted(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x20: [0x5F]
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x2A, 0x2B, 0x2D, 0x2F: [byte]
    default: [0x3D, upperHex(byte >> 4), upperHex(byte & 15)]
    }
  }
}

/// Finds encoded words in one walk.
struct EncodedWordScanner {
  private struct Word {
    let range: Range<Int>
    let charset: Charset
    let bytes: [UInt8]
  }

  private let value: [UInt8]
  private var index = 0
  /// Offset of the first `?=` at or behind the last place one was sought: so that the search stays linear.
  private var knownClose = -1
  private var result: [UInt8] = []
  private var plain: [UInt8] = []
  private var words: [Word] = []

  init(_ value: [UInt8]) { self.value = value }

  mutating func decoded() -> [UInt8] {
    while index < value.count {
      if value[index] == 0x3D, let word = word(at: index) {
        // White space between two encoded words is none of the text (section 6.2).
        if !words.isEmpty, plain.allSatisfy(isBlank) { plain = [] } else { flushAll() }
        words.append(word)
        index = word.range.upperBound
      } else {
        plain.append(value[index])
        index += 1
      }
    }
    flushAll()
    return result
  }

  private mutating func flushAll() {
    var start = 0
    while start < words.count {
      var end = start + 1
      while end < words.count, words[end].charset == words[start].charset { end += 1 }
      append(words[start..<end])
      start = end
    }
    words = []
    result += HeaderText.utf8(plain)
    plain = []
  }

  private mutating func append(_ run: ArraySlice<Word>) {
    guard let first = run.first else { return }
    if let text = try? first.charset.decode(run.flatMap(\.bytes)) {
      result += text
      return
    }
    for word in run {
      if let text = try? word.charset.decode(word.bytes) { result += text } else { result += value[word.range] }
    }
  }

  /// `=?charset?encoding?text?=`
  private mutating func word(at start: Int) -> Word? {
    guard start + 1 < value.count, value[start + 1] == 0x3F else { return nil }
    // Charset labels are short; a bound keeps a flood of `=?` linear.
    guard let first = mark(from: start + 2, within: 64), first + 2 < value.count, value[first + 2] == 0x3F else {
      return nil
    }
    let encoding = lowercased(value[first + 1])
    guard encoding == 0x71 || encoding == 0x62, let close = close(from: first + 3) else { return nil }
    // RFC 2231 section 5: a language may follow the charset.
    let label = value[(start + 2)..<first].prefix { $0 != 0x2A }
    guard let charset = Charset(label: String(decoding: label, as: UTF8.self)) else { return nil }
    let text = value[(first + 3)..<close]
    let bytes = encoding == 0x71 ? Self.unquoted(text) : Base64.decoded(text)
    guard let bytes else { return nil }
    return Word(range: start..<(close + 2), charset: charset, bytes: bytes)
  }

  private func mark(from start: Int, within count: Int) -> Int? {
    value[min(start, value.count)..<min(start + count, value.count)].firstIndex(of: 0x3F)
  }

  private mutating func close(from start: Int) -> Int? {
    if knownClose < start {
      var at = max(start, knownClose)
      while at + 1 < value.count, value[at] != 0x3F || value[at + 1] != 0x3D { at += 1 }
      knownClose = at + 1 < value.count ? at : value.count
    }
    return knownClose < value.count ? knownClose : nil
  }

  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == 0x3D, index + 2 < text.endIndex,
        let high = hexDigit(text[index + 1]), let low = hexDigit(text[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(text[index] == 0x5F ? 0x20 : text[index])
        index += 1
      }
    }
    return bytes
  }
}
