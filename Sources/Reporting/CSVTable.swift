/// RFC 4180: CRLF, quotes where needed. A cell that a spreadsheet would take for a formula gets an apostrophe in front, as
/// OWASP advises; reports are made from strangers' mail.
struct CSVTable {
  private(set) var bytes: [UInt8] = []

  /// One cell; numbers are ours and never guarded.
  enum Cell {
    case text(String?)
    case number(Int?)
  }

  mutating func row(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): append(text ?? "")
      case .number(let number): bytes += (number.map { String($0) } ?? "").utf8
      }
    }
    bytes += [0x0D, 0x0A]
  }

  /// Most cells are words that nobody has to guard.
  private mutating func append(_ text: String) {
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      guard utf8.first.map(Self.isLetterOrDigit) ?? true, utf8.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isWritten { bytes += Self.cell(text).utf8 }
  }

  static func cell(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain), text.utf8.first.map(isLetterOrDigit) ?? true { return text }
    let guarded = mayBeFormula(text) ? "'" + escaped(text) : escaped(text)
    let needsQuotes = guarded.unicodeScalars.contains { [",", "\"", "\r", "\n", "'", "\t"].contains($0) }
    return needsQuotes ? "\"" + guarded.replacing("\"", with: "\"\"") + "\"" : guarded
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Also behind blanks and quotes, which some spreadsheets take off first; and in full width, which some read alike.
  private static func mayBeFormula(_ text: String) -> Bool {
    if let first = text.unicodeScalars.first, first == "\t" || first == "\r" || first == "\n" { return true }
    let first = text.unicodeScalars.first {
      !$0.properties.isWhitespace && $0 != "\"" && $0 != "'" && !TerminalText.isUnsafe($0)
    }
    return first.map { ["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains($0) } ?? false
  }

  private static func escaped(_ text: String) -> String {
    // Line ends are RFC 4180's own matter; all else that could steer a terminal is shown.
    text.unicodeScalars.contains { TerminalText.isUnsafe($0) && $0 != "\r" && $0 != "\n" && $0 != "\t" }
      ? TerminalText.escaped(text) : text
  }
}
