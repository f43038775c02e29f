public import Splicing

/// The escapes of a TEXT value (RFC 5545 section 3.3.11).
///
/// **Kept:** everything outside an edit, `\N` and escapes that the RFC does not know included. **Rewritten:** the
/// replacement, with `\\` `\;` `\,` `\n`. Read leniently: `\x` means x, and a backslash at the very end means itself.
/// An edit inside an escape pair throws.
public struct TextEscapingLayer: Layer {
  public typealias Outer = UnfoldedLine
  public typealias Inner = PropertyText

  /// The text; line ends are LF.
  public let decoded: [UInt8]

  private let map: OffsetMap
  private let endsInLoneBackslash: Bool

  /// - Parameters:
  ///   - line: one unfolded content line.
  ///   - value: byte offsets of the value in it.
  public init(unfolded line: [UInt8], value: Range<Int>) {
    var map = OffsetMap(origin: value.lowerBound)
    (decoded, endsInLoneBackslash) = Self.decode(
      line, value, literal: { map.appendLiteral($0) }, pair: { map.appendUnit(inner: 1, outer: 2) })
    self.map = map
  }

  /// The text alone, for whoever edits nothing in it.
  static func text(ofUnfolded line: [UInt8], value: Range<Int>) -> [UInt8] {
    decode(line, value, literal: { _ in }, pair: {}).text
  }

  /// - Parameters:
  ///   - literal: told of each run of bytes that stand for themselves.
  ///   - pair: told of each escape pair.
  @inline(__always)
  private static func decode(
    _ line: [UInt8], _ value: Range<Int>, literal: (Int) -> Void, pair: () -> Void
  ) -> (text: [UInt8], endsInLoneBackslash: Bool) {
    var text: [UInt8] = []
    text.reserveCapacity(value.count)
    let isLone = line.withUnsafeBytes { bytes in
      var at = value.lowerBound
      while at < value.upperBound {
        let backslash = bytes.firstIndex(of: .backslash, in: at..<value.upperBound) ?? value.upperBound
        let isLone = backslash == value.upperBound - 1
        let end = isLone ? value.upperBound : backslash
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[at..<end]))
        literal(end - at)
        guard end < value.upperBound else { return isLone }
        text.append(meaning(of: bytes[end + 1]))
        pair()
        at = end + 2
      }
      return false
    }
    return (text, isLone)
  }

  /// - Throws: `unaligned` for an edit inside an escape pair, or behind a lone backslash at the end; `cannotEncode` for CR in
  ///   new text, which no escape stands for.
  public func lower(_ edits: EditList<PropertyText>) throws(LoweringError) -> EditList<UnfoldedLine> {
    var lowered: [EditList<UnfoldedLine>.Replacement] = []
    for edit in edits.replacements {
      let range = try outerRange(edit.range)
      lowered.append(.init(range: range, bytes: try Self.escaped(edit.bytes)))
    }
    do { return try EditList(lowered) } catch { throw .conflict(error) }
  }

  /// `text` with RFC 5545 section 3.3.11 escapes.
  /// - Throws: `cannotEncode` for CR.
  public static func escaped(_ text: [UInt8]) throws(LoweringError) -> [UInt8] {
    if text.holds(.carriageReturn) { throw .cannotEncode(scalar: "\r", charset: "TEXT") }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 16)
    text.withUnsafeBufferPointer { text in
      var at = 0
      while at < text.count {
        let start = at
        at = endOfLiterals(in: text, from: at)
        result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
        guard at < text.count else { break }
        result.append(.backslash)
        result.append(text[at] == .lineFeed ? 0x6E : text[at])
        at += 1
      }
    }
    return result
  }

  private static func endOfLiterals(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var at = start
    while at + 8 <= text.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      if word.holds(.lineFeed) || word.holds(.comma) || word.holds(.semicolon) || word.holds(.backslash) { break }
      at += 8
    }
    while at < text.count, !isEscaped(text[at]) { at += 1 }
    return at
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte == .lineFeed || byte == .comma || byte == .semicolon || byte == .backslash
  }

  private func outerRange(_ range: Range<Int>) throws(LoweringError) -> Range<Int> {
    if endsInLoneBackslash, range.lowerBound == decoded.count { throw .unaligned(offset: range.lowerBound) }
    guard let start = map.outerStart(of: range.lowerBound) else { throw .unaligned(offset: range.lowerBound) }
    guard let end = map.outerStart(of: range.upperBound) else { throw .unaligned(offset: range.upperBound) }
    return start..<end
  }

  private static func meaning(of byte: UInt8) -> UInt8 {
    byte == 0x6E || byte == 0x4E ? .lineFeed : byte
  }
}
