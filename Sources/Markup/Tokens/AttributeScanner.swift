/// The state of reading attributes; the bytes are handed in with each step, so that nothing is retained.
struct AttributeScanner: Sendable {
  private let end: Int
  /// Where reading goes on; at `>` or the end of the range once `next` has given nil.
  private(set) var position: Int
  /// Whether a `/` of its own stands directly before `position`.
  private(set) var isAfterSolidus = false

  /// Stops at an unquoted `>` or at the end of `range`.
  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next(_ bytes: Span<UInt8>) -> MarkupAttribute? {
    skipToName(bytes)
    guard position < end, bytes[position] != 0x3E else { return nil }
    let name = attributeName(bytes)
    skipSpace(bytes)
    guard position < end, bytes[position] == UInt8(ascii: "=") else {
      return MarkupAttribute(name: name, value: name.upperBound..<name.upperBound)
    }
    position += 1
    skipSpace(bytes)
    return MarkupAttribute(name: name, value: attributeValue(bytes))
  }

  private mutating func skipToName(_ bytes: Span<UInt8>) {
    isAfterSolidus = false
    while position < end {
      let byte = bytes[position]
      guard byte.isMarkupSpace || byte == UInt8(ascii: "/") else { return }
      isAfterSolidus = byte == UInt8(ascii: "/")
      position += 1
    }
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < end, bytes[position].isMarkupSpace { position += 1 }
  }

  /// `=` may stand first in a name, but nowhere else.
  private mutating func attributeName(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = position
    position += 1
    while position < end, !bytes[position].endsTagName, bytes[position] != UInt8(ascii: "=") { position += 1 }
    return start..<position
  }

  private mutating func attributeValue(_ bytes: Span<UInt8>) -> Range<Int> {
    guard position < end else { return end..<end }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return unquotedValue(bytes) }
    let start = position + 1
    let index = bytes.index(of: quote, in: start..<end)
    position = Swift.min(index + 1, end)
    return start..<index
  }

  private mutating func unquotedValue(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = position
    while position < end, !bytes[position].isMarkupSpace, bytes[position] != 0x3E { position += 1 }
    return start..<position
  }
}
