/// A quick look at raw bytes: could they hold a calendar at all?
///
/// Looks for words that no folding, comment or letter case can hide, because they are single tokens: `calendar`
/// (text/calendar, VCALENDAR), `ics` on its own (application/ics, `invite.ics`), `-tnef` and `rfc822`, whose contents may be
/// encoded, and file names in encoded words or with RFC 2231 encoding, which may hide `.ics`. Never for links: base64 and soft
/// line breaks hide those.
public enum MeetingGate {
  /// False only when the bytes hold no iCalendar component and no MIME entity of type text/calendar, application/ics, TNEF
  /// or the like, and no attachment named `.ics`, in whatever case, folding or comments those are spelled. True proves nothing.
  /// UTF-16 gives true. Reads each byte about once.
  public static func mayHoldCalendar(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if WideText.isWide(bytes) { return true }
    let wholeEnd = bytes.count - stride - reach
    var offset = 0
    while offset < wholeEnd {
      let found = candidates(bytes, offset)
      if (found[0] | found[1] | found[2] | found[3]) != 0, confirm(found, bytes, offset) { return true }
      offset += stride
    }
    return endHoldsCalendar(bytes, from: offset)
  }

  /// The last bytes, in a copy with room behind them, so that whole vectors can be loaded.
  private static func endHoldsCalendar(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 3 * stride + reach, alignment: stride) { padded in
      padded.initializeMemory(as: UInt8.self, repeating: 0)
      padded.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start...]))
      return Swift.stride(from: 0, to: bytes.count - start, by: stride).contains { offset in
        confirm(candidates(UnsafeRawBufferPointer(padded), offset), bytes, start + offset)
      }
    }
  }

  /// Bytes of one vector.
  private static let stride = 32
  /// How far behind its first byte a vector looks.
  private static let reach = 4

  /// Letters are folded and results joined as words: the standard library's `|` on vectors of bytes works lane by lane.
  private typealias Vector = SIMD32<UInt8>
  private typealias Words = SIMD4<UInt64>

  /// 0xFF for each of `stride` bytes from `offset` on at which one of the words may begin: a few of its letters stand where
  /// they should.
  @inline(__always)
  private static func candidates(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Words {
    let b0 = bytes.loadUnaligned(fromByteOffset: offset, as: Words.self)
    let b1 = bytes.loadUnaligned(fromByteOffset: offset + 1, as: Words.self)
    let b2 = bytes.loadUnaligned(fromByteOffset: offset + 2, as: Words.self)
    let b4 = bytes.loadUnaligned(fromByteOffset: offset + 4, as: Words.self)
    let l0 = folded(b0)
    let l1 = folded(b1)
    let l2 = folded(b2)
    let c0 = equal(l0, "c")
    let calendar = c0 & equal(l2, "l") & equal(folded(b4), "n")
    let ics = equal(l0, "i") & equal(l1, "c") & equal(l2, "s")
    let tnef = equal(l0, "n") & equal(l1, "e") & equal(l2, "f")
    let rfc822 = c0 & equal(b1, "8") & equal(b2, "2")
    let encodedWord = equal(b0, "=") & equal(b1, "?")
    let encodedName = equal(l0, "e") & equal(b1, "*")
    return (calendar | ics) | (tnef | rfc822) | (encodedWord | encodedName)
  }

  /// ASCII letters in lower case; other bytes become something else, too.
  @inline(__always)
  private static func folded(_ words: Words) -> Words { words | Words(repeating: 0x2020_2020_2020_2020) }

  /// 0xFF for each byte that is the letter.
  @inline(__always)
  private static func equal(_ words: Words, _ letter: Unicode.Scalar) -> Words {
    let bytes = unsafeBitCast(words, to: Vector.self)
    return unsafeBitCast(bytes .== Vector(repeating: UInt8(truncatingIfNeeded: letter.value)), to: Words.self)
  }

  /// Whether a word really begins at one of the candidates.
  private static func confirm(_ candidates: Words, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    for word in 0..<4 {
      var rest = candidates[word]
      while rest != 0 {
        let byte = rest.trailingZeroBitCount >> 3
        rest &= ~(0xFF << UInt64(8 * byte))
        // Little-endian: the lowest byte of a word is the first in memory.
        if isWord(ByteLook(bytes: bytes), at: offset + 8 * word + byte) { return true }
      }
    }
    return false
  }

  private static func isWord(_ look: ByteLook, at offset: Int) -> Bool {
    guard offset < look.bytes.count else { return false }
    return switch look.bytes[offset].lowercased {
    case UInt8(ascii: "c"):
      look.holds("calendar", at: offset) || look.holds("c822", at: offset) && look.holds("rf", at: offset - 2)
    case UInt8(ascii: "i"): look.standsAlone(offset..<(offset + 3)) && look.holds("ics", at: offset)
    case UInt8(ascii: "n"): look.holds("-tnef", at: offset - 2)
    case UInt8(ascii: "e"): look.holds("name*", at: offset - 3)
    case UInt8(ascii: "="): look.holds("=?", at: offset) && look.isValueOfParameter(offset)
    default: false
    }
  }
}

/// Questions about a few bytes somewhere in many.
private struct ByteLook {
  let bytes: UnsafeRawBufferPointer

  /// Case ignored; `word` is in lower case.
  func holds(_ word: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + word.utf8CodeUnitCount <= bytes.count else { return false }
    return word.withUTF8Buffer { buffer in buffer.indices.allSatisfy { bytes[offset + $0].lowercased == buffer[$0] } }
  }

  func standsAlone(_ range: Range<Int>) -> Bool {
    let isJoinedBefore = range.lowerBound > 0 && bytes[range.lowerBound - 1].isASCIILetterOrDigit
    let isJoinedAfter = range.upperBound < bytes.count && bytes[range.upperBound].isASCIILetterOrDigit
    return !isJoinedBefore && !isJoinedAfter
  }

  /// Whether an encoded word stands right after the `=` of a parameter, white space and a quote between them or not.
  func isValueOfParameter(_ offset: Int) -> Bool {
    var index = offset - 1
    while index >= 0, bytes[index].isBlankOrLineEnd { index -= 1 }
    if index >= 0, bytes[index] == UInt8(ascii: "\"") { index -= 1 }
    while index >= 0, bytes[index].isBlankOrLineEnd { index -= 1 }
    guard index > 0, bytes[index] == UInt8(ascii: "=") else { return false }
    // `?=` ends an encoded word before this one.
    return bytes[index - 1] != UInt8(ascii: "?")
  }
}
