/// A path as people and JSON can take it.
public struct PathDisplay: Sendable, Equatable {
  /// The path; bytes that are not UTF-8 and control characters (C0, DEL, C1) as `\xNN`, one for each byte. So is a backslash that
  /// would be read as the start of such an escape: two paths never look the same.
  public let text: String
  /// All bytes in base64 (RFC 4648) when `text` holds such an escape; else nil.
  public let base64: String?

  public init(_ path: [UInt8]) {
    if path.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) {
      (text, base64) = (String(decoding: path, as: UTF8.self), nil)
      return
    }
    var text = String.UnicodeScalarView()
    var isEscaped = false
    var index = 0
    while index < path.count {
      let length = Self.printableLength(path, at: index)
      if length == 0 {
        isEscaped = true
        text.append(contentsOf: Self.escape(path[index]).unicodeScalars)
        index += 1
      } else {
        text.append(contentsOf: String(decoding: path[index..<(index + length)], as: UTF8.self).unicodeScalars)
        index += length
      }
    }
    self.text = String(text)
    base64 = isEscaped ? Self.base64(path) : nil
  }

  /// Bytes of the well-formed scalar at `index`; 0 when there is none or it is a control character.
  private static func printableLength(_ path: [UInt8], at index: Int) -> Int {
    let lead = path[index]
    if lead == UInt8(ascii: "\\") { return looksLikeEscape(path[index...]) ? 0 : 1 }
    if lead < 0x80 { return lead < 0x20 || lead == 0x7F ? 0 : 1 }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + length <= path.count, String(validating: path[index..<(index + length)], as: UTF8.self) != nil else {
      return 0
    }
    return lead == 0xC2 && path[index + 1] < 0xA0 ? 0 : length
  }

  private static func looksLikeEscape(_ rest: ArraySlice<UInt8>) -> Bool {
    let next = rest.prefix(4)
    return next.count == 4 && next[next.startIndex + 1] == UInt8(ascii: "x")
      && next.suffix(2).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        result.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
