public import Splicing

/// The text of a TEXT property, folds and escapes undone: `TextEscapingLayer` over `FoldingLayer`.
public struct TextValueLayer: Layer {
  public typealias Outer = CalendarText
  public typealias Inner = PropertyText

  public let folding: FoldingLayer
  public let escaping: TextEscapingLayer
  private let syntax: PropertySyntax

  /// Linear in the length of the line.
  public init(_ line: ContentLine) {
    folding = FoldingLayer(line)
    syntax = PropertySyntax(folding.decoded)
    escaping = TextEscapingLayer(unfolded: folding.decoded, value: syntax.valueRange)
  }

  public var decoded: [UInt8] { escaping.decoded }

  /// - Throws: what both layers throw; `undecodable` for a line without a colon, or where a quote in new text would close
  ///   one that its parameters left open.
  public func lower(_ edits: EditList<PropertyText>) throws(LoweringError) -> EditList<CalendarText> {
    for edit in edits.replacements where !syntax.admits(edit.bytes) {
      throw .undecodable(offset: folding.line.range.lowerBound)
    }
    return try folding.lower(escaping.lower(edits))
  }
}
