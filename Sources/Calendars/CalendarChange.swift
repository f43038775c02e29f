public import Splicing

/// Edits of a calendar's text, collected line by line.
///
/// Lines that are added at one place are put there in the order of the calls, so that `EditList`'s rule against two
/// insertions at one offset never bites. Nothing is dropped: what meets throws.
public struct CalendarChange: Sendable {
  public let calendar: Calendar

  private var replacements = EditList<CalendarText>()
  /// New lines by the index of the line that they stand before, in the order in which they came.
  private var additions: [Int: Addition] = [:]
  /// Edits of decoded values by the index of their line: lowered together, because each shifts the columns of the next.
  private var texts: [Int: EditList<PropertyText>] = [:]

  private struct Addition {
    var style: FoldStyle
    var lines: [[UInt8]]
  }

  public init(to calendar: Calendar) { self.calendar = calendar }

  /// Replaces the whole value. Name, parameters and line end stay; nothing is recorded if it is the same value.
  /// - Parameter value: already escaped as the property's type asks; UTF-8 without CR and LF.
  /// - Throws: `undecodable` if the line has no colon, or a quote would close one that its parameters left open; `conflict`
  ///   if the line is edited already.
  public mutating func replaceValue(of line: ContentLine, with value: [UInt8]) throws(LoweringError) {
    let folding = FoldingLayer(line)
    let syntax = PropertySyntax(folding.decoded)
    guard syntax.admits(value) else { throw .undecodable(offset: line.range.lowerBound) }
    guard folding.decoded[syntax.valueRange] != value[...] else { return }
    var edits = EditList<UnfoldedLine>()
    do { try edits.replace(syntax.valueRange, with: value) } catch { throw .conflict(error) }
    try merge(folding.lower(edits))
  }

  /// Edits of a TEXT property's decoded value. Several calls for one line add up; each counts offsets in the value as it
  /// was read. What the layers refuse is thrown by `edits()`.
  public mutating func edit(textOf line: ContentLine, _ edits: EditList<PropertyText>) throws(LoweringError) {
    do {
      texts[line.index] = try texts[line.index, default: EditList()].merging(edits)
    } catch { throw .conflict(error) }
  }

  /// Removes a content line, its line end included.
  public mutating func remove(_ line: ContentLine) throws(LoweringError) {
    do { try replacements.replace(line.range, with: []) } catch { throw .conflict(error) }
  }

  /// Replaces one content line by several (or none).
  /// - Parameter lines: unfolded, without line ends; they are folded as `line` was and take its line end.
  public mutating func replace(_ line: ContentLine, with lines: [[UInt8]]) throws(LoweringError) {
    try Self.check(lines)
    let style = FoldStyle(of: line)
    let physical = lines.map { style.folded($0) }
    let bytes = Array(physical.joined(separator: style.lineEnd))
    do {
      try replacements.replace(line.range, with: lines.isEmpty ? [] : bytes + line.lineEnd)
    } catch { throw .conflict(error) }
  }

  /// Adds content lines behind another, in that line's style.
  /// - Parameter lines: unfolded, without line ends.
  public mutating func insert(_ lines: [[UInt8]], after line: ContentLine) throws(LoweringError) {
    try add(lines, before: line.index + 1, style: FoldStyle(of: line))
  }

  /// Adds content lines before another, in that line's style.
  /// - Parameter lines: unfolded, without line ends.
  public mutating func insert(_ lines: [[UInt8]], before line: ContentLine) throws(LoweringError) {
    try add(lines, before: line.index, style: FoldStyle(of: line))
  }

  /// Edits that were made elsewhere over the same text. Two lists that touch one physical line each measured it alone.
  public mutating func merge(_ edits: EditList<CalendarText>) throws(LoweringError) {
    do { replacements = try replacements.merging(edits) } catch { throw .conflict(error) }
  }

  /// Everything that was collected.
  public func edits() throws(LoweringError) -> EditList<CalendarText> {
    var all = replacements
    for (index, edits) in texts.sorted(by: { $0.key < $1.key }) {
      let lowered = try edits.lowered(through: TextValueLayer(calendar.lines[index]))
      do { all = try all.merging(lowered) } catch { throw .conflict(error) }
    }
    for (index, addition) in additions.sorted(by: { $0.key < $1.key }) {
      do { try all.insert(replacement(for: addition, before: index)) } catch { throw .conflict(error) }
    }
    return all
  }

  private mutating func add(_ lines: [[UInt8]], before index: Int, style: FoldStyle) throws(LoweringError) {
    try Self.check(lines)
    guard !lines.isEmpty else { return }
    additions[index, default: Addition(style: style, lines: [])].lines += lines
  }

  private func replacement(for addition: Addition, before index: Int) -> EditList<CalendarText>.Replacement {
    let style = addition.style
    let lines = addition.lines.map { style.folded($0) }
    if index < calendar.lines.count {
      let start = calendar.lines[index].range.lowerBound
      return .init(range: start..<start, bytes: lines.flatMap { $0 + style.lineEnd })
    }
    // Behind the last line: a text without a final line end stays one.
    let end = calendar.text.count
    let hasEnd = calendar.lines.last.map { !$0.lineEnd.isEmpty } ?? true
    let bytes = hasEnd ? lines.flatMap { $0 + style.lineEnd } : lines.flatMap { style.lineEnd + $0 }
    return .init(range: end..<end, bytes: bytes)
  }

  private static func check(_ lines: [[UInt8]]) throws(LoweringError) {
    for line in lines where line.contains(where: { $0 == .lineFeed || $0 == .carriageReturn }) {
      throw .cannotTransfer(encoding: "content line")
    }
  }
}
