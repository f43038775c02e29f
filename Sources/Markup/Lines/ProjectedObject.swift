/// Something visible that is no text: an image, an embedded object, a form control.
public struct ProjectedObject: Sendable, Equatable {
  /// Source bytes of the start tag.
  public let range: Range<Int>
  /// Index of the line after which (in source order) it stands; -1 before the first line.
  public let afterLine: Int
}
