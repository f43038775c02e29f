import Conferences

/// Writes a template's block for data of every kind and reads it back: what is not recognised again is no use, for the proof
/// would withhold every update, and the next run would not find the block.
public struct TemplateTrial {
  let template: OwnTemplate
  let writer: BlockWriter
  let readHTML: ([UInt8]) -> MeetingText

  public init(_ template: OwnTemplate, templates: TemplateSet, readHTML: @escaping ([UInt8]) -> MeetingText) {
    self.template = template
    self.readHTML = readHTML
    writer = BlockWriter(templates: templates)
  }

  public func run() throws(TemplateRefusal) {
    guard !template.variants.isEmpty else {
      throw refusal(
        .text,
        "must begin with one line and end with another that are the same in every block, the join link between them")
    }
    for conference in TemplateSampler.conferences {
      for language in ["en-US", "de-DE", "ja-JP"] {
        for style in [Rendition(linkStyle: .glued), Rendition(linkStyle: .spaced, hasTrailingBlanks: true)] {
          guard
            let block = try? writer.plain(
              conference, vendor: template.name, language: language, rendition: style, lineEnd: [0x0A])
          else { throw refusal(.text, "could not be run") }
          try check(Array("Hello\n".utf8), block.bytes, Array("\nBye".utf8), conference, .text) {
            MeetingText(plain: $0)
          }
        }
        guard let block = try? writer.html(conference, vendor: template.name, language: language, lineEnd: [0x0A])
        else {
          throw refusal(.html, "could not be run")
        }
        try check(Array("<p>Hello</p>".utf8), block.bytes, Array("<p>Bye</p>".utf8), conference, .html, readHTML)
      }
    }
  }

  private func check(
    _ before: [UInt8], _ block: [UInt8], _ after: [UInt8], _ conference: Conference, _ kind: TemplateRefusal.Kind,
    _ read: ([UInt8]) -> MeetingText
  ) throws(TemplateRefusal) {
    let found = BlockReader().blocks(in: read(before + block + after), hints: .init(templates: [template]))
    guard found.count == 1, let one = found.first, one.vendor == template.name else {
      throw refusal(kind, "its block is not recognised again; its first and last line must stand in every block")
    }
    if kind == .text, one.span != before.count..<(before.count + block.count) {
      throw refusal(kind, "its block is recognised in part only")
    }
    guard UpToDate.holds([one], new: conference, vendor: template.name), one.typedText.isEmpty else {
      throw refusal(
        kind, "does not show, each on a line that tells what it is, the join link, the numbers and the conference ID")
    }
  }

  private func refusal(_ kind: TemplateRefusal.Kind, _ why: String) -> TemplateRefusal {
    TemplateRefusal(kind: kind, line: nil, why: why)
  }
}
