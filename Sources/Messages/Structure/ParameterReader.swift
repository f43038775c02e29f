/// Reads a leading word and `; attribute=value` behind it, tolerantly: comments, folds, quotes, stray semicolons.
struct ParameterReader {
  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private var index: Int

  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  private func isSpace(_ at: Int) -> Bool { isBlank(bytes[at]) || isLineEnd(bytes[at]) }

  /// CFWS (RFC 5322 section 3.2.2). Comments nest; depth is counted, not recursed into.
  private mutating func skipComments() {
    while index < end {
      if isSpace(index) {
        index += 1
      } else if bytes[index] == 0x28 {
        index = endOfComment(index)
      } else {
        return
      }
    }
  }

  private func endOfComment(_ start: Int) -> Int {
    var (at, depth) = (start, 0)
    while at < end {
      switch bytes[at] {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0x5C: at += 1
      default: break
      }
      at += 1
      if depth == 0 { break }
    }
    return min(at, end)
  }

  /// Everything up to the first semicolon or blank, white space around a slash passed over, quotes taken off.
  mutating func leadingWord() -> [UInt8] {
    var word: [UInt8] = []
    word.reserveCapacity(32)
    skipComments()
    while index < end, bytes[index] != 0x3B {
      if isSpace(index) || bytes[index] == 0x28 {
        skipComments()
        // QUIRK: `text / plain` is one word; `text/plain charset=x` lacks a semicolon.
        if index < end, bytes[index] != 0x2F, word.last != 0x2F { break }
        continue
      }
      if bytes[index] != 0x22 { word.append(bytes[index]) }
      index += 1
    }
    return word
  }

  /// Everything up to the first semicolon, white space, comments and quotes taken out: QUIRK `8 bit`, `"base64"`.
  mutating func wordsTogether() -> [UInt8] {
    var word: [UInt8] = []
    word.reserveCapacity(32)
    skipComments()
    while index < end, bytes[index] != 0x3B {
      if bytes[index] != 0x22 { word.append(bytes[index]) }
      index += 1
      skipComments()
    }
    return word
  }

  mutating func parameters() -> [ContentType.Parameter] {
    var pieces: [ParameterPiece] = []
    while index < end, pieces.count < 1000 {
      while index < end, bytes[index] == 0x3B || isSpace(index) || bytes[index] == 0x28 {
        if bytes[index] == 0x3B { index += 1 } else { skipComments() }
      }
      if let piece = piece() { pieces.append(piece) }
    }
    return ParameterPiece.joined(pieces)
  }

  private mutating func piece() -> ParameterPiece? {
    let start = index
    while index < end, bytes[index] != 0x3D, bytes[index] != 0x3B, !isSpace(index) { index += 1 }
    let name = start..<index
    skipComments()
    guard index < end, bytes[index] == 0x3D else {
      if index == start { index += 1 }
      return nil
    }
    index += 1
    skipComments()
    let (value, range) = index < end && bytes[index] == 0x22 ? quotedValue() : bareValue()
    return name.isEmpty ? nil : ParameterPiece(name: bytes[name].map(lowercased), value: value, range: range)
  }

  private mutating func quotedValue() -> ([UInt8], Range<Int>) {
    index += 1
    let start = index
    var value: [UInt8] = []
    value.reserveCapacity(min(end - index, 64))
    while index < end, bytes[index] != 0x22 {
      if bytes[index] == 0x5C, index + 1 < end { index += 1 }
      if !isLineEnd(bytes[index]) { value.append(bytes[index]) }
      index += 1
    }
    let range = start..<index
    while index < end, bytes[index] != 0x3B {
      if bytes[index] == 0x28 { index = endOfComment(index) } else { index += 1 }
    }
    return (value, range)
  }

  /// QUIRK: blanks inside a value without quotes belong to it, as in `filename=two words.pdf`.
  private mutating func bareValue() -> ([UInt8], Range<Int>) {
    let start = index
    while index < end, bytes[index] != 0x3B {
      if bytes[index] == 0x28, index == start || isSpace(index - 1) { break }
      index += 1
    }
    var stop = index
    while stop > start, isSpace(stop - 1) { stop -= 1 }
    while index < end, bytes[index] != 0x3B { index = bytes[index] == 0x28 ? endOfComment(index) : index + 1 }
    return (bytes[start..<stop].filter { !isLineEnd($0) }, start..<stop)
  }
}
