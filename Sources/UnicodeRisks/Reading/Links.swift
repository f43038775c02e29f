/// URLs in running text.
enum Links {
  /// Where the URL at `://` begins and ends; nil when there is no scheme.
  static func range(around colon: Int, in scalars: [UInt32]) -> Range<Int>? {
    var start = colon
    while start > 0, Scalars.isASCIILetter(scalars[start - 1]) { start -= 1 }
    guard start < colon else { return nil }
    var end = colon + 3
    while end < scalars.count, !ends(scalars[end]) { end += 1 }
    return start..<end
  }

  /// White space, quotation marks, `<` and `>` end a link.
  static func ends(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x60, 0xA0, 0xAB, 0xBB, 0x2018...0x201F, 0x3000, 0x2028, 0x2029: true
    default: false
    }
  }

  static func isLink(_ word: ArraySlice<UInt32>) -> Bool {
    var previous: (UInt32, UInt32) = (0, 0)
    for scalar in word {
      if scalar == 0x2F, previous == (0x3A, 0x2F) { return true }
      previous = (previous.1, scalar)
    }
    let lowered = word.prefix(7).map { $0 | 0x20 }
    return lowered.starts(with: "www.".unicodeScalars.map(\.value))
      || lowered.starts(with: "mailto:".unicodeScalars.map(\.value))
  }
}

/// Answers "does this stand in a link?" for rising places, in linear time.
struct LinkWords {
  private let scalars: [UInt32]
  private var word = 0..<0
  private var isLink = false

  init(_ scalars: [UInt32]) { self.scalars = scalars }

  /// The word around a place.
  mutating func range(of index: Int) -> Range<Int> {
    if !word.contains(index) {
      var start = index
      while start > word.upperBound, !Links.ends(scalars[start - 1]) { start -= 1 }
      var end = index
      while end < scalars.count, !Links.ends(scalars[end]) { end += 1 }
      word = start..<max(end, index + 1)
      isLink = Links.isLink(scalars[word])
    }
    return word
  }

  mutating func hasLink(at index: Int) -> Bool {
    _ = range(of: index)
    return isLink
  }
}
