/// Plain text written as HTML. The result holds no byte that could end its context.
public enum MarkupEscaping {
  /// UTF-8 text as character data: `&`, `<`, `>` as references, U+00A0 as `&nbsp;`. Control characters that HTML cannot
  /// hold (C0 but tab, LF, CR, FF; DEL) are dropped.
  public static func text(_ utf8: [UInt8]) -> [UInt8] {
    escaped(utf8, quotes: false)
  }

  /// UTF-8 text as an attribute value for either kind of quotes: as `text`, with `"` and `'` as references too.
  public static func attributeValue(_ utf8: [UInt8]) -> [UInt8] {
    escaped(utf8, quotes: true)
  }

  private static func escaped(_ utf8: [UInt8], quotes: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count + utf8.count / 8)
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\"") where quotes: result += "&quot;".utf8
      case UInt8(ascii: "'") where quotes: result += "&#39;".utf8
      case 0xC2 where index < utf8.count && utf8[index] == 0xA0:
        result += "&nbsp;".utf8
        index += 1
      case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F: break
      default: result.append(byte)
      }
    }
    return result
  }
}
