/// Text from messages on its way to a terminal: whatever could move the cursor, set a title, fill the clipboard or turn the
/// reading direction becomes a visible escape.
public enum TerminalText {
  /// `\x1b` for C0, DEL and C1, `\u{202e}` for what reorders or hides text. Tabs and line feeds stay.
  public static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 || $0 == 0x0A }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" || scalar == "\n" || !isUnsafe(scalar) {
        result.unicodeScalars.append(scalar)
      } else if scalar.value < 0x100 {
        result += "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      } else {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return result
  }

  /// The same for one line: line feeds and tabs are escaped too.
  public static func line(_ text: String) -> String {
    let escaped = escaped(text)
    guard escaped.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A }) else { return escaped }
    return escaped.replacing("\n", with: "\\n").replacing("\t", with: "\\t")
  }

  /// C0, DEL, C1; line and paragraph separators; marks that set or override direction; the byte order mark; tags.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}
