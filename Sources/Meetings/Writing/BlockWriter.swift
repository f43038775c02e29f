public import Conferences

/// Writes blocks: the newest generation of the vendor's that the data can fill, in the words of the vendor's own add-in.
///
/// **Law.** A line without its value is left out, a label without a translation is English and counted, and nothing in the
/// data can end a line, a link, a tag or the block before its time.
public struct BlockWriter: Sendable {
  public let templates: TemplateSet
  public let phrases: PhraseTable
  private let cache = SkeletonCache()

  public init(templates: TemplateSet = .standard, phrases: PhraseTable = .standard) {
    self.templates = templates
    self.phrases = phrases
  }

  /// The block as plain text.
  /// - Parameters:
  ///   - language: BCP 47; nil takes the conference's own, else English.
  ///   - rendition: how the old block was laid out.
  ///   - lineEnd: LF or CRLF, between lines; none stands behind the last.
  ///   - inviter: the name that Zoom's first line begins with; without it the line is left out.
  public func plain(
    _ conference: Conference, vendor: VendorName, language: String?, rendition: Rendition, lineEnd: [UInt8],
    inviter: String? = nil
  ) throws(BlockWritingError) -> WrittenBlock {
    try plain(values(conference, vendor, language, inviter), rendition, lineEnd: lineEnd)
  }

  func plain(
    _ values: BlockValues, _ rendition: Rendition, lineEnd: [UInt8]
  ) throws(BlockWritingError) -> WrittenBlock {
    guard let pair = templates[values.vendor] else { throw .noTemplate(values.vendor) }
    let skeleton = skeleton(of: pair.text, values, rendition: rendition, isHTML: false)
    let text = skeleton.filled(with: values, isHTML: false)
    return WrittenBlock(
      bytes: PlainLayout(rendition: rendition, lineEnd: lineEnd).bytes(of: text), fallbackCount: skeleton.fallbackCount)
  }

  /// The block as a piece of HTML that can stand in any body: ASCII markup, text in UTF-8, no line longer than about 900
  /// bytes unless a single link is. Parameters as for `plain`.
  public func html(
    _ conference: Conference, vendor: VendorName, language: String?, lineEnd: [UInt8], inviter: String? = nil
  ) throws(BlockWritingError) -> WrittenBlock {
    try html(values(conference, vendor, language, inviter), lineEnd: lineEnd)
  }

  func html(_ values: BlockValues, lineEnd: [UInt8]) throws(BlockWritingError) -> WrittenBlock {
    guard let pair = templates[values.vendor] else { throw .noTemplate(values.vendor) }
    let layout = HTMLLayout(lineEnd: lineEnd)
    guard let template = pair.html else {
      let skeleton = skeleton(of: pair.text, values, rendition: Rendition(linkStyle: .glued), isHTML: false)
      let text = skeleton.filled(with: values, isHTML: false)
      return WrittenBlock(bytes: layout.bytes(ofPlain: text), fallbackCount: skeleton.fallbackCount)
    }
    let skeleton = skeleton(of: template, values, rendition: nil, isHTML: true)
    let text = skeleton.filled(with: values, isHTML: true)
    return WrittenBlock(bytes: layout.bytes(of: text), fallbackCount: skeleton.fallbackCount)
  }

  /// A block's template run for data, before it is filled; nil where the data is not enough.
  func sample(
    _ conference: Conference, vendor: VendorName, language: String, isHTML: Bool
  ) -> (skeleton: BlockSkeleton, values: BlockValues)? {
    guard let values = try? values(conference, vendor, language, nil), let pair = templates[vendor] else { return nil }
    let rendition = Rendition(linkStyle: isHTML ? .glued : .spaced)
    guard isHTML, let html = pair.html else {
      return (skeleton(of: pair.text, values, rendition: rendition, isHTML: false), values)
    }
    return (skeleton(of: html, values, rendition: nil, isHTML: true), values)
  }

  /// Whether blocks of this name can be written at all.
  public func canWrite(_ vendor: VendorName) -> Bool { templates[vendor] != nil }

  /// What the data gives to a block's slots.
  func values(
    _ conference: Conference, _ vendor: VendorName, _ language: String?, _ inviter: String?
  ) throws(BlockWritingError) -> BlockValues {
    let lacking = missing(in: conference, vendor: vendor)
    guard lacking.isEmpty else { throw .missing(lacking) }
    return BlockValues(
      conference, vendor: vendor, language: Self.tag(language ?? conference.language), inviter: inviter)
  }

  private func skeleton(
    of template: LazyTemplate, _ values: BlockValues, rendition: Rendition?, isHTML: Bool
  ) -> BlockSkeleton {
    let shape = BlockShape(values, rendition: rendition)
    return cache.skeleton(for: .init(shape: shape, isHTML: isHTML)) {
      let wording = BlockWording(
        table: phrases, family: values.vendor.phraseFamily, language: values.language, isHTML: isHTML)
      let recorder = SlotRecorder()
      let scope = ShapeScope(shape: shape, wording: wording, recorder: recorder)
      let rendered = template.template?.rendered(with: scope) ?? ""
      return BlockSkeleton(rendered, slots: recorder.slots, fallbackCount: wording.fallbackCount)
    }
  }

  /// A language tag that may stand in a link; English for anything else.
  static func tag(_ language: String?) -> String {
    guard let language, (2...35).contains(language.utf8.count),
      language.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D })
    else { return "en-US" }
    return language
  }
}

extension VendorName {
  /// Whose words the vendor's block is made of; a template of one's own has those of Teams at hand.
  public var phraseFamily: PhraseFamily {
    vendor?.family ?? .teams
  }
}
