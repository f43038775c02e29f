/// Which parts of HTML source are no running text.
struct MarkupRegions {
  /// In order.
  private var raw: [Range<Int>] = []

  /// Elements whose content is code, or about code.
  private static let elements: Set<[UInt8]> = [
    Array("pre".utf8), Array("code".utf8), Array("script".utf8), Array("style".utf8), Array("textarea".utf8),
    Array("xmp".utf8), Array("kbd".utf8), Array("samp".utf8), Array("tt".utf8),
  ]

  init(_ scalars: [UInt32]) {
    var index = 0
    var open: (name: [UInt8], start: Int, depth: Int)?
    while index < scalars.count {
      guard scalars[index] == 0x3C else {
        index += 1
        continue
      }
      if Self.matches(scalars, index, "<!--") {
        let end = Self.endOfComment(scalars, index + 4)
        raw.append(index..<end)
        index = end
        continue
      }
      let (found, next) = MarkupTag.read(scalars, at: index)
      guard let tag = found else {
        index = next
        continue
      }
      if let current = open {
        if tag.name == current.name { open?.depth += tag.isEnd ? -1 : 1 }
        if open?.depth == 0 {
          raw.append(current.start..<tag.range.upperBound)
          open = nil
        }
      } else if !tag.isEnd, Self.elements.contains(tag.name) {
        open = (tag.name, index, 1)
      }
      index = tag.range.upperBound
    }
    if let open { raw.append(open.start..<scalars.count) }
  }

  /// Logarithmic.
  func isRaw(_ index: Int) -> Bool {
    var low = 0
    var high = raw.count
    while low < high {
      let middle = (low + high) / 2
      if raw[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < raw.count && raw[low].contains(index)
  }

  /// Is there a tag that only HTML has?
  static func looksLikeMarkup(_ scalars: [UInt32]) -> Bool {
    var index = 0
    while index < scalars.count {
      guard scalars[index] == 0x3C else {
        index += 1
        continue
      }
      let (tag, next) = MarkupTag.read(scalars, at: index)
      if let tag, known.contains(tag.name) { return true }
      index = next
    }
    return false
  }

  private static let known: Set<[UInt8]> = Set(
    "a b i u p br hr li ol ul td tr th h1 h2 h3 em div span font html body head table strong blockquote img".split(
      separator: " "
    )
    .map { Array($0.utf8) })

  private static func matches(_ scalars: [UInt32], _ index: Int, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { buffer in
      index + buffer.count <= scalars.count && buffer.indices.allSatisfy { scalars[index + $0] == UInt32(buffer[$0]) }
    }
  }

  private static func endOfComment(_ scalars: [UInt32], _ start: Int) -> Int {
    var index = start
    while index < scalars.count {
      if matches(scalars, index, "-->") { return index + 3 }
      index += 1
    }
    return scalars.count
  }
}
