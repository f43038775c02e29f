/// Character references of HTML, with their semicolon.
enum CharacterReferences {
  /// A reference as it stands at an index.
  struct Reference {
    /// The number, or what the name stands for; surrogates and C1 numbers as they are.
    let value: UInt32
    /// In units, `&` and `;` included.
    let length: Int
    let isNumeric: Bool
  }

  /// Longest run of digits or letters between `&` and `;` that is read.
  private static let longest = 32

  /// - Parameter index: of the `&`.
  static func read(at index: Int, _ scalar: (Int) -> UInt32?) -> Reference? {
    guard scalar(index) == 0x26, let next = scalar(index + 1) else { return nil }
    return next == 0x23 ? number(at: index, scalar) : name(at: index, scalar)
  }

  private static func number(at start: Int, _ scalar: (Int) -> UInt32?) -> Reference? {
    var index = start + 2
    let isHex = scalar(index).map { $0 | 0x20 } == 0x78
    if isHex { index += 1 }
    let first = index
    var value: UInt32 = 0
    while let digit = scalar(index).flatMap(Scalars.hexDigit), isHex || digit < 10, index - first < longest {
      value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first, scalar(index) == 0x3B else { return nil }
    return Reference(value: value, length: index + 1 - start, isNumeric: true)
  }

  private static func name(at start: Int, _ scalar: (Int) -> UInt32?) -> Reference? {
    var name: [UInt8] = []
    var index = start + 1
    while let next = scalar(index), Scalars.isASCIILetter(next) || (0x30...0x39).contains(next), name.count < longest {
      name.append(UInt8(truncatingIfNeeded: next))
      index += 1
    }
    guard scalar(index) == 0x3B, let value = NamedReferences.value(of: name) else { return nil }
    return Reference(value: value, length: index + 1 - start, isNumeric: false)
  }

  /// References become one unit each, but those to `&`, `<` and `>`, which would read as markup, and those that the rules about
  /// surrogates and C1 numbers report in their own way.
  static func collapsed(_ units: [TextUnit]) -> [TextUnit] {
    guard units.contains(where: { $0.scalar == 0x26 }) else { return units }
    var result: [TextUnit] = []
    result.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      if units[index].scalar == 0x26, let found = read(at: index, { units[safe: $0]?.scalar }), stands(found.value) {
        let last = units[index + found.length - 1]
        result.append(TextUnit(found.value, Int(units[index].start), Int(last.end), .reference))
        index += found.length
      } else {
        result.append(units[index])
        index += 1
      }
    }
    return result
  }

  private static func stands(_ value: UInt32) -> Bool {
    switch value {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x80...0x9F, 0xD800...0xDFFF: false
    default: value <= 0x10FFFF
    }
  }
}
