/// An element that encloses a run, shown to the caller of `MarkupDocument.editableRange` to decide whether it belongs to the run.
public struct MarkupElement: Sendable {
  /// In lower case.
  public let name: [UInt8]
  /// The words of `class` and the values of `id`, `name` and `data-tid`, references decoded.
  public let identifiers: [[UInt8]]
}
