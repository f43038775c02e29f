/// A body as lines of visible text, whatever it was written in. Plain text and HTML both become one, so one block grammar
/// serves both.
///
/// `init(plain:in:)` reads plain text; whoever reads HTML builds the lines from its own projection.
public struct MeetingText: Sendable, Equatable {
  public enum Form: Sendable, Equatable { case plain, html }

  public var form: Form
  /// In source order; spans are ascending and disjoint.
  public var lines: [MeetingLine]
  /// The bytes that were read, as offsets into the source.
  public var span: Range<Int>

  public init(form: Form, lines: [MeetingLine], span: Range<Int>) {
    self.form = form
    self.lines = lines
    self.span = span
  }

  /// Whether nothing is to be seen from this line on. Stops at the first that shows something.
  func isBlank(from line: Int) -> Bool {
    lines[min(line, lines.count)...].allSatisfy { $0.text.isEmpty && $0.links.isEmpty && !$0.isRule }
  }
}

/// One visible line. A class, because grammars hand lines about and look at each many times.
public final class MeetingLine: Sendable {
  /// UTF-8 as far as the source was; runs of white space are one blank, none at either end. Link targets and quote marks are
  /// taken off, labels stay.
  public let text: [UInt8]
  /// In order of their labels.
  public let links: [MeetingLink]
  /// Source bytes of the line, blanks at its end included, the line end not.
  public let span: Range<Int>
  /// Number of `>` marks, or of `blockquote` elements.
  public let quoteDepth: Int
  /// An HTML `<hr>`.
  public let isRule: Bool
  /// Values of `class`, `id` and `name` on the way to the line's text and links; HTML only.
  public let identifiers: [[UInt8]]
  /// The nearest `lang` attribute.
  public let language: String?
  /// How a plain-text line was laid out; nothing in HTML.
  public let layout: LineLayout
  /// Nil where `text` is one piece at the start of `span`. Most lines are; a body of many short ones would be mostly pieces.
  private let storedPieces: [TextPiece]?

  /// - Parameter pieces: see `pieces`; nil where the text is the source from the start of `span` on, byte for byte.
  public init(
    text: [UInt8], links: [MeetingLink] = [], span: Range<Int>, quoteDepth: Int = 0, isRule: Bool = false,
    identifiers: [[UInt8]] = [], language: String? = nil, pieces: [TextPiece]? = [], layout: LineLayout = LineLayout()
  ) {
    self.text = text
    self.links = links
    self.span = span
    self.quoteDepth = quoteDepth
    self.isRule = isRule
    self.identifiers = identifiers
    self.language = language
    let isVerbatim = pieces?.count == 1 && pieces?.first == TextPiece(text: 0..<text.count, source: span.lowerBound)
    storedPieces = isVerbatim ? nil : pieces
    self.layout = layout
  }

  /// Where a fence with other text on its line lies: maps bytes of `text` to source offsets. Empty when nobody knows; such a
  /// line is then no fence.
  public var pieces: [TextPiece] {
    storedPieces ?? [TextPiece(text: 0..<text.count, source: span.lowerBound)]
  }
}

extension MeetingLine: Equatable {
  public static func == (left: MeetingLine, right: MeetingLine) -> Bool {
    left.text == right.text && left.links == right.links && left.span == right.span
      && left.quoteDepth == right.quoteDepth && left.isRule == right.isRule && left.identifiers == right.identifiers
      && left.language == right.language && left.pieces == right.pieces && left.layout == right.layout
  }
}

/// A link and the words it stands behind.
public struct MeetingLink: Sendable, Equatable {
  /// Bytes of the line's `text`; empty where an image or nothing is the label.
  public var label: Range<Int>
  /// The target as the source spells it, character references and escapes taken off.
  public var url: [UInt8]

  public init(label: Range<Int>, url: [UInt8]) {
    self.label = label
    self.url = url
  }
}

/// A stretch of a line's text that stands in the source byte for byte.
public struct TextPiece: Sendable, Equatable {
  /// Bytes of the line's `text`.
  public var text: Range<Int>
  /// Source offset of the first of them.
  public var source: Int

  public init(text: Range<Int>, source: Int) {
    self.text = text
    self.source = source
  }
}

/// What a plain-text line shows of the habits of whoever rendered it.
public struct LineLayout: Sendable, Equatable {
  /// Links written `label<url>`.
  public var gluedLinks = 0
  /// Links written `label <url>`.
  public var spacedLinks = 0
  /// A blank before the line end.
  public var endsInBlank = false

  public init() {}
}
