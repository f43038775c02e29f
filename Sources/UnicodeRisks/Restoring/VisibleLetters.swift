/// The characters of a text that people see: white space, tags and comments left out. Copies of one text differ in those, because
/// lines are broken elsewhere and HTML has its elements.
struct VisibleLetters: Sendable {
  /// What stands before a character.
  enum Gap: UInt8, Sendable {
    case nothing, space
    /// A tag or comment, which may part words or only dress them; the text's edge.
    case unknown

    func agrees(with other: Gap) -> Bool { self == other || self == .unknown || other == .unknown }
  }

  private(set) var scalars: [UInt32] = []
  /// Of each the place among the units it was made from.
  private(set) var units: [Int] = []
  /// One more than there are characters: the last stands at the end.
  private(set) var gaps: [Gap] = []
  private var gap = Gap.unknown

  /// Linear.
  init(_ units: [TextUnit], isMarkup: Bool) {
    let all = isMarkup ? units.map(\.scalar) : []
    var index = 0
    // The name of an element that is not shown, while inside it.
    var hidden: [UInt8]?
    while index < units.count {
      if isMarkup, units[index].scalar == 0x3C, units[index].kind != .reference {
        let (tag, next) = Self.markup(all, at: index)
        if let next {
          index = next
          gap = .unknown
          if let tag { hidden = Self.hidden(after: tag, in: hidden) }
          continue
        }
      }
      if hidden == nil { take(units[index], at: index) }
      index += 1
    }
    gaps.append(.unknown)
  }

  private mutating func take(_ unit: TextUnit, at index: Int) {
    if unit.kind != .lost, Scalars.isSpace(unit.scalar) {
      if gap == .nothing { gap = .space }
      return
    }
    scalars.append(unit.scalar)
    units.append(index)
    gaps.append(gap)
    gap = .nothing
  }

  /// What begins at a `<`: a tag, a comment or a declaration.
  /// - Returns: where it ends; nil where it is no more than a sign.
  private static func markup(_ scalars: [UInt32], at index: Int) -> (tag: MarkupTag?, end: Int?) {
    if scalars[safe: index + 1] == 0x21 || scalars[safe: index + 1] == 0x3F {
      let isComment = scalars[safe: index + 2] == 0x2D && scalars[safe: index + 3] == 0x2D
      var end = index + 2
      while end < scalars.count {
        if scalars[end] == 0x3E, !isComment || scalars[end - 1] == 0x2D && scalars[end - 2] == 0x2D { break }
        end += 1
      }
      return (nil, min(end + 1, scalars.count))
    }
    let tag = MarkupTag.read(scalars, at: index).0
    return (tag, tag?.range.upperBound)
  }

  private static func hidden(after tag: MarkupTag, in element: [UInt8]?) -> [UInt8]? {
    if let element { return tag.isEnd && tag.name == element ? nil : element }
    return !tag.isEnd && unseen.contains(tag.name) ? tag.name : nil
  }

  private static let unseen: Set<[UInt8]> = Set(["head", "script", "style", "title"].map { Array($0.utf8) })
}
