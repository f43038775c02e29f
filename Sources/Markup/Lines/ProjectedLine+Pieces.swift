extension ProjectedLine {
  /// Stretches of `text` that stand in the source byte for byte, with the source offset of each, in order.
  public var literalPieces: [(text: Range<Int>, source: Int)] {
    runs.filter(\.isLiteral).map { run in (run.text..<(run.text + run.sourceLength), run.source) }
  }
}
