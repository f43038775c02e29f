public import Conferences

/// What people, or the organization, had written inside the old block and the new one does not carry on.
public enum LostText {
  /// - Parameters:
  ///   - old: the block in each of the item's copies; what several copies say is said once.
  ///   - new: what the new block says.
  ///   - vendor: whose block the new one is: not every vendor's shows a footer.
  /// - Returns: one text for each line that a person typed or that holds a value which no new block says, then the old footer's lines, in order.
  public static func lost(from old: [MeetingBlock], new: Conference, vendor: VendorName) -> [String] {
    var seen = Set<String>()
    let showsFooter = vendor.vendor?.showsFooter ?? false
    for line in showsFooter ? SafeText.lines(new.footer ?? "") : [] { seen.insert(collapsed(line)) }
    let typed = old.flatMap { $0.typedText + $0.unsaid }
    let footers = old.flatMap { ($0.footer ?? "").split(whereSeparator: \.isNewline).map(String.init) }
    return (typed + footers).filter {
      let text = collapsed($0)
      return !text.isEmpty && seen.insert(text).inserted
    }
  }

  /// The lines of one copy that hold lost text, once each, in the order of the source.
  /// - Parameters:
  ///   - lost: as `lost(from:new:vendor:)` gives it.
  ///   - text: what `block` was read from.
  public static func lines(of block: MeetingBlock, in text: MeetingText, lost: [String]) -> [MeetingLine] {
    var wanted = Set(lost.map(collapsed))
    return block.foreignLines.sorted().compactMap { index in
      guard text.lines.indices.contains(index) else { return nil }
      let line = text.lines[index]
      return wanted.remove(collapsed(String(decoding: line.text, as: UTF8.self))) == nil ? nil : line
    }
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
