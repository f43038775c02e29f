/// Where each inner byte of a layer stands among the outer bytes: a run-length list, so that a megabyte of plain text costs
/// one entry. Built front to back while decoding.
///
/// Three kinds of run: *literal* (n inner bytes are n outer bytes), *unit* (n inner bytes are one encoded unit of m outer
/// bytes: `=C3`, `\n`, one multibyte character) and *gap* (outer bytes that stand for nothing: a fold, a soft line break).
public struct OffsetMap: Sendable {
  private struct Run {
    var inner: Int
    var outer: Int
    var innerLength: Int
    var outerLength: Int
    var isLiteral: Bool
  }

  private var runs: [Run] = []
  private let origin: Int
  /// Inner bytes mapped so far.
  public private(set) var innerCount = 0
  /// Outer offset up to which bytes are mapped.
  public private(set) var outerEnd: Int

  /// - Parameter origin: outer offset of the first byte.
  public init(origin: Int) {
    self.origin = origin
    outerEnd = origin
  }

  /// `count` bytes that are the same inside and outside.
  public mutating func appendLiteral(_ count: Int) {
    guard count > 0 else { return }
    if let last = runs.last, last.isLiteral {
      runs[runs.count - 1].innerLength += count
      runs[runs.count - 1].outerLength += count
    } else {
      runs.append(Run(inner: innerCount, outer: outerEnd, innerLength: count, outerLength: count, isLiteral: true))
    }
    innerCount += count
    outerEnd += count
  }

  /// One encoded unit: `inner` decoded bytes that `outer` bytes stand for. Both are at least 1.
  public mutating func appendUnit(inner: Int, outer: Int) {
    runs.append(Run(inner: innerCount, outer: outerEnd, innerLength: inner, outerLength: outer, isLiteral: false))
    innerCount += inner
    outerEnd += outer
  }

  /// `count` outer bytes that stand for no inner byte.
  public mutating func appendGap(_ count: Int) {
    guard count > 0 else { return }
    runs.append(Run(inner: innerCount, outer: outerEnd, innerLength: 0, outerLength: count, isLiteral: false))
    outerEnd += count
  }

  /// Outer offset at which the inner byte begins, after any gap before it; for `innerCount`, the end of the last inner byte's
  /// encoding or of a gap behind it. Nil inside a unit. O(log n).
  public func outerStart(of inner: Int) -> Int? {
    // The last run that begins at or before `inner`, gaps passed over.
    guard let index = runIndex(containing: inner) else { return inner == innerCount ? outerEnd : nil }
    let run = runs[index]
    if run.isLiteral { return run.outer + (inner - run.inner) }
    return inner == run.inner ? run.outer : nil
  }

  /// Outer offset right after the encoding of the byte before `inner`, before any gap; for 0, the origin. Nil inside a unit.
  public func outerEnd(before inner: Int) -> Int? {
    guard inner > 0 else { return origin }
    guard let index = runIndex(containing: inner - 1) else { return nil }
    let run = runs[index]
    if run.isLiteral { return run.outer + (inner - run.inner) }
    return inner == run.inner + run.innerLength ? run.outer + run.outerLength : nil
  }

  /// The run that holds this inner byte.
  private func runIndex(containing inner: Int) -> Int? {
    guard inner >= 0, inner < innerCount else { return nil }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].inner <= inner { low = middle + 1 } else { high = middle }
    }
    // Gaps share their inner offset with the run behind them; the last of equals is the run itself.
    var index = low - 1
    while index >= 0, runs[index].innerLength == 0 { index -= 1 }
    return index >= 0 ? index : nil
  }
}
