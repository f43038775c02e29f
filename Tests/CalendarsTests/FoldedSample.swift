import Calendars

/// A calendar with one long DESCRIPTION, folded in some way.
struct FoldedSample {
  enum Folding: CaseIterable {
    /// At 75 octets, parting nothing.
    case sound
    /// At 20 octets, parting nothing.
    case narrow
    /// At 75 octets wherever that falls, in a UTF-8 sequence or an escape pair too.
    case octets
    /// At random places, after single octets too.
    case ragged
    /// Not at all.
    case none
  }

  var text: [UInt8]
  var folding: Folding

  /// Text of ASCII, escapes and sequences of two to four octets, as it stands decoded.
  static func randomText(_ random: inout RandomSource, length: Int) -> [UInt8] {
    let pieces = ["a", "b", " ", "word", ",", ";", "\\", "\n", "é", "ß", "会", "😀", ":", "\"", "https://x.example/"]
    var text = ""
    for _ in 0..<length { text += pieces[random.below(pieces.count)] }
    return Array(text.utf8)
  }

  init(_ random: inout RandomSource) {
    let lineEnd = Array(["\r\n", "\n", "\r", "\r\r\n"][random.below(4)].utf8)
    let blank = Array([" ", "\t"][random.below(2)].utf8)
    folding = Folding.allCases[random.below(Folding.allCases.count)]
    let escaped = escape(Self.randomText(&random, length: random.below(120)), &random)
    let content = Array("DESCRIPTION;X-P=\"a:b\":".utf8) + escaped
    var lines = [Array("BEGIN:VEVENT".utf8), Array("UID:1".utf8)]
    lines.append(folded(content, folding, lineEnd + blank, &random))
    if random.below(4) > 0 { lines += [Array("DTSTAMP:20260101T000000Z".utf8), Array("END:VEVENT".utf8)] }
    text = Array(lines.joined(separator: lineEnd))
    if random.below(4) > 0 { text += lineEnd }
  }

  static let lineIndex = 2
}

/// RFC 5545 escapes, sometimes `\N`, sometimes an escape that the RFC does not know.
private func escape(_ text: [UInt8], _ random: inout RandomSource) -> [UInt8] {
  text.flatMap { byte -> [UInt8] in
    switch byte {
    case 0x0A: [0x5C, random.below(5) == 0 ? 0x4E : 0x6E]
    case 0x2C, 0x3B, 0x5C: [0x5C, byte]
    case 0x3A where random.below(4) == 0: [0x5C, byte]
    default: [byte]
    }
  }
}

private func folded(
  _ content: [UInt8], _ folding: FoldedSample.Folding, _ fold: [UInt8], _ random: inout RandomSource
) -> [UInt8] {
  let limit = folding == .narrow ? 20 : 75
  var result: [UInt8] = []
  var column = 0
  var isEscaped = false
  for byte in content {
    let parts = byte & 0xC0 == 0x80 || isEscaped
    let isDue =
      switch folding {
      case .none: false
      case .ragged: column > 40 || random.below(9) == 0
      case .octets: column == limit
      case .sound, .narrow: column >= limit - 5 && !parts
      }
    if isDue, !result.isEmpty {
      result += fold
      column = 1
    }
    result.append(byte)
    column += 1
    isEscaped = byte == 0x5C && !isEscaped
  }
  return result
}
