/// Addresses as conference files and calendars spell them: `mailto:`, `sip:` and `smtp:` taken off, percent-decoded, case
/// folded.
public enum OrganizerAddress {
  /// Nil for nil and for what is empty after the prefix.
  public static func normalized(_ text: String?) -> String? {
    guard let text else { return nil }
    if isNormal(text) { return text }
    var bytes = Array(text.utf8)
    trim(&bytes)
    for prefix in ["mailto:", "sip:", "smtp:"] where startsIgnoringCase(bytes, prefix) {
      bytes.removeFirst(prefix.utf8.count)
      trim(&bytes)
      break
    }
    if bytes.isEmpty { return nil }
    if bytes.contains(UInt8(ascii: "%")) { bytes = PercentEncoding.decoded(bytes) }
    return folded(String(decoding: bytes, as: UTF8.self))
  }

  /// Small letters, digits and what addresses are made of, no prefix: nearly every address of a conference file.
  private static func isNormal(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x2D...0x39).contains($0) || $0 == 0x40 || $0 == 0x5F }
  }

  private static func folded(_ text: String) -> String {
    text.lowercased()
  }

  private static func trim(_ bytes: inout [UInt8]) {
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    if let start = bytes.firstIndex(where: { $0 > 0x20 }), start > 0 { bytes.removeFirst(start) }
  }

  private static func startsIgnoringCase(_ bytes: [UInt8], _ prefix: String) -> Bool {
    bytes.count >= prefix.utf8.count && zip(bytes, prefix.utf8).allSatisfy { $0 | 0x20 == $1 || $0 == $1 }
  }
}
