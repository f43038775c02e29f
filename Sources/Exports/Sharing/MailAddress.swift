/// Names that are mail addresses.
enum MailAddress {
  /// One `@`, something before it, and a domain with a dot behind it; no blanks, quotes, slashes or control characters. Other
  /// UTF-8 than ASCII is allowed on both sides.
  static func isAddress(_ name: ArraySlice<UInt8>) -> Bool {
    let halves = name.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, name.count <= 320, !name.contains(where: isForbidden) else {
      return false
    }
    let labels = halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy(isLabel)
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "\"(),:;<>[\\]/".utf8.contains(byte)
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    !label.isEmpty
      && label.allSatisfy {
        $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 >= 0x80
      }
  }
}
