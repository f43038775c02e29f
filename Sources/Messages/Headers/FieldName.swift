/// The name of a header field: compared without case (RFC 5322 section 1.2.2), kept as it was spelled.
public struct FieldName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let rawName: String

  public init(_ rawName: String) { self.rawName = rawName }

  public init(stringLiteral value: String) { self.init(value) }

  /// In lower case.
  public var canonicalName: String { String(decoding: rawName.utf8.map(lowercased), as: UTF8.self) }

  public var description: String { rawName }

  /// Most names differ in length already, and most of the others are spelled alike.
  public static func == (a: FieldName, b: FieldName) -> Bool {
    let (left, right) = (a.rawName.utf8, b.rawName.utf8)
    guard left.count == right.count else { return false }
    if a.rawName == b.rawName { return true }
    var index = right.startIndex
    for byte in left {
      if lowercased(byte) != lowercased(right[index]) { return false }
      right.formIndex(after: &index)
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    var word: UInt64 = 0
    for (index, byte) in rawName.utf8.enumerated() {
      word = word << 8 | UInt64(lowercased(byte))
      if index & 7 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
  }
}

extension FieldName {
  public static let contentType: FieldName = "Content-Type"
  public static let contentTransferEncoding: FieldName = "Content-Transfer-Encoding"
  public static let contentDisposition: FieldName = "Content-Disposition"
  public static let contentLength: FieldName = "Content-Length"
  public static let from: FieldName = "From"
  public static let to: FieldName = "To"
  public static let cc: FieldName = "Cc"
  public static let sender: FieldName = "Sender"
  public static let subject: FieldName = "Subject"
  public static let messageID: FieldName = "Message-ID"
}
