/// Covers what stands behind a label like "Passcode:" in a whole text: any word within six characters of it, whatever it is
/// made of, tags between them left out. Linear in the text.
struct LabelledCodes {
  private static let dots: [Unicode.Scalar] = ["\u{2022}", "\u{2022}", "\u{2022}"]
  private static let reach = 6

  private let scalars: [Unicode.Scalar]
  private let lowered: [Unicode.Scalar]
  private var result: [Unicode.Scalar] = []
  private var covers = false
  /// How many characters ago the last label of the line ended, and whether it is a word by itself.
  private var open: (distance: Int, isWord: Bool)?

  static func covered(_ text: String) -> String {
    var cover = LabelledCodes(text)
    cover.run()
    return cover.covers ? String(String.UnicodeScalarView(cover.result)) : text
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    lowered = scalars.map(Excerpt.lowered)
    result.reserveCapacity(scalars.count)
  }

  private mutating func run() {
    var index = 0
    while index < scalars.count {
      if let end = endOfTag(at: index) {
        result += scalars[index..<end]
        index = end
      } else if Excerpt.ends(scalars[index]) {
        result.append(scalars[index])
        if scalars[index] == "\n" { open = nil } else { pass(1) }
        index += 1
      } else {
        var end = index
        while end < scalars.count, !Excerpt.ends(scalars[end]) { end += 1 }
        take(index..<end)
        index = end
      }
    }
  }

  private mutating func pass(_ count: Int) {
    guard let label = open else { return }
    open = label.distance + count > Self.reach ? nil : (label.distance + count, label.isWord)
  }

  private mutating func take(_ word: Range<Int>) {
    if let label = label(in: word) {
      open = (0, isWord(label, in: word))
      // "PIN:123" in one.
      let sign = (label.upperBound..<word.upperBound).first { Self.signs.contains(scalars[$0]) }
      guard let sign,
        (sign + 1..<word.upperBound).contains(where: { scalars[$0].properties.isAlphabetic || isDigit($0) })
      else {
        result += scalars[word]
        return pass(word.upperBound - label.upperBound)
      }
      result += scalars[word.lowerBound...sign]
      return cover()
    }
    guard let label = open, word.contains(where: isCharacterOfWords), label.isWord && !isLink(word) || isCode(word)
    else {
      result += scalars[word]
      return pass(word.count)
    }
    cover()
    pass(word.count)
  }

  private mutating func cover() {
    result += Self.dots
    covers = true
  }

  private static let signs: Set<Unicode.Scalar> = [":", "=", "\u{FF1A}"]

  /// The last label in a word. In a link the letters of one mean nothing ("/Shipping/"), but as the name of a parameter.
  private func label(in word: Range<Int>) -> Range<Int>? {
    let link = startOfLink(in: word) ?? word.upperBound
    var last: Range<Int>?
    for index in word {
      for name in Excerpt.labels(beginningWith: lowered[index])
      where index + name.count <= word.upperBound && lowered[index..<index + name.count].elementsEqual(name) {
        let end = index + name.count
        if index >= link { guard end < word.upperBound, scalars[end] == "=" else { continue } }
        last = index..<max(end, last?.upperBound ?? 0)
      }
    }
    return last
  }

  /// "passenger" and "shopping" hold a label's letters and are none; before longer names a word may be joined to them.
  private func isWord(_ label: Range<Int>, in word: Range<Int>) -> Bool {
    if scalars[label.lowerBound].value >= 0x2E80 { return true }
    if label.upperBound < word.upperBound, scalars[label.upperBound].properties.isAlphabetic { return false }
    return label.count > 3 || label.lowerBound == word.lowerBound
      || !scalars[label.lowerBound - 1].properties.isAlphabetic
  }

  /// Is there a digit in it, or a capital behind a small letter?
  private func isCode(_ word: Range<Int>) -> Bool {
    word.contains { index in
      isDigit(index)
        || index > word.lowerBound && scalars[index] != lowered[index]
          && scalars[index - 1].properties.isLowercase
    }
  }

  /// What is secret about a link is covered elsewhere: "Forgot your PIN?" is followed by one.
  private func isLink(_ word: Range<Int>) -> Bool { startOfLink(in: word) != nil }

  /// Where the host of a link begins.
  private func startOfLink(in word: Range<Int>) -> Int? {
    word.dropLast(2).first { scalars[$0] == ":" && scalars[$0 + 1] == "/" && scalars[$0 + 2] == "/" }.map { $0 + 3 }
  }

  private func isCharacterOfWords(_ index: Int) -> Bool { scalars[index].properties.isAlphabetic || isDigit(index) }

  private func isDigit(_ index: Int) -> Bool { scalars[index].properties.numericType != nil }

  /// Behind a tag that only dresses or parts text; nil where none begins.
  private func endOfTag(at index: Int) -> Int? {
    guard scalars[index] == "<" else { return nil }
    var start = index + 1
    if start < scalars.count, scalars[start] == "/" { start += 1 }
    let name = lowered[start...].prefix(8).prefix { ("a"..."z").contains($0) || $0 == ":" }
    guard Self.tags.contains(where: { name.elementsEqual($0) }),
      let next = lowered[safe: name.endIndex], next == ">" || next == " " || next == "/"
    else { return nil }
    return scalars[index...].prefix(512).firstIndex(of: ">").map { $0 + 1 }
  }

  private static let tags = [
    "a", "b", "br", "div", "em", "font", "i", "li", "o:p", "p", "span", "strong", "td", "th", "tr", "u",
  ].map { Array($0.unicodeScalars) }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
