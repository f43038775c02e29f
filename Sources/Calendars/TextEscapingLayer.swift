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
    var decoded: [UInt8] = []
    decoded.reserveCapacity(value.count)
    var map = OffsetMap(origin: value.lowerBound)
    var literal = value.lowerBound
    var at = value.lowerBound
    var isLone = false
    while at < value.upperBound {
      guard line[at] == .backslash else {
        at += 1
        continue
      }
      guard at + 1 < value.upperBound else {
        isLone = true
        break
      }
      decoded += line[literal..<at]
      map.appendLiteral(at - literal)
      decoded.append(Self.meaning(of: line[at + 1]))
      map.appendUnit(inner: 1, outer: 2)
      at += 2
      literal = at
    }
    decoded += line[literal..<value.upperBound]
    map.appendLiteral(value.upperBound - literal)
    self.decoded = decoded
    self.map = map
    endsInLoneBackslash = isLone
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
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 16)
    for byte in text {
      switch byte {
      case .carriageReturn: throw .cannotEncode(scalar: "\r", charset: "TEXT")
      case .lineFeed: result += [.backslash, 0x6E]
      case .backslash, .semicolon, .comma: result += [.backslash, byte]
      default: result.append(byte)
      }
    }
    return result
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
