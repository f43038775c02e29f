import Messages

/// Where header fields hold text of people.
enum HeaderTexts {
  /// Of the texts in a field's value: all of it, a file name, or nothing.
  static func ranges(of field: HeaderField, in bytes: [UInt8]) -> [Range<Int>] {
    if field.name == .contentType || field.name == .contentDisposition { return names(in: bytes, field.valueRange) }
    guard !machine.contains(field.name) else { return [] }
    if people.contains(field.name) { return [field.valueRange] }
    // Of fields that nobody standardised only those that carry encoded text: the rest are keys, codes and digests.
    let value = bytes[field.valueRange]
    let isText = value.contains { $0 >= 0x80 } || hasEncodedWord(value)
    return isText ? [field.valueRange] : []
  }

  static func isExtended(_ bytes: [UInt8], at index: Int, _ field: HeaderField) -> Bool {
    bytes[index] == 0x2A && index > field.valueRange.lowerBound + 4 && bytes[index - 1] | 0x20 == 0x65
  }

  private static func hasEncodedWord(_ value: ArraySlice<UInt8>) -> Bool {
    zip(value, value.dropFirst()).contains { $0 == 0x3D && $1 == 0x3F }
  }

  /// Values of `name=` and `filename=`, quotes left out.
  private static func names(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    var isQuoted = false
    while index + 5 < range.upperBound {
      if bytes[index] == 0x22 { isQuoted.toggle() }
      if !isQuoted, isName(bytes, index) {
        let value = value(in: bytes, index + 5..<range.upperBound)
        if !value.isEmpty { found.append(value) }
        index = max(index + 5, value.upperBound)
        if index < range.upperBound, bytes[index] == 0x22 { index += 1 }
      } else {
        index += 1
      }
    }
    return found
  }

  private static func isName(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index + 4] == 0x3D && bytes[index + 3] | 0x20 == 0x65 && bytes[index + 2] | 0x20 == 0x6D
      && bytes[index + 1] | 0x20 == 0x61 && bytes[index] | 0x20 == 0x6E
  }

  private static func value(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard let first = bytes[range].first else { return range }
    if first == 0x22 {
      let start = range.lowerBound + 1
      var end = start
      while end < range.upperBound, bytes[end] != 0x22 { end += bytes[end] == 0x5C ? 2 : 1 }
      return start..<min(end, range.upperBound)
    }
    return range.lowerBound..<(bytes[range].firstIndex { $0 == 0x3B || $0 <= 0x20 } ?? range.upperBound)
  }

  private static let people: Set<FieldName> = [
    "Subject", "From", "To", "Cc", "Bcc", "Sender", "Reply-To", "Comments", "Keywords", "Organization", "Organisation",
    "Thread-Topic", "Content-Description", "Resent-From", "Resent-To", "Resent-Cc", "Resent-Sender",
    "Disposition-Notification-To",
  ]

  /// Fields of transports and programs: nobody writes there.
  private static let machine: Set<FieldName> = [
    "Received", "Message-ID", "In-Reply-To", "References", "Date", "MIME-Version", "Content-Transfer-Encoding",
    "Return-Path", "DKIM-Signature", "ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results",
    "Authentication-Results", "Thread-Index", "Content-ID", "Content-Length", "X-Mailer",
  ]
}
