import Charsets
import Splicing

/// The bytes of each character in a code page that UTF-8 is known to have been read in.
final class CodePage: Sendable {
  let label: String
  let isDoubleByte: Bool
  /// By UTF-16 code unit: the one or two bytes of the character, 0 where the page has none.
  private let table: [UInt16]

  /// ASCII stands for itself on every page here.
  func code(of scalar: UInt32) -> UInt16? {
    if scalar < 0x80 { return UInt16(truncatingIfNeeded: scalar) }
    guard scalar < 0x10000 else { return nil }
    let code = table[Int(scalar)]
    return code == 0 ? nil : code
  }

  /// In the order in which they are tried.
  static let all: [CodePage] = single + double

  private static let single = [
    "windows-1251", "windows-1250", "windows-1253", "windows-1254", "iso-8859-2", "koi8-r", "macintosh", "cp437",
  ].compactMap { CodePage(single: $0) }
  private static let double = ["gb18030", "cp932", "cp949", "big5"].compactMap { CodePage(double: $0) }

  private init?(single label: String) {
    guard let charset = Charset(label: label) else { return nil }
    let codes = (0x80...0xFF).map { [UInt8($0)] }
    self.label = label
    isDoubleByte = false
    table = Self.table(codes, charset)
  }

  private init?(double label: String) {
    guard let charset = Charset(label: label) else { return nil }
    var codes: [[UInt8]] = []
    // Half-width kana of CP932 are single bytes beyond ASCII.
    if label == "cp932" { codes += (0xA1...0xDF).map { [UInt8($0)] } }
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F { codes.append([lead, trail]) }
    }
    self.label = label
    isDoubleByte = true
    table = Self.table(codes, charset)
  }

  /// All codes in one go, each on a line of its own: setting up a converter costs more than the conversion.
  private static func table(_ codes: [[UInt8]], _ charset: Charset) -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 0x10000)
    let lines = Array(codes.joined(separator: [0x0A]))
    let text = CharsetLayer<PartBytes, BodyText>(lines, in: 0..<lines.count, charset: charset).decoded
    var number = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard number < codes.count else { break }
      let bytes = Array(line)
      if case .scalar(let value, bytes.count) = UTF8Sequence.read({ bytes[safe: $0] }), value != 0xFFFD,
        (0x80...0xFFFF).contains(value), table[Int(value)] == 0
      {
        table[Int(value)] = codes[number].reduce(0) { $0 << 8 | UInt16($1) }
      }
      number += 1
    }
    return table
  }
}
