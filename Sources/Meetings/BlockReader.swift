/// Finds meeting blocks in a body: first the links that join a conference, then the vendor's grammar around each.
public struct BlockReader: Sendable {
  /// What the item itself tells before its body is read.
  public struct Hints: Sendable, Equatable {
    /// Non-empty values of the item's conference properties (unfolded, escapes taken off): they vouch for links on hosts that
    /// no list knows.
    public var conferenceValues: [String]
    /// Templates of somebody's own, whose blocks are recognised, too.
    public var templates: [OwnTemplate]

    public init(conferenceValues: [String] = [], templates: [OwnTemplate] = []) {
      self.conferenceValues = conferenceValues
      self.templates = templates
    }

    public static func == (left: Hints, right: Hints) -> Bool {
      left.conferenceValues == right.conferenceValues && left.templates.elementsEqual(right.templates) { $0 === $1 }
    }
  }

  public init() {}

  /// Blocks in order; they never overlap. Linear in the text.
  public func blocks(in text: MeetingText, hints: Hints = Hints()) -> [MeetingBlock] {
    guard !hints.templates.isEmpty else { return vendorBlocks(in: text, hints: hints) }
    let own = OwnTemplateReader(templates: hints.templates).blocks(in: text)
    let others = vendorBlocks(in: text, hints: hints).filter { block in
      !own.contains { $0.lines.overlaps(block.lines) }
    }
    return own.isEmpty ? others : (own + others).sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func vendorBlocks(in text: MeetingText, hints: Hints) -> [MeetingBlock] {
    // No grammar reads a text in which nothing joins a conference; preparing it for them costs more than the text itself.
    let links = LinkedLines(text)
    guard links.holdAnchor else { return [] }
    let scan = BlockScan(text, links: links, hints: hints)
    var blocks: [MeetingBlock] = []
    var floor = 0
    for position in scan.content.indices where position >= floor {
      guard let found = block(at: position, floor: floor, in: scan) else { continue }
      blocks.append(found.block)
      blocks[blocks.count - 1].endsText = text.isBlank(from: found.block.lines.upperBound)
      floor = max(found.end, position + 1)
    }
    return blocks
  }

  private func block(at position: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)? {
    for link in scan[position].links {
      guard let grammar = VendorRegistry.grammar(for: link.target) else { continue }
      if let found = grammar.block(anchor: position, floor: floor, in: scan) { return found }
    }
    return nil
  }
}
