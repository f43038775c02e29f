/// The name of a header field: compared without case (RFC 5322 section 1.2.2), kept as it was spelled.
public struct FieldName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let rawName: String
  /// In lower case.
  public let canonicalName: String

  public init(_ rawName: String) {
    self.rawName = rawName
    canonicalName = String(decoding: rawName.utf8.map(lowercased), as: UTF8.self)
  }

  public init(stringLiteral value: String) { self.init(value) }

  public var description: String { rawName }

  public static func == (a: FieldName, b: FieldName) -> Bool { a.canonicalName == b.canonicalName }
  public func hash(into hasher: inout Hasher) { hasher.combine(canonicalName) }
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
