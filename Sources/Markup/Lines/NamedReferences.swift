/// Finds named character references. The table is read once, on the first reference that is not one of the commonest.
enum NamedReferences {
  struct Entry: Sendable {
    /// Bytes of the name in the table's text.
    let name: Range<Int>
    let first: Unicode.Scalar
    let second: Unicode.Scalar?
    let isLegacy: Bool
  }

  static let longestName = 32
  static let longestLegacyName = 6

  static func entry(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Entry? {
    var slot = slot(of: bytes, name)
    let index = index
    while true {
      let number = index.slots[slot]
      guard number >= 0 else { return nil }
      let entry = index.entries[Int(number)]
      if isEqual(bytes, name, index.text, entry.name) { return entry }
      slot = (slot + 1) & mask
    }
  }

  private static let mask = 8191

  private static func isEqual(_ bytes: Span<UInt8>, _ name: Range<Int>, _ text: [UInt8], _ other: Range<Int>) -> Bool {
    name.count == other.count && zip(name, other).allSatisfy { bytes[$0] == text[$1] }
  }

  private static func slot(of bytes: Span<UInt8>, _ name: Range<Int>) -> Int {
    var hash: UInt32 = 0x811c_9dc5
    for index in name { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15) & mask
  }

  private struct Index: Sendable {
    let text: [UInt8]
    var entries: [Entry] = []
    var slots = [Int16](repeating: -1, count: mask + 1)
  }

  private static let index: Index = {
    var index = Index(text: NamedReferenceTable.entries.withUTF8Buffer { Array($0) })
    index.entries.reserveCapacity(2300)
    for word in index.text.split(whereSeparator: \.isMarkupSpace) {
      guard let entry = entry(of: word) else { continue }
      var slot = slot(of: index.text.span, entry.name)
      while index.slots[slot] >= 0 { slot = (slot + 1) & mask }
      index.slots[slot] = Int16(index.entries.count)
      index.entries.append(entry)
    }
    return index
  }()

  /// Reads `*name=2a+338`.
  private static func entry(of word: ArraySlice<UInt8>) -> Entry? {
    guard let equals = word.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let isLegacy = word.first == UInt8(ascii: "*")
    let scalars = word[(equals + 1)...].split(separator: UInt8(ascii: "+")).compactMap { digits in
      UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    }
    guard let first = scalars.first else { return nil }
    return Entry(
      name: (word.startIndex + (isLegacy ? 1 : 0))..<equals, first: first,
      second: scalars.count > 1 ? scalars[1] : nil, isLegacy: isLegacy)
  }
}
