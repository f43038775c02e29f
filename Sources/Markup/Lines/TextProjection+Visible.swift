extension TextProjection {
  /// The first source byte in `range` at which text, a rule or an object is to be seen. O(log n + lines in the range).
  func visibleOffset(in range: Range<Int>) -> Int? {
    let text = visibleText(in: range)
    let object = objects.first { $0.range.overlaps(range) }?.range.lowerBound
    guard let text, let object else { return text ?? object }
    return min(text, object)
  }

  private func visibleText(in range: Range<Int>) -> Int? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].span.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < lines.count, lines[low].span.lowerBound < range.upperBound {
      if let offset = lines[low].visibleOffset(in: range) { return offset }
      low += 1
    }
    return nil
  }
}

extension ProjectedLine {
  fileprivate func visibleOffset(in range: Range<Int>) -> Int? {
    if isRule { return span.overlaps(range) ? span.lowerBound : nil }
    for run in runs where run.source < range.upperBound && run.source + run.sourceLength > range.lowerBound {
      // White space between visible bytes is nothing to see.
      guard run.isLiteral else {
        if text[run.text] == 0x20 { continue }
        return max(run.source, range.lowerBound)
      }
      let end = min(run.source + run.sourceLength, range.upperBound)
      for offset in max(run.source, range.lowerBound)..<end where text[run.text + offset - run.source] != 0x20 {
        return offset
      }
    }
    return nil
  }
}
