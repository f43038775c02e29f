import Conferences
import Testing

@testable import Meetings

@Suite("Composing the blocks of an item")
struct BlockComposerTests {
  private let writer = BlockWriter()
  private static let styles = [
    BlockStyle(rendition: Rendition(linkStyle: .glued), language: "de-DE", lineEnd: [0x0A]),
    BlockStyle(rendition: Rendition(linkStyle: .spaced), language: "de-DE", lineEnd: [0x0D, 0x0A]),
    BlockStyle(rendition: nil, language: "de-DE", lineEnd: [0x0D, 0x0A]),
    BlockStyle(rendition: nil, language: nil, lineEnd: [0x0D, 0x0A]),
  ]

  private func written(_ style: BlockStyle, _ conference: Conference, _ inviter: String?) throws -> WrittenBlock {
    guard let rendition = style.rendition else {
      return try writer.html(
        conference, vendor: .microsoftTeams, language: style.language, lineEnd: style.lineEnd, inviter: inviter)
    }
    return try writer.plain(
      conference, vendor: .microsoftTeams, language: style.language, rendition: rendition, lineEnd: style.lineEnd,
      inviter: inviter)
  }

  @Test("Asked in any order, and again, it gives what the writer writes")
  func sameBlocks() throws {
    var composer = BlockComposer(writer: writer)
    for conference in [SampleConferences.teams, SampleConferences.teamsShort, SampleConferences.teams] {
      for inviter in [nil, "Ann Shaw"] {
        for style in Self.styles + Self.styles.reversed() {
          let block = try composer.block(style, of: conference, vendor: .microsoftTeams, inviter: inviter)
          #expect(block == (try written(style, conference, inviter)))
        }
      }
    }
  }

  @Test("A conference that lacks a field is refused, whatever was asked before")
  func missing() throws {
    var composer = BlockComposer(writer: writer)
    _ = try composer.block(Self.styles[0], of: SampleConferences.teams, vendor: .microsoftTeams, inviter: nil)
    #expect(throws: BlockWritingError.missing(["join-url"])) {
      try composer.block(Self.styles[0], of: Conference(), vendor: .microsoftTeams, inviter: nil)
    }
  }
}
