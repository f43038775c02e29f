/// One lexical piece of an HTML source. The tokens of a range cover it without gap or overlap.
public struct MarkupToken: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case startTag
    case endTag
    /// Character data in which character references count.
    case text
    /// What a `style`, `script`, `title`, `textarea` or the like holds, up to its end tag. References count in `title` and
    /// `textarea` only.
    case rawText
    /// `<!-- … -->`, downlevel-hidden conditional comments included.
    case comment
    /// `<![if …]>`, `<![endif]>`, `<![CDATA[ … >`, `</ …>`: whatever HTML reads as a comment up to the next `>`.
    case bogusComment
    case doctype
    /// `<? … >`.
    case processingInstruction
  }

  public let kind: Kind
  /// Source bytes from `<` to after `>`, or of the text. Ends at the end of the input when the construct is not closed.
  public let range: Range<Int>
  /// The name of a tag, spelled as in the source; empty for other kinds.
  public let nameRange: Range<Int>
  /// Between the name and the `/` or `>` of a tag; empty for other kinds.
  public let attributesRange: Range<Int>
  /// Whether a tag ends in `/>`. HTML gives that no meaning for elements of its own that are not void.
  public let isSelfClosing: Bool
  /// False when the input ended inside a tag or comment.
  public let isTerminated: Bool
  /// The tag's name, packed and in lower case.
  let name: TagName

  /// A piece that is no tag.
  init(_ kind: Kind, _ range: Range<Int>, isTerminated: Bool = true) {
    self.kind = kind
    self.range = range
    nameRange = range.lowerBound..<range.lowerBound
    attributesRange = nameRange
    isSelfClosing = false
    self.isTerminated = isTerminated
    name = TagName()
  }

  init(
    tag kind: Kind, range: Range<Int>, name: TagName, nameRange: Range<Int>, attributesRange: Range<Int>,
    isSelfClosing: Bool, isTerminated: Bool
  ) {
    self.kind = kind
    self.range = range
    self.name = name
    self.nameRange = nameRange
    self.attributesRange = attributesRange
    self.isSelfClosing = isSelfClosing
    self.isTerminated = isTerminated
  }
}
