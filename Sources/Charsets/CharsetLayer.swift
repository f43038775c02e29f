public import Splicing

/// Text in a charset, read as UTF-8.
///
/// Reading never fails: a byte that is no character is *shown* as U+FFFD in `decoded`. That is a view; the byte stays what it
/// is, and an edit that covers it is refused. An edit touches the characters of its range and nothing else: shift sequences
/// of ISO-2022-JP outside it stay, and the state on both of its sides is what it was.
public struct CharsetLayer<Outer: Space, Inner: Space>: Layer {
  public let charset: Charset
  /// What `lower` does with new text that does not fit.
  public let unfitting: UnfittingCharacters
  let outer: [UInt8]
  let range: Range<Int>
  let view: DecodedView

  /// - Parameters:
  ///   - outer: the whole outer bytes; edits are lowered to offsets in them.
  ///   - range: where the text stands in them.
  public init(
    _ outer: [UInt8], in range: Range<Int>, charset: Charset, unfitting: UnfittingCharacters = .refused
  ) {
    self.outer = outer
    self.range = range
    self.charset = charset
    self.unfitting = unfitting
    view = DecodedView(outer, in: range, coding: charset.coding)
  }

  /// UTF-8, always valid. Costs nothing more than the outer bytes where those are valid UTF-8 and the range is all of them.
  public var decoded: [UInt8] {
    if let text = view.text { return text }
    return range == 0..<outer.count ? outer : Array(outer[range])
  }

  /// Outer offsets of bytes that are no character, in order; the first 1,000 of them.
  public var undecodable: [Int] { view.undecodable }
  /// How many such bytes there are.
  public var undecodableCount: Int { view.undecodableCount }
  /// Does every byte decode?
  public var isStrict: Bool { view.undecodableCount == 0 }

  /// Where the character that holds a byte of the text begins among the outer bytes, for showing.
  public func outerOffset(of inner: Int) -> Int {
    CharsetLowering(outer: outer, range: range, view: view, charset: charset, unfitting: unfitting)
      .outerOffset(of: inner)
  }

  /// Linear in the edits and what they touch.
  /// - Throws: `.undecodable` where an edit covers a byte that is no character (or would make one of it), `.unaligned` inside
  ///   a character, `.cannotEncode` for a character that the charset does not hold.
  public func lower(_ edits: EditList<Inner>) throws(LoweringError) -> EditList<Outer> {
    var lowering = CharsetLowering(
      outer: outer, range: range, view: view, charset: charset, unfitting: unfitting)
    var result: [EditList<Outer>.Replacement] = []
    for edit in Self.joined(edits) {
      let (range, bytes) = try lowering.lower(edit.range, edit.bytes)
      result.append(.init(range: range, bytes: bytes))
    }
    do { return try EditList(result) } catch { throw .conflict(error) }
  }

  /// Edits that touch become one, so that each lowered edit has bytes of the source on both sides.
  private static func joined(_ edits: EditList<Inner>) -> [EditList<Inner>.Replacement] {
    var result: [EditList<Inner>.Replacement] = []
    for edit in edits.replacements {
      if let last = result.last, last.range.upperBound == edit.range.lowerBound {
        result[result.count - 1] = .init(
          range: last.range.lowerBound..<edit.range.upperBound, bytes: last.bytes + edit.bytes)
      } else {
        result.append(edit)
      }
    }
    return result
  }
}
