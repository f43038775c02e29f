/// Who an ORGANIZER or ATTENDEE line speaks of (RFC 5545 section 3.3.3, CAL-ADDRESS).
public struct CalendarAddress: Sendable {
  /// The mail address as it was written, without `mailto:`, percent-encoding undone; of the EMAIL parameter when the value
  /// is no mail address. Nil when neither is one.
  public let mailAddress: [UInt8]?
  /// What tells one person from another: the mail address, else the value; case folded. Equal bytes are one person.
  public let identity: [UInt8]
  /// The CN parameter; nil when missing or empty.
  public let commonName: [UInt8]?
  /// The mail address in the SENT-BY parameter, as it was written.
  public let sentBy: [UInt8]?

  public init(_ line: ContentLine) {
    let syntax = PropertySyntax(line.unfolded())
    func first(_ name: StaticString) -> [UInt8]? { syntax.value(ofParameter: name)?.trimmingBlanks() }
    let value = syntax.value.trimmingBlanks()
    let address = Self.mailAddress(in: value) ?? first("EMAIL").flatMap(Self.mailAddress)
    mailAddress = address
    identity = Self.folded(address ?? value)
    commonName = first("CN").flatMap { $0.isEmpty ? nil : $0 }
    sentBy = first("SENT-BY").flatMap(Self.mailAddress)
  }

  /// The `identity` alone: parameters are read only where the value is no mail address.
  static func identity(of line: ContentLine) -> [UInt8] {
    let syntax = PropertySyntax(line.unfolded())
    let value = syntax.value.trimmingBlanks()
    if let address = mailAddress(in: value) { return folded(address) }
    return CalendarAddress(line).identity
  }

  /// Whether it is the same person as the owner of `address`, which may be written with any `mailto:`.
  public func isSame(as address: [UInt8]) -> Bool {
    identity == Self.folded(Self.mailAddress(in: address) ?? address.trimmingBlanks())
  }

  /// The mail address that a value stands for: `mailto:` in any case, quotes and angle brackets and white space around it,
  /// and header fields behind `?` are taken off; percent-encoding is undone (RFC 6068 section 2).
  /// - Returns: nil for what is no mail address: another URI scheme, an Exchange distinguished name, no `@`.
  public static func mailAddress(in value: [UInt8]) -> [UInt8]? {
    var rest = value[...].withoutBlanks.withoutPair(.quote, .quote)
    var isURI = false
    while rest.isMailto {
      rest = rest.dropFirst(7).withoutBlanks
      isURI = true
    }
    rest = rest.withoutPair(0x3C, 0x3E)
    guard isURI else { return isMailAddress(rest) ? Array(rest) : nil }
    if let query = rest.firstIndex(of: 0x3F), rest[..<query].contains(0x40) { rest = rest[..<query] }
    let address = Array(rest).percentDecoded()
    return isMailAddress(address[...]) ? address : nil
  }

  /// Case folded for comparison: ASCII letters, and others by Unicode's lower case where the bytes are UTF-8.
  public static func folded(_ address: [UInt8]) -> [UInt8] {
    if address.allSatisfy({ $0 < 0x80 }) { return address.map(\.lowercasedASCII) }
    guard let text = String(validating: address, as: UTF8.self) else { return address.map(\.lowercasedASCII) }
    return Array(text.lowercased().utf8)
  }

  /// `local@domain` without white space and control bytes, and no other URI.
  private static func isMailAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let at = bytes.lastIndex(of: 0x40), at > bytes.startIndex, at + 1 < bytes.endIndex else { return false }
    if bytes.contains(where: { $0 <= .space || $0 == 0x7F || $0 == 0x3C || $0 == 0x3E }) { return false }
    // A colon or slash in the domain, or a scheme before the local part: sip:, urn:, https:.
    if bytes[at...].contains(where: { $0 == .colon || $0 == 0x2F }) { return false }
    guard bytes.first != .quote, let colon = bytes.firstIndex(of: .colon) else { return true }
    return !bytes[..<colon].allSatisfy { $0.isNameByte || $0 == 0x2E || $0 == 0x2B }
  }
}

extension PropertyName {
  static let email = PropertyName("EMAIL")
  static let commonName = PropertyName("CN")
  static let sentBy = PropertyName("SENT-BY")
}

extension PropertySyntax {
  var value: [UInt8] { Array(line[valueRange]) }
}

extension ArraySlice<UInt8> {
  fileprivate var withoutBlanks: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first.isBlank { slice = slice.dropFirst() }
    while let last = slice.last, last.isBlank { slice = slice.dropLast() }
    return slice
  }

  /// Without one `open` in front and `close` behind, if both are there.
  fileprivate func withoutPair(_ open: UInt8, _ close: UInt8) -> ArraySlice<UInt8> {
    count >= 2 && first == open && last == close ? dropFirst().dropLast().withoutBlanks : self
  }

  /// Whether it begins with `mailto:`, in any case.
  fileprivate var isMailto: Bool {
    count >= 7 && zip(self, "mailto:".utf8).allSatisfy { $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1 }
  }
}

extension [UInt8] {
  /// `%40` and the like; what is no such triple stays. A triple that means a control byte or a blank stays too.
  fileprivate func percentDecoded() -> [UInt8] {
    guard contains(0x25) else { return self }
    var result: [UInt8] = []
    var at = 0
    while at < count {
      if self[at] == 0x25, at + 2 < count, let high = self[at + 1].hexValue, let low = self[at + 2].hexValue,
        high << 4 | low > .space, high << 4 | low != 0x7F
      {
        result.append(high << 4 | low)
        at += 3
      } else {
        result.append(self[at])
        at += 1
      }
    }
    return result
  }
}

extension UInt8 {
  fileprivate var hexValue: UInt8? {
    if isDigit { return self - 0x30 }
    let letter = self | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }
}
