/// A start or end tag with its exact place.
struct MarkupTag {
  /// In lower case.
  let name: [UInt8]
  let isEnd: Bool
  let range: Range<Int>

  /// A longer tag is a lost quotation mark, or holds a picture.
  private static let longest = 8192

  /// - Parameter start: of a `<`.
  /// - Returns: the tag, nil where none begins or it does not end; and where to go on, so that a caller stays linear.
  static func read(_ scalars: [UInt32], at start: Int) -> (MarkupTag?, Int) {
    var index = start + 1
    let isEnd = scalars[safe: index] == 0x2F
    if isEnd { index += 1 }
    let name = name(scalars, &index)
    guard !name.isEmpty, let next = scalars[safe: index], [0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains(next) else {
      return (nil, max(index, start + 1))
    }
    var quote: UInt32?
    let limit = min(scalars.count, start + longest)
    while index < limit {
      let scalar = scalars[index]
      index += 1
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == 0x22 || scalar == 0x27 {
        quote = scalar
      } else if scalar == 0x3E {
        return (MarkupTag(name: name, isEnd: isEnd, range: start..<index), index)
      }
    }
    return (nil, limit)
  }

  private static func name(_ scalars: [UInt32], _ index: inout Int) -> [UInt8] {
    var name: [UInt8] = []
    while let next = scalars[safe: index], name.count < 32 {
      if Scalars.isASCIILetter(next) {
        name.append(UInt8(truncatingIfNeeded: next | 0x20))
      } else if !name.isEmpty, (0x30...0x39).contains(next) || next == 0x3A {
        name.append(UInt8(truncatingIfNeeded: next))
      } else {
        break
      }
      index += 1
    }
    return name
  }
}
