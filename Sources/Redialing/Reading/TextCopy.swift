import Markup
import Meetings
import Splicing

/// One text of a component that can hold a meeting block: a property or a body, decoded, with the blocks found in it.
struct TextCopy: Sendable {
  enum Place: Sendable {
    /// A property of one occurrence (its index in `Event.occurrences`), by the line's index in the calendar.
    case property(occurrence: Int, line: Int)
    /// Index into `Item.bodies`.
    case body(Int)
  }

  let name: String
  let place: Place
  /// UTF-8: the unescaped value, or the decoded body.
  let text: [UInt8]
  let form: MeetingText.Form
  /// Nil for plain text, and for HTML that was not worth reading.
  let projection: TextProjection?
  let blocks: [MeetingBlock]
}

extension TextCopy {
  /// Its lines, once more.
  var meetingText: MeetingText {
    projection.map { MeetingText($0, of: text) } ?? MeetingText(plain: text, in: 0..<text.count)
  }
}

extension MeetingText {
  init(html: [UInt8]) { self.init(TextProjection(of: html), of: html) }

  /// The lines of an HTML source as the block grammar reads them.
  init(_ projection: TextProjection, of html: [UInt8]) {
    // Lines next to each other mostly have one language: it is made a String once.
    var language: (bytes: [UInt8], tag: String?) = ([], nil)
    var lines: [MeetingLine] = []
    lines.reserveCapacity(projection.lines.count)
    for line in projection.lines {
      if line.language != language.bytes {
        language = (line.language, line.language.isEmpty ? nil : String(validating: line.language, as: UTF8.self))
      }
      lines.append(MeetingLine(line, language: language.tag))
    }
    self.init(form: .html, lines: lines, span: 0..<html.count)
  }
}

extension MeetingLine {
  fileprivate convenience init(_ line: ProjectedLine, language: String?) {
    self.init(
      text: line.text, links: line.links.map { MeetingLink(label: $0.label, url: $0.href) }, span: line.span,
      quoteDepth: line.quoteDepth, isRule: line.isRule, identifiers: line.identifiers, language: language,
      pieces: line.isVerbatim ? nil : line.literalPieces.map { TextPiece(text: $0.text, source: $0.source) })
  }
}
