import Splicing

/// Carries edits of an unfolded line to its folded bytes, front to back: columns are those of the line as it will be.
struct FoldLowering {
  private let layer: FoldingLayer
  private(set) var replacements: [EditList<CalendarText>.Replacement] = []

  /// Where the edit before ended.
  private var last: (physicalLine: Int, outer: Int, column: Int, edit: EditList<UnfoldedLine>.Replacement)?

  init(_ layer: FoldingLayer) { self.layer = layer }

  mutating func lower(
    _ edit: EditList<UnfoldedLine>.Replacement, before next: EditList<UnfoldedLine>.Replacement?
  ) {
    let first = physicalLine(holding: edit.range.lowerBound)
    let final = edit.range.isEmpty ? first : physicalLine(holding: edit.range.upperBound - 1)
    var start = outer(edit.range.lowerBound, in: first)
    let end = outer(edit.range.upperBound, in: final)
    var column = column(at: start, in: first)

    if leavesBlankLine(edit, from: (first, start), to: (final, end)) {
      start = layer.physicalLines[first - 1].outer.upperBound
      column = self.column(at: start, in: first - 1)
    }
    var folder = LineFolder(style: layer.style, column: column)
    folder.append(edit.bytes, mayFoldFirst: maySplit(left: [], at: edit.range.lowerBound, right: edit.bytes.first))
    let rest = untouched(behind: edit, in: final, from: end, before: next)
    if maySplit(left: edit.bytes, at: edit.range.lowerBound, right: byte(at: edit.range.upperBound)) {
      folder.foldIfNeeded(for: rest)
    }
    replacements.append(.init(range: start..<end, bytes: folder.bytes))
    last = (final, end, folder.column, edit)
  }

  /// Octets between this edit and the next, the next fold or the end of the line.
  private func untouched(
    behind edit: EditList<UnfoldedLine>.Replacement, in physicalLine: Int, from end: Int,
    before next: EditList<UnfoldedLine>.Replacement?
  ) -> Int {
    let lineEnd = layer.physicalLines[physicalLine].outer.upperBound
    guard let next else { return lineEnd - end }
    return min(lineEnd - end, next.range.lowerBound - edit.range.upperBound)
  }

  /// Whether nothing but the blank of a fold would remain of the physical line.
  private func leavesBlankLine(
    _ edit: EditList<UnfoldedLine>.Replacement, from start: (line: Int, outer: Int), to end: (line: Int, outer: Int)
  ) -> Bool {
    guard edit.bytes.isEmpty, start.line > 0, start.outer < end.outer else { return false }
    return start.outer == layer.physicalLines[start.line].outer.lowerBound
      && end.outer == layer.physicalLines[end.line].outer.upperBound
      && last.map { $0.physicalLine < start.line } ?? true
  }

  /// A fold must part neither a UTF-8 sequence nor an escape pair.
  /// - Parameters:
  ///   - left: new text that ends where the fold would stand; before it comes the old line up to `inner`.
  private func maySplit(left: [UInt8], at inner: Int, right: UInt8?) -> Bool {
    guard let right else { return false }
    if right.isContinuation { return false }
    return backslashes(left: left, at: inner).isMultiple(of: 2)
  }

  /// How many backslashes stand right before.
  private func backslashes(left: [UInt8], at inner: Int) -> Int {
    var count = left.reversed().prefix { $0 == .backslash }.count
    guard count == left.count else { return count }
    let floor = last?.edit.range.upperBound ?? 0
    let old = layer.decoded[floor..<inner].reversed().prefix { $0 == .backslash }.count
    count += old
    if old == inner - floor, let last { count += last.edit.bytes.reversed().prefix { $0 == .backslash }.count }
    return count
  }

  private func byte(at inner: Int) -> UInt8? { inner < layer.decoded.count ? layer.decoded[inner] : nil }

  /// Index of the last physical line that begins at or before this byte: a place at a fold is behind it.
  private func physicalLine(holding inner: Int) -> Int {
    var low = 0
    var high = layer.physicalLines.count
    while low < high {
      let middle = (low + high) / 2
      if layer.physicalLines[middle].inner <= inner { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  private func outer(_ inner: Int, in physicalLine: Int) -> Int {
    layer.physicalLines[physicalLine].outer.lowerBound + inner - layer.physicalLines[physicalLine].inner
  }

  /// Octets that will stand before `outer` in its physical line.
  private func column(at outer: Int, in physicalLine: Int) -> Int {
    if let last, last.physicalLine == physicalLine { return last.column + outer - last.outer }
    if physicalLine == 0 { return outer - layer.line.range.lowerBound }
    return outer - layer.physicalLines[physicalLine].outer.lowerBound + 1
  }
}
