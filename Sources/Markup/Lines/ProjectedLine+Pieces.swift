extension ProjectedLine {
  /// Whether all of `text` stands at the start of `span` byte for byte, as it does in most lines.
  public var isVerbatim: Bool { runs.count == 1 && runs[0].isLiteral }

  /// Stretches of `text` that stand in the source byte for byte, with the source offset of each, in order.
  public var literalPieces: [(text: Range<Int>, source: Int)] {
    runs.filter(\.isLiteral).map { run in (run.text..<(run.text + run.sourceLength), run.source) }
  }
}
