/// Which bytes of UTF-8 are blanks, which show nothing at all, and where a link in running text ends.
enum VisibleText {
  /// Whether a byte from 0x80 on may begin a character that `blankLength` or `invisibleLength` knows.
  @inline(__always)
  static func mayLeadInvisible(_ byte: UInt8) -> Bool { byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF }

  /// Length of the white space character at `index`, 0 where there is none.
  static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09, 0x0B, 0x0C, 0x0A, 0x0D: return 1
    case 0xC2: return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE2 where index + 2 < end:
      if bytes[index + 1] == 0x80, (0x80...0x8A).contains(bytes[index + 2]) || bytes[index + 2] == 0xAF { return 3 }
      return bytes[index + 1] == 0x81 && bytes[index + 2] == 0x9F ? 3 : 0
    case 0xE3 where index + 2 < end: return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Zero-width characters, direction marks, soft hyphens, byte order marks.
  static func invisibleLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    switch bytes[index] {
    case 0xC2: return index + 1 < end && bytes[index + 1] == 0xAD ? 2 : 0
    case 0xE2 where index + 2 < end:
      let (second, third) = (bytes[index + 1], bytes[index + 2])
      if second == 0x80, (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third) { return 3 }
      return second == 0x81 && (0xA0...0xA9).contains(third) ? 3 : 0
    case 0xEF where index + 2 < end: return bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Bytes of the URL that starts at `index`; punctuation of the sentence around it is left out.
  static func bareLinkLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    var stop = index
    while stop < end, !endsLink(bytes, at: stop, end: end) { stop += 1 }
    while stop > index, ".,;:!?'\")]}*".utf8.contains(bytes[stop - 1]) {
      if bytes[stop - 1] == 0x29, bytes[index..<stop].contains(0x28) { break }
      stop -= 1
    }
    return stop - index
  }

  private static func endsLink(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Bool {
    switch bytes[index] {
    case 0...0x20, 0x22, 0x3C, 0x3E, 0x7C, 0x7F: true
    case 0xC2, 0xE2: blankLength(bytes, at: index, end: end) > 0 || invisibleLength(bytes, at: index, end: end) > 0
    case 0xE3: index + 1 < end && bytes[index + 1] == 0x80  // ideographic blank and punctuation
    case 0xEF: index + 1 < end && bytes[index + 1] == 0xBC  // full-width punctuation
    default: false
    }
  }
}
