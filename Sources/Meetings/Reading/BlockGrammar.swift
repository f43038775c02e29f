/// Reads one vendor's blocks. An anchor is a line with a link that joins one of the vendor's conferences; the grammar finds
/// where the block around it starts and ends, and says nothing where there is none.
protocol BlockGrammar: Sendable {
  /// - Parameters:
  ///   - anchor: content position of the line.
  ///   - floor: first content position that no earlier block has taken.
  /// - Returns: The block and the content position behind it.
  static func block(anchor: Int, floor: Int, in scan: BlockScan) -> (block: MeetingBlock, end: Int)?
}

/// Limits that keep reading linear whatever a body holds.
enum GrammarLimit {
  /// Lines that are not blank, in the longest block with the longest footer.
  static let lines = 300
  /// Lines of somebody else's between two lines that the grammar owns, where no fence holds the block together.
  static let strangers = 12
}
