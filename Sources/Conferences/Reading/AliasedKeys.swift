/// Finds YAML whose aliases could stand in a key, before it is parsed.
///
/// Aliases in values are harmless: parsed nodes are shared, and whoever walks them counts. But a parser hashes the keys of
/// every mapping, and the hash of a key that is a "billion laughs" collection never ends. A key that is more than plain text
/// is written in one of three ways (YAML 1.1: an explicit `?`, a flow collection before a colon, an alias before a colon);
/// where one of them and an alias occur, the file is refused. No conference file has such keys.
enum AliasedKeys {
  /// - Returns: the offset of such a key; nil when there is none or no alias is. Linear. May take plain text in quotes for
  ///   a key, but overlooks none.
  static func firstOffset(in bytes: [UInt8]) -> Int? {
    guard bytes.contains(UInt8(ascii: "&")), hasAlias(bytes) else { return nil }
    return bytes.indices.first { isKey(bytes, at: $0) }
  }

  private static func hasAlias(_ bytes: [UInt8]) -> Bool {
    bytes.indices.dropLast().contains { bytes[$0] == UInt8(ascii: "*") && isNameByte(bytes[$0 + 1]) }
  }

  private static func isKey(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "?"):
      index == 0 || bytes[index - 1] <= 0x20 || "[{,-:?".utf8.contains(bytes[index - 1])
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      colonFollows(bytes, index + 1)
    case UInt8(ascii: "*"):
      colonFollows(bytes, bytes[(index + 1)...].firstIndex { !isNameByte($0) } ?? bytes.endIndex)
    default: false
    }
  }

  private static func colonFollows(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: ":")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: byte >= 0x80
    }
  }
}
