public import Splicing

/// The folds of one content line (RFC 5545 section 3.1).
///
/// **Kept:** every fold outside an edit, its style and its place; a fold right before or behind an edit; lines that were
/// longer than 75 octets. **Rewritten:** folds inside an edit. New text is folded at 75 octets in the line's own style, never
/// inside a UTF-8 sequence nor an escape pair, and not at all in a line that is long and unfolded, because its producer
/// never folds. **Added:** at most one fold at each seam, where the physical line would pass 75 octets. **Taken away:** the
/// fold before an edit that would leave nothing but a blank on its physical line.
public struct FoldingLayer: Layer {
  public typealias Outer = CalendarText
  public typealias Inner = UnfoldedLine

  /// The line without folds and line end.
  public let decoded: [UInt8]

  let line: ContentLine
  let style: FoldStyle
  let physicalLines: [PhysicalLine]

  /// The content of one physical line; in all but the first a blank stands before it.
  struct PhysicalLine: Sendable {
    /// Offset of its first byte in `decoded`.
    var inner: Int
    /// In the calendar's text.
    var outer: Range<Int>
  }

  /// Linear in the length of the line.
  public init(_ line: ContentLine) {
    self.line = line
    style = FoldStyle(of: line)
    var decoded: [UInt8] = []
    var physicalLines: [PhysicalLine] = []
    let content = line.record.contentStart..<line.record.contentEnd
    decoded.reserveCapacity(content.count)
    line.storage.forEachPhysicalLine(in: content) { range in
      physicalLines.append(PhysicalLine(inner: decoded.count, outer: range))
      decoded += line.storage.text[range]
    }
    self.decoded = decoded
    self.physicalLines = physicalLines
  }

  /// - Throws: `cannotTransfer` for new text that holds CR or LF; `undecodable` where a lone CR in the line, or in a text
  ///   whose only LF is a fold of it, would come to mean something else.
  public func lower(_ edits: EditList<UnfoldedLine>) throws(LoweringError) -> EditList<CalendarText> {
    guard !edits.isEmpty else { return EditList() }
    var lowering = FoldLowering(self)
    for (index, edit) in edits.replacements.enumerated() {
      if edit.bytes.holds(.lineFeed) || edit.bytes.holds(.carriageReturn) {
        throw .cannotTransfer(encoding: "content line")
      }
      let next = index + 1 < edits.replacements.count ? edits.replacements[index + 1] : nil
      lowering.lower(edit, before: next)
    }
    let lowered: EditList<CalendarText>
    do { lowered = try EditList(lowering.replacements) } catch { throw .conflict(error) }
    if losesOnlyLineFeed(lowered) { throw .undecodable(offset: line.range.lowerBound) }
    let position = decoded.withUnsafeBytes { $0.firstIndex(of: .carriageReturn, in: 0..<$0.count) }
    if let position {
      guard isSound(lowered, for: edits) else { throw .undecodable(offset: position) }
    }
    return lowered
  }

  /// Whether reading the edited line gives the edited text.
  private func isSound(_ lowered: EditList<CalendarText>, for edits: EditList<UnfoldedLine>) -> Bool {
    let text = edited(by: lowered)
    let reread = Calendar(reading: text, lineEndMark: line.storage.lineEndMark)
    return reread.lines.count == 1 && reread.lines[0].unfolded() == edits.applied(to: decoded)
  }

  /// Whether a text that has CRs too would be left without LF: then CR ends its lines.
  private func losesOnlyLineFeed(_ lowered: EditList<CalendarText>) -> Bool {
    guard physicalLines.count > 1, line.storage.lineEndMark == .lineFeed,
      !line.storage.holdsLineFeed(outside: line.range)
    else { return false }
    return !edited(by: lowered).contains(.lineFeed) && line.storage.text.contains(.carriageReturn)
  }

  /// The line as it will be.
  private func edited(by lowered: EditList<CalendarText>) -> [UInt8] {
    let local: EditList<CalendarText> = lowered.shifted(by: -line.range.lowerBound)
    return local.applied(to: Array(line.storage.text[line.range]))
  }
}
