/// Looks at the first lines of a file.
struct HeaderLook {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    self.bytes = UnsafeRawBufferPointer(rebasing: bytes[(hasMark ? 3 : 0)...])
  }

  /// `BEGIN:VCALENDAR` after nothing but white space, in any case.
  var startsCalendar: Bool {
    let start = bytes.firstIndex { !$0.isBlankOrLineEnd } ?? bytes.count
    return starts(with: "begin:vcalendar", at: start)
  }

  /// `From ` and, on the next line that is not quoted `From `, a header field.
  var startsMailbox: Bool {
    var line = nextLine(from: bytes.firstIndex { !$0.isBlankOrLineEnd } ?? bytes.count)
    guard starts(with: "from ", at: line.lowerBound), bytes[line.lowerBound] == UInt8(ascii: "F"), line.count > 5 else {
      return false
    }
    repeat { line = nextLine(from: afterEnd(of: line)) } while starts(with: ">from ", at: line.lowerBound)
    return fieldName(in: line) != nil
  }

  /// Header fields up to an empty line or the end of what is here, one of them with a name that mail has.
  var startsMessage: Bool {
    var line = nextLine(from: 0)
    // A line that an mbox left behind.
    while starts(with: ">from ", at: line.lowerBound) { line = nextLine(from: afterEnd(of: line)) }
    // Components of iCalendar and vCard look like fields.
    guard !starts(with: "begin:", at: line.lowerBound) else { return false }
    var isFirst = true
    while !line.isEmpty {
      if bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09 {
        guard !isFirst else { return false }
      } else if let name = fieldName(in: line) {
        if MailFieldNames.contain(bytes, name) { return true }
      } else {
        return false
      }
      isFirst = false
      line = nextLine(from: afterEnd(of: line))
    }
    return false
  }

  // MARK: Lines

  /// Without its line end (LF, CRLF or CR).
  private func nextLine(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return start..<end
  }

  private func afterEnd(of line: Range<Int>) -> Int {
    var index = line.upperBound
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    return index
  }

  /// Case ignored; `prefix` is in lower case.
  private func starts(with prefix: StaticString, at offset: Int) -> Bool {
    guard offset + prefix.utf8CodeUnitCount <= bytes.count else { return false }
    return prefix.withUTF8Buffer { buffer in buffer.indices.allSatisfy { bytes[offset + $0].lowercased == buffer[$0] } }
  }

  /// RFC 5322 section 3.6.8: printable ASCII but the colon; white space before the colon is obsolete and allowed.
  private func fieldName(in line: Range<Int>) -> Range<Int>? {
    var end = line.lowerBound
    while end < line.upperBound, bytes[end] > 0x20, bytes[end] < 0x7F, bytes[end] != UInt8(ascii: ":") { end += 1 }
    var colon = end
    while colon < line.upperBound, bytes[colon] == 0x20 || bytes[colon] == 0x09 { colon += 1 }
    guard end > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
    return line.lowerBound..<end
  }
}

/// Names of header fields that tell mail from other text with colons.
private enum MailFieldNames {
  private static let names: Set<String> = [
    "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "message-id", "in-reply-to", "references",
    "received",
    "return-path", "delivered-to", "envelope-to", "apparently-to", "mime-version", "content-type", "content-class",
    "content-transfer-encoding", "content-disposition", "content-language", "dkim-signature", "domainkey-signature",
    "authentication-results", "received-spf", "thread-topic", "thread-index", "importance", "auto-submitted",
    "disposition-notification-to", "errors-to", "organization", "user-agent",
  ]
  private static let prefixes = ["x-", "resent-", "list-", "arc-"]

  static func contain(_ bytes: UnsafeRawBufferPointer, _ name: Range<Int>) -> Bool {
    guard name.count < 64 else { return false }
    let name = String(decoding: bytes[name].map(\.lowercased), as: UTF8.self)
    return names.contains(name) || prefixes.contains { name.hasPrefix($0) && name.utf8.count > $0.utf8.count }
  }
}

extension UInt8 {
  /// ASCII letters in lower case.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  var isBlankOrLineEnd: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

  var isASCIILetterOrDigit: Bool {
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x7A || self >= 0x30 && self <= 0x39
  }
}
