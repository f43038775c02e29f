/// One way in which an event can reach redial: its line ends, folds, transfer encoding and container. Tests run a rewrite
/// through all of them.
struct Wrapping: Sendable, CustomStringConvertible {
  enum LineEnds: String, CaseIterable, Sendable { case crlf, lf }
  enum Folds: String, CaseIterable, Sendable { case at75, at20, tab, insideCharacters, none }
  enum Encoding: String, CaseIterable, Sendable { case bareFile, eightBit, quotedPrintable, base64 }
  enum Container: String, CaseIterable, Sendable { case alone, alternative, mailbox }

  var lineEnds: LineEnds
  var folds: Folds
  var encoding: Encoding
  var container: Container

  var description: String { "\(lineEnds), \(folds), \(encoding), \(container)" }

  /// Every combination that exists: a bare file has no container.
  static let all: [Wrapping] = LineEnds.allCases.flatMap { ends in
    Folds.allCases.flatMap { folds in
      Encoding.allCases.flatMap { encoding in
        Container.allCases.compactMap { container in
          // A line that its producer never folds does not fit 8bit (998 octets); `unfoldedIn8bit` holds that case.
          (encoding == .bareFile && container != .alone) || (encoding == .eightBit && folds == .none)
            ? nil : Wrapping(lineEnds: ends, folds: folds, encoding: encoding, container: container)
        }
      }
    }
  }

  var isMailbox: Bool { container == .mailbox }

  /// The file: content lines (unfolded, without line ends) in this wrapping.
  func file(of lines: [String]) -> [UInt8] {
    let end: [UInt8] = lineEnds == .crlf ? [0x0D, 0x0A] : [0x0A]
    let calendar = lines.flatMap { fold(Array($0.utf8), end: end) + end }
    switch encoding {
    case .bareFile: return calendar
    default: return message(around: calendar, end: end)
    }
  }

  private func fold(_ line: [UInt8], end: [UInt8]) -> [UInt8] {
    let limit = folds == .at20 ? 20 : 75
    guard folds != .none, line.count > limit else { return line }
    let blank: UInt8 = folds == .tab ? 0x09 : 0x20
    var result: [UInt8] = []
    var rest = line[...]
    var room = limit
    while rest.count > room {
      var cut = rest.startIndex + room
      if folds != .insideCharacters { while rest[cut] & 0xC0 == 0x80 { cut -= 1 } }
      result += rest[..<cut] + end + [blank]
      rest = rest[cut...]
      room = limit - 1
    }
    return result + rest
  }

  private func message(around calendar: [UInt8], end: [UInt8]) -> [UInt8] {
    func text(_ lines: String...) -> [UInt8] { lines.flatMap { Array($0.utf8) + end } }
    let name = encoding == .base64 ? "base64" : encoding == .quotedPrintable ? "quoted-printable" : "8bit"
    let part =
      text("Content-Type: text/calendar; charset=utf-8; method=REQUEST", "Content-Transfer-Encoding: \(name)", "")
      + encoded(calendar, end: end)
    let head = text("From: anna@contoso.example", "Subject: Sample", "MIME-Version: 1.0")
    guard container != .alone else { return head + part }
    let boundary = "=_sample"
    let whole =
      head + text("Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "", "--\(boundary)")
      + text(
        "Content-Type: text/plain; charset=utf-8", "", (isMailbox ? ">" : "") + "From now on, see the calendar part.",
        "--\(boundary)")
      + part + text("--\(boundary)--")
    guard container == .mailbox else { return whole }
    let separator = text("From MAILER-DAEMON Mon Jan  5 09:00:00 2026")
    return separator + text("From: someone@contoso.example", "Subject: First", "", "Nothing here.", "") + separator
      + whole + end
  }

  private func encoded(_ bytes: [UInt8], end: [UInt8]) -> [UInt8] {
    switch encoding {
    case .bareFile, .eightBit: return bytes
    case .base64: return Self.base64(bytes, end: end)
    case .quotedPrintable: return Self.quotedPrintable(bytes, end: end)
    }
  }

  static func base64(_ bytes: [UInt8], end: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
      let word = group[0] << 16 | group[1] << 8 | group[2]
      for place in 0..<4 {
        let isPadding = start + place > bytes.count && place > 1
        text.append(isPadding ? 0x3D : alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)])
      }
    }
    return stride(from: 0, to: text.count, by: 76).flatMap { text[$0..<min(text.count, $0 + 76)] + end }
  }

  static func quotedPrintable(_ bytes: [UInt8], end: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var column = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A || (byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
        result.append(byte)
        column = 0
        continue
      }
      let isPlain =
        (byte > 0x20 && byte < 0x7F && byte != 0x3D)
        || (byte == 0x20 && column > 0 && column < 70 && index + 1 < bytes.count && bytes[index + 1] > 0x20)
      let unit =
        isPlain ? [byte] : Array(("=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)).utf8)
      if column + unit.count > 75 {
        result += [0x3D] + end
        column = 0
      }
      result += unit
      column += unit.count
    }
    return result
  }
}
