/// Covers what may stand in an invitation and nowhere else: known secrets, and the values of query parameters that carry
/// passcodes by their name.
public struct Redaction: Sendable {
  private static let cover = "•••"
  private static let parameters: Set<String> = [
    "p", "pwd", "passwd", "password", "passcode", "pin", "secret", "token", "tk", "pw", "mtid",
  ]
  /// By first byte, longest first.
  private let secrets: [UInt8: [[UInt8]]]

  /// - Parameter secrets: passcodes and secret parts of links. One shorter than 8 bytes is covered only where it stands
  ///   alone, or a passcode `1234` would eat digits of phone numbers.
  public init(secrets: [String]) {
    let distinct = Set(secrets.map { Array($0.utf8) }.filter { !$0.isEmpty })
    self.secrets = Dictionary(grouping: distinct) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The text with dots where secrets were. Linear in the text times the number of secrets that begin alike.
  public func covered(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let length = secretLength(bytes, at: index) {
        result += Self.cover.utf8
        index += length
      } else if let value = Self.parameterValue(bytes, at: index) {
        result += bytes[index..<value.lowerBound] + Array(Self.cover.utf8)
        index = value.upperBound
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func secretLength(_ bytes: [UInt8], at index: Int) -> Int? {
    for secret in secrets[bytes[index]] ?? [] where bytes[index...].starts(with: secret) {
      let end = index + secret.count
      let standsAlone =
        (index == 0 || !Self.isWord(bytes[index - 1])) && (end == bytes.count || !Self.isWord(bytes[end]))
      if secret.count >= 8 || standsAlone { return secret.count }
    }
    return nil
  }

  /// The value's range when a `?name=` or `&name=` of a secret parameter begins here.
  private static func parameterValue(_ bytes: [UInt8], at index: Int) -> Range<Int>? {
    guard bytes[index] == UInt8(ascii: "?") || bytes[index] == UInt8(ascii: "&") else { return nil }
    var start = index + 1
    if bytes[start...].starts(with: "amp;".utf8) { start += 4 }
    guard let equals = bytes[start...].prefix(10).firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = String(
      decoding: bytes[start..<equals].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    guard parameters.contains(name) else { return nil }
    let value = equals + 1
    let end = bytes[value...].firstIndex { $0 <= 0x20 || [0x22, 0x23, 0x26, 0x27, 0x3B, 0x3C, 0x3E].contains($0) }
    return value..<(end ?? bytes.endIndex)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: byte >= 0x80
    }
  }
}
