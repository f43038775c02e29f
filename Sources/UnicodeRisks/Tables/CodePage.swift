import Charsets
import Splicing
import Synchronization

/// The bytes of each character in a code page that UTF-8 is known to have been read in.
///
/// A table of a double-byte page takes as long to make as hundreds of texts to read, and hardly any text asks for one: each is
/// made when it is first needed.
final class CodePage: Sendable {
  let label: String
  let isDoubleByte: Bool
  private let charset: Charset
  private let table = Mutex<[UInt16]?>(nil)

  /// ASCII stands for itself on every page here.
  func code(of scalar: UInt32) -> UInt16? {
    if scalar < 0x80 { return UInt16(truncatingIfNeeded: scalar) }
    guard scalar < 0x10000 else { return nil }
    let code = table.withLock { table in
      let codes = table ?? makeTable()
      table = codes
      return codes[Int(scalar)]
    }
    return code == 0 ? nil : code
  }

  /// Whether a UTF-8 sequence could begin with the bytes of this character, without a look at the table. On all double-byte
  /// pages the lead bytes C2 to F4 with a trail byte 80 to BF are ideographs, Hangul, private or half-width characters.
  func mayBegin(with scalar: UInt32) -> Bool { scalar < 0x80 || !isDoubleByte || scalar >= 0x4E00 }

  /// In the order in which they are tried.
  static let all: [CodePage] = single + double

  private static let single = [
    "windows-1251", "windows-1250", "windows-1253", "windows-1254", "iso-8859-2", "koi8-r", "macintosh", "cp437",
  ].compactMap { CodePage($0, isDoubleByte: false) }
  private static let double = ["gb18030", "cp932", "cp949", "big5"].compactMap { CodePage($0, isDoubleByte: true) }

  private init?(_ label: String, isDoubleByte: Bool) {
    guard let charset = Charset(label: label) else { return nil }
    self.label = label
    self.isDoubleByte = isDoubleByte
    self.charset = charset
  }

  private var codes: [UInt16] {
    guard isDoubleByte else { return Array(0x80...0xFF) }
    // Half-width kana of CP932 are single bytes beyond ASCII.
    var codes: [UInt16] = label == "cp932" ? Array(0xA1...0xDF) : []
    codes.reserveCapacity(24_500)
    for lead in UInt16(0x81)...0xFE {
      for trail in UInt16(0x40)...0xFE where trail != 0x7F { codes.append(lead << 8 | trail) }
    }
    return codes
  }

  /// By UTF-16 code unit: the one or two bytes of the character, 0 where the page has none. All codes in one go, each on a line
  /// of its own: setting up a converter costs more than the conversion. An empty line stands behind each: a converter may take the end
  /// of a line for a part of a code that it does not have.
  private func makeTable() -> [UInt16] {
    let codes = codes
    var lines: [UInt8] = []
    lines.reserveCapacity(codes.count * 4)
    for code in codes {
      if code > 0xFF { lines.append(UInt8(code >> 8)) }
      lines.append(UInt8(code & 0xFF))
      lines.append(0x0A)
      lines.append(0x0A)
    }
    let text = CharsetLayer<PartBytes, BodyText>(lines, in: 0..<lines.count, charset: charset).decoded
    var table = [UInt16](repeating: 0, count: 0x10000)
    text.withUnsafeBytes { text in
      var start = 0
      for code in codes where start < text.count {
        var end = start
        while end < text.count, text[end] != 0x0A { end += 1 }
        if case .scalar(let value, end - start) = UTF8Sequence.read({ start + $0 < end ? text[start + $0] : nil }),
          value != 0xFFFD, (0x80...0xFFFF).contains(value), table[Int(value)] == 0
        {
          table[Int(value)] = code
        }
        start = end + 1 < text.count && text[end + 1] == 0x0A ? end + 2 : end + 1
      }
    }
    return table
  }
}
