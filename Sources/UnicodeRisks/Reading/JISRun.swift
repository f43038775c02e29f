import Charsets

/// A passage of JIS X 0208 as ISO-2022-JP has it, with its escape sequences or with what is left of them.
struct JISRun {
  let range: Range<Int>
  /// nil when a code is no character.
  let text: [UInt32]?

  /// Longest passage without ESC that is tried.
  private static let longestBare = 512

  private static let iso2022JP = Charset(label: "iso-2022-jp")

  /// - Parameter start: of the ESC, or of the `$` where ESC was removed. Without ESC the passage must end with `(B` and decode
  ///   to text that is mostly kana and kanji: `$B(new)` is a price.
  init?(_ scalars: [UInt32], at start: Int) {
    let hasEscape = scalars[start] == 0x1B
    let sign = hasEscape ? start + 1 : start
    guard scalars[safe: sign] == 0x24, let kind = scalars[safe: sign + 1], kind == 0x42 || kind == 0x40 else {
      return nil
    }
    var codes: [UInt8] = []
    var index = sign + 2
    while index < scalars.count {
      if codes.count.isMultiple(of: 2), let length = Self.closing(scalars, index, needsEscape: hasEscape) {
        let text = Self.decoded(codes)
        guard hasEscape || text.map(Self.isJapanese) == true else { return nil }
        (self.range, self.text) = (start..<index + length, text)
        return
      }
      guard (0x21...0x7E).contains(scalars[index]), hasEscape || codes.count < Self.longestBare else { break }
      codes.append(UInt8(truncatingIfNeeded: scalars[index]))
      index += 1
    }
    guard hasEscape else { return nil }
    (self.range, self.text) = (start..<index, Self.decoded(codes))
  }

  private static func closing(_ scalars: [UInt32], _ index: Int, needsEscape: Bool) -> Int? {
    var at = index
    if scalars[at] == 0x1B { at += 1 } else if needsEscape { return nil }
    guard scalars[safe: at] == 0x28, let kind = scalars[safe: at + 1], kind == 0x42 || kind == 0x4A else { return nil }
    return at + 2 - index
  }

  private static func decoded(_ codes: [UInt8]) -> [UInt32]? {
    guard !codes.isEmpty, codes.count.isMultiple(of: 2), let iso2022JP else { return nil }
    let bytes = [0x1B, 0x24, 0x42] + codes + [0x1B, 0x28, 0x42]
    guard let text = try? iso2022JP.decode(bytes) else { return nil }
    return TextUnits.read(text, form: .plain).map(\.scalar)
  }

  private static func isJapanese(_ text: [UInt32]) -> Bool {
    text.count { [.kana, .han].contains(Script.of($0)) } * 2 >= text.count
  }
}
