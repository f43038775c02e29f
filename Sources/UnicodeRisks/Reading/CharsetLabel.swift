import Charsets

/// Questions about charset labels.
enum CharsetLabel {
  enum Kind { case western, singleByte, doubleByte, other }

  /// In lower case, without quotation marks and white space around.
  static func key(_ label: String) -> String {
    var bytes = Array(label.utf8)[...]
    let noise: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27]
    while let first = bytes.first, noise.contains(first) { bytes.removeFirst() }
    while let last = bytes.last, noise.contains(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// A program's own word that no table of WHATWG or IANA registers for mail, although it can be guessed what is meant.
  static func isPrivate(_ key: String) -> Bool { privateLabels.contains(key) }

  private static let privateLabels: Set<String> = [
    "ansi", "x-ansi", "unicode", "7bit", "8bit", "binary", "ascii-us", "unknown", "unknown-8bit", "x-unknown",
    "default",
    "65001", "1250", "1251", "1252", "1253", "1254", "1255", "1256", "1257", "1258", "utf8mb3", "utf8mb4",
    "x-user-defined",
  ]

  static func kind(of charset: Charset) -> Kind {
    switch charset.name {
    case "iso-8859-1", "windows-1252", "iso-8859-15", "windows-1254", "iso-8859-9": return .western
    case "shift_jis", "windows-31j", "euc-jp", "iso-2022-jp", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs",
      "euc-kr",
      "ks_c_5601-1987", "cp949", "johab", "iso-2022-kr", "iso-2022-cn", "iso-2022-jp-2":
      return .doubleByte
    default: return charset.name.hasPrefix("utf-") ? .other : .singleByte
    }
  }

  /// WHATWG reads the label iso-8859-1 as windows-1252; a charset name alone does not make a conflict.
  static func asBrowsersRead(_ charset: Charset) -> Charset {
    switch charset.name {
    case "iso-8859-1": .windows1252
    case "iso-8859-9": Charset(label: "windows-1254") ?? charset
    case "utf-16", "utf-16le", "utf-16be": charset
    default: charset
    }
  }

  /// The charset of a meta element in the first 4,096 bytes. A meta element that says UTF-16 means UTF-8: it was readable.
  static func meta(in bytes: [UInt8]) -> String? {
    bytes.withUnsafeBufferPointer { meta(in: UnsafeBufferPointer(rebasing: $0.prefix(4096))) }
  }

  private static func meta(in head: UnsafeBufferPointer<UInt8>) -> String? {
    var index = 0
    while let start = find("<meta", in: head, from: index, to: head.count) {
      let end = head[start...].firstIndex(of: 0x3E) ?? head.count
      index = end
      guard let name = find("charset", in: head, from: start, to: end) else { continue }
      var at = name + 7
      while at < end, [0x20, 0x09, 0x0A, 0x0D].contains(head[at]) { at += 1 }
      guard at < end, head[at] == 0x3D else { continue }
      at += 1
      while at < end, [0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27].contains(head[at]) { at += 1 }
      let label = head[at..<end].prefix { $0 > 0x20 && ![0x22, 0x27, 0x3B, 0x2F].contains($0) }.map(lowered)
      let key = String(decoding: label, as: UTF8.self)
      if !key.isEmpty { return key.hasPrefix("utf-16") ? "utf-8" : key }
    }
    return nil
  }

  /// - Parameter word: in small letters.
  private static func find(
    _ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    word.withUTF8Buffer { word in
      var index = start
      while index + word.count <= end {
        if lowered(bytes[index]) == word[0], word.indices.allSatisfy({ lowered(bytes[index + $0]) == word[$0] }) {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
