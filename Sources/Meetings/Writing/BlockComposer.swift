public import Conferences

/// Everything that one copy of a new block may differ in from another.
public struct BlockStyle: Sendable, Equatable {
  /// Nil for HTML.
  public let rendition: Rendition?
  /// As for `BlockWriter`.
  public let language: String?
  public let lineEnd: [UInt8]

  public init(rendition: Rendition?, language: String?, lineEnd: [UInt8]) {
    self.rendition = rendition
    self.language = language
    self.lineEnd = lineEnd
  }
}

/// Writes the blocks of one item. Its copies, and the components of a series, mostly say the same conference: what goes into the
/// slots is made safe once for all of them, and a block of one style is written once.
public struct BlockComposer {
  private struct Subject: Equatable {
    let conference: Conference
    let vendor: VendorName
    let inviter: String?
  }

  private let writer: BlockWriter
  /// What the memories below are about: the conference asked for last.
  private var subject: Subject?
  private var values: [(language: String?, values: BlockValues)] = []
  private var blocks: [(style: BlockStyle, block: WrittenBlock)] = []

  public init(writer: BlockWriter) { self.writer = writer }

  /// The block of a conference in one style; parameters as for `BlockWriter`.
  public mutating func block(
    _ style: BlockStyle, of conference: Conference, vendor: VendorName, inviter: String?
  ) throws(BlockWritingError) -> WrittenBlock {
    let asked = Subject(conference: conference, vendor: vendor, inviter: inviter)
    if subject != asked {
      subject = asked
      values.removeAll()
      blocks.removeAll()
    }
    if let known = blocks.first(where: { $0.style == style }) { return known.block }
    let values = try values(of: asked, language: style.language)
    let block =
      if let rendition = style.rendition {
        try writer.plain(values, rendition, lineEnd: style.lineEnd)
      } else {
        try writer.html(values, lineEnd: style.lineEnd)
      }
    blocks.append((style, block))
    return block
  }

  private mutating func values(of subject: Subject, language: String?) throws(BlockWritingError) -> BlockValues {
    if let known = values.first(where: { $0.language == language }) { return known.values }
    let new = try writer.values(subject.conference, subject.vendor, language, subject.inviter)
    values.append((language, new))
    return new
  }
}
