/// Where a block lies among the content lines: fences included.
struct BlockFrame: Sendable, Equatable {
  /// Content positions.
  var range: Range<Int>
  var hasOpeningFence: Bool
  var hasClosingFence: Bool

  /// The lines between the fences.
  var inside: Range<Int> {
    let lower = range.lowerBound + (hasOpeningFence ? 1 : 0)
    return lower..<max(lower, range.upperBound - (hasClosingFence ? 1 : 0))
  }
}

extension Rendition {
  /// How lines of plain text were laid out.
  init(_ lines: ArraySlice<MeetingLine>) {
    let filled = lines.filter { !$0.text.isEmpty }
    let spaced = filled.reduce(0) { $0 + $1.layout.spacedLinks }
    let glued = filled.reduce(0) { $0 + $1.layout.gluedLinks }
    let inner = filled.dropFirst().dropLast()
    let isDouble = filled.count > 1 && zip(lines, lines.dropFirst()).allSatisfy { $0.text.isEmpty || $1.text.isEmpty }
    self.init(
      linkStyle: spaced > glued ? .spaced : .glued,
      hasTrailingBlanks: inner.count { $0.layout.endsInBlank } * 2 > inner.count, isDoubleSpaced: isDouble)
  }
}

extension BlockScan {
  /// The two fences of a block are alike; the samples differ by two characters at most. A longer difference is somebody's own
  /// line of dots or underscores.
  func areAlike(_ opening: Int, _ closing: Int) -> Bool {
    guard case .fence(let one, let first) = content[opening].kind,
      case .fence(let other, let second) = content[closing].kind
    else {
      return false
    }
    return one == other && abs(first.count - second.count) <= 3
  }

  /// Source bytes of a frame.
  func span(of frame: BlockFrame) -> Range<Int> { edges(of: frame).span(in: source) }

  private func edges(of frame: BlockFrame) -> BlockEdges {
    let (first, last) = (content[frame.range.lowerBound], content[frame.range.upperBound - 1])
    return BlockEdges(
      firstLine: first.index, opening: frame.hasOpeningFence ? first.fenceRun : nil,
      lastLine: last.index, closing: frame.hasClosingFence ? last.fenceRun : nil)
  }

  /// Indices of `source.lines`.
  func lines(of frame: BlockFrame) -> Range<Int> {
    content[frame.range.lowerBound].index..<(content[frame.range.upperBound - 1].index + 1)
  }

  /// How the lines of a frame were laid out; nil for HTML.
  func rendition(of frame: BlockFrame) -> Rendition? {
    guard source.form == .plain else { return nil }
    return Rendition(source.lines[lines(of: frame)])
  }

  /// Lines of a block that are not the add-in's.
  /// - Parameters:
  ///   - typed: content positions of what a person typed.
  ///   - footer: of the organization's own text.
  func note(typed: [Int], footer: [Int] = [], in block: inout MeetingBlock) {
    block.typedText = typed.map { content[$0].string }
    block.foreignLines = (typed + footer).map { content[$0].index }
  }

  /// What every vendor's block gets from its surroundings.
  func finish(_ block: inout MeetingBlock, frame: BlockFrame) {
    let members = frame.range.map { content[$0] }
    let lines = source.lines[block.lines]
    block.edges = edges(of: frame)
    block.hasOpeningFence = frame.hasOpeningFence
    block.hasClosingFence = frame.hasClosingFence
    block.isQuoted = members.contains { $0.depth > 0 }
    block.isUnderForwardHeader = isUnderForwardHeader(frame.range.lowerBound)
    block.hasCopiedMarkup = lines.contains { $0.identifiers.contains { $0.starts(with: [0x78, 0x5F]) } }
    block.hasRewrittenLinks = members.contains { $0.links.contains(where: \.target.isRewritten) }
    block.hostsAreGenuine = !members.contains { $0.links.contains(where: \.target.isLookAlike) }
    block.rendition = rendition(of: frame)
    if block.language == nil {
      block.language = lines.lazy.compactMap(\.language).first.flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}

/// Hosts that carry a vendor's name and are not the vendor's: `teams.microsoft.com.evil.example`.
enum LookAlike {
  private static let names = VendorRegistry.all.flatMap(\.imitatedHosts).map { Array($0.utf8) }

  static func imitates(_ target: LinkTarget) -> Bool {
    let host = Array(target.host.utf8)
    return names.contains { name in
      guard let found = host.range(of: name) else { return false }
      return found.upperBound != host.endIndex && host[found.upperBound] == 0x2E
    }
  }
}
