/// Reads a base64 body (RFC 2045 section 6.8): tolerant of white space, of missing padding at the end, and of text that a
/// mailing list put behind it; anything else outside the alphabet breaks the body.
struct Base64Reader {
  private(set) var decoded: [UInt8] = []
  /// Offset of the first byte that does not belong; nil where all is well.
  private(set) var brokenAt: Int?
  /// Characters of the alphabet, padding not counted.
  private(set) var characters = 0
  /// Offset of every thousandth of them.
  private(set) var marks: [Int] = []
  /// Behind the last of them and its padding.
  private(set) var end: Int

  static let spacing = 1024
  private let bytes: UnsafeRawBufferPointer
  private let body: Range<Int>
  private var word: UInt32 = 0

  init(_ bytes: UnsafeRawBufferPointer, _ body: Range<Int>) {
    self.bytes = bytes
    self.body = body
    end = body.lowerBound
    decoded.reserveCapacity(body.count / 4 * 3 + 3)
    read()
  }

  private mutating func read() {
    Base64.values.withUnsafeBufferPointer { values in
      var index = body.lowerBound
      while index < body.upperBound {
        if characters & 3 == 0 {
          let next = takeQuanta(from: index, values)
          if next > index {
            index = next
            end = next
            continue
          }
        }
        let byte = bytes[index]
        let value = values[Int(byte)]
        if value < 64 {
          take(value, at: index)
          end = index + 1
        } else if byte == 0x3D, characters % 4 >= 2, brokenAt == nil {
          end = endOfPadding(from: index)
          if end < body.upperBound, !isBlank(bytes[end]), !isLineEnd(bytes[end]) { brokenAt = index }
          if brokenAt == nil, let stray = base64Line(from: end) { brokenAt = stray }
          break
        } else if !isBlank(byte), !isLineEnd(byte) {
          if brokenAt == nil, isTrailingText(at: index) { break }
          brokenAt = brokenAt ?? index
          end = index + 1
        }
        index += 1
      }
    }
    finish()
  }

  /// Whole quanta that stand together.
  private mutating func takeQuanta(from start: Int, _ values: UnsafeBufferPointer<UInt8>) -> Int {
    var index = start
    while index &+ 4 <= body.upperBound {
      if characters & (Self.spacing - 1) == 0 { marks.append(index) }
      // To the next mark at most: inside a run nothing but the bytes themselves is to be done.
      let quanta = min((body.upperBound - index) / 4, (Self.spacing - characters & (Self.spacing - 1)) / 4)
      let taken = append(quanta, from: index, values)
      characters &+= taken &* 4
      index &+= taken &* 4
      if taken == 0, characters & (Self.spacing - 1) == 0 { marks.removeLast() }
      if taken < quanta { break }
    }
    return index
  }

  /// Decodes up to so many quanta, to the first that holds anything but characters of the alphabet.
  private mutating func append(_ quanta: Int, from start: Int, _ values: UnsafeBufferPointer<UInt8>) -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.spacing) { buffer in
      var (index, count) = (start, 0)
      for _ in 0..<quanta {
        let (a, b) = (values[Int(bytes[index])], values[Int(bytes[index &+ 1])])
        let (c, d) = (values[Int(bytes[index &+ 2])], values[Int(bytes[index &+ 3])])
        guard a | b | c | d < 64 else { break }
        buffer[count] = a << 2 | b >> 4
        buffer[count &+ 1] = b << 4 | c >> 2
        buffer[count &+ 2] = c << 6 | d
        index &+= 4
        count &+= 3
      }
      decoded.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
      return count / 3
    }
  }

  @inline(__always)
  private mutating func take(_ value: UInt8, at index: Int) {
    if characters & (Self.spacing - 1) == 0 { marks.append(index) }
    word = word << 6 | UInt32(value)
    characters &+= 1
    if characters & 3 == 0 {
      decoded.append(UInt8(truncatingIfNeeded: word >> 16))
      decoded.append(UInt8(truncatingIfNeeded: word >> 8))
      decoded.append(UInt8(truncatingIfNeeded: word))
    }
  }

  private mutating func finish() {
    switch characters % 4 {
    case 2: decoded.append(UInt8(truncatingIfNeeded: word >> 4))
    case 3:
      decoded.append(UInt8(truncatingIfNeeded: word >> 10))
      decoded.append(UInt8(truncatingIfNeeded: word >> 2))
    case 1: brokenAt = brokenAt ?? end - 1
    default: break
    }
  }

  private func endOfPadding(from start: Int) -> Int {
    var (index, wanted, last) = (start, 4 - characters % 4, start)
    while index < body.upperBound, wanted > 0 {
      if bytes[index] == 0x3D {
        wanted -= 1
        last = index + 1
      } else if !isBlank(bytes[index]), !isLineEnd(bytes[index]) {
        break
      }
      index += 1
    }
    return last
  }

  /// Does text that is no base64 begin here and last to the end? It begins a line, behind a whole number of quanta or an
  /// unpadded end, and no line of base64 comes after it.
  private func isTrailingText(at index: Int) -> Bool {
    var line = index
    while line > body.lowerBound, isBlank(bytes[line - 1]) { line -= 1 }
    guard line > body.lowerBound, isLineEnd(bytes[line - 1]), characters > 0, characters % 4 != 1 else { return false }
    return base64Line(from: index) == nil
  }

  /// The first line that looks like encoded text: 20 characters or more, a multiple of four, nothing but the alphabet.
  private func base64Line(from start: Int) -> Int? {
    var index = start
    while index < body.upperBound {
      let line = index
      var isAlphabet = true
      while index < body.upperBound, !isLineEnd(bytes[index]) {
        if Base64.values[Int(bytes[index])] == 255, bytes[index] != 0x3D { isAlphabet = false }
        index += 1
      }
      if isAlphabet, index - line >= 20, (index - line) % 4 == 0 { return line }
      index += 1
    }
    return nil
  }
}
