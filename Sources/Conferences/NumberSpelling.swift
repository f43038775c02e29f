/// Phone numbers and conference ids compared by their digits, whatever their grouping.
public enum NumberSpelling {
  /// The ASCII digits of a text.
  public static func digits(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
  }

  /// Whether two numbers are one. A `+` is not compared: `14255550101` and `tel:+1 425-555-0101` are the same number.
  /// Parameters and extensions (`;ext=`, `,,id#`) are none of it; texts without a digit are never equal.
  public static func areEqual(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    let first = subscriber(a)
    return !first.isEmpty && first == subscriber(b)
  }

  /// Whether a text is nothing but one number: digits, an optional `tel:` and `+`, and grouping. At least `minimum` digits.
  public static func isNumber(_ text: some StringProtocol, minimum: Int = 4) -> Bool {
    var rest = Substring(text).utf8
    if rest.starts(with: "tel:".utf8) { rest = rest.dropFirst(4) }
    var count = 0
    for byte in rest {
      switch byte {
      case 0x30...0x39: count += 1
      case 0x20, 0x2B, 0x28, 0x29, 0x2D, 0x2E, 0x2F: continue
      default: return false
      }
    }
    return count >= minimum
  }

  /// The digits before an extension or a parameter.
  private static func subscriber(_ text: some StringProtocol) -> String {
    let number = text.utf8.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
    return String(decoding: number.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
  }
}

extension NumberSpelling {
  /// Whether two meeting ids are one: blanks, hyphens and case are not compared (`263 740 534`, `abc-defg-hij`).
  static func isSameIdentifier(_ a: String, _ b: String) -> Bool {
    identifier(a) == identifier(b)
  }

  private static func identifier(_ text: String) -> [UInt8] {
    text.utf8.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x23 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
