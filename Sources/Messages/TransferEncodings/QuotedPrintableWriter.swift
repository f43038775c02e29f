/// Writes quoted-printable, physical lines of at most 76 bytes.
struct QuotedPrintableWriter {
  /// Without the `=` of a soft break.
  static let longestText = 75

  private let ending: [UInt8]
  private(set) var output: [UInt8] = []
  /// Bytes on the current physical line.
  private(set) var column: Int
  /// Was the last byte on the line a blank as it is, which a transport may take off the end of a line?
  private(set) var endsInBlank: Bool

  init(column: Int = 0, endsInBlank: Bool = false, lineEnding: LineEnding) {
    self.column = column
    self.endsInBlank = endsInBlank
    ending = lineEnding.bytes
  }

  /// - Parameter isBeforeLineEnd: does a line end, or nothing, follow the text?
  mutating func write(_ text: [UInt8], isBeforeLineEnd: Bool) {
    output.reserveCapacity(output.count + text.count + text.count / 8)
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let run = literalEnd(text, from: index)
        if run > index {
          output.append(contentsOf: UnsafeBufferPointer(rebasing: text[index..<run]))
          column += run - index
          endsInBlank = false
          index = run
          continue
        }
        if endsLine(text, index) {
          writeLineEnd()
          index += ending.count
          continue
        }
        let next = index + 1
        let isLast = next == text.count ? isBeforeLineEnd : endsLine(text, next)
        put(text[index], isLiteral: isLiteral(text, index, isLast: isLast))
        index = next
      }
    }
    if isBeforeLineEnd, endsInBlank { breakSoftly() }
  }

  /// End of the bytes from here on that stand for themselves and fit on the line: most of any text. Behind the first column
  /// these are all printable ones but `=`, and blanks between such.
  private func literalEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard column > 0 else { return start }
    let limit = min(text.count, start + Self.longestText - column)
    var end = start
    while end < limit {
      if isBlank(text[end]) {
        guard end + 1 < limit, Self.isPlain(text[end + 1]) else { break }
      } else if !Self.isPlain(text[end]) {
        break
      }
      end += 1
    }
    return end
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != 0x3D }

  private func endsLine(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard text[index] == ending[0], index + ending.count <= text.count else { return false }
    return ending.indices.allSatisfy { text[index + $0] == ending[$0] }
  }

  mutating func writeLineEnd() {
    if endsInBlank { breakSoftly() }
    output += ending
    column = 0
    endsInBlank = false
  }

  /// `=` and a line end.
  mutating func breakSoftly() {
    output.append(0x3D)
    output += ending
    column = 0
    endsInBlank = false
  }

  private mutating func put(_ byte: UInt8, isLiteral: Bool) {
    let width = isLiteral ? 1 : 3
    if column + width > Self.longestText { breakSoftly() }
    if isLiteral {
      output.append(byte)
    } else {
      output.append(0x3D)
      output.append(upperHex(byte >> 4))
      output.append(upperHex(byte & 15))
    }
    column += width
    endsInBlank = isLiteral && isBlank(byte)
  }

  /// `From ` and a lone dot at the start of a line do not survive every transport (RFC 2049 section 3).
  private func isLiteral(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, isLast: Bool) -> Bool {
    let byte = text[index]
    switch byte {
    case 0x20, 0x09: return !isLast
    case 0x2E: return column > 0 || !isLast
    case 0x46: return column > 0 || !text[index...].starts(with: "From ".utf8)
    case 0x3D: return false
    default: return byte > 0x20 && byte < 0x7F
    }
  }
}
