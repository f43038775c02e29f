/// One part of a message: a header and a body. The message itself is one too. All ranges count message bytes.
public struct Entity: Sendable {
  /// `1` for the message; `P.n` for the n-th child of a multipart P; `P.1` for the message inside a message/rfc822 part P.
  public let number: String
  /// Place in `Message.entities`.
  public let index: Int
  /// Place of the enclosing entity; nil for the message.
  public let parent: Int?
  /// 0 for the message.
  public let depth: Int
  /// With the blank line behind it, where there is one.
  public let header: Range<Int>
  /// Those in the first MiB of the header.
  public let fields: [HeaderField]
  /// Without the line end before the next boundary, which is the boundary's.
  public internal(set) var body: Range<Int>
  public let contentType: ContentType
  public let transferEncoding: TransferEncoding
  /// The word of Content-Disposition, in lower case: `attachment`, `inline`.
  public let disposition: String?
  /// Of Content-Disposition, else the `name` of Content-Type; decoded, never to be used as a path.
  public let filename: String?
  /// Is it below a message/rfc822 part, and so belongs to a forwarded message?
  public let isInsideForwardedMessage: Bool
  /// Signed, encrypted or rights-managed, itself or by something around it: no byte of it may change.
  public let isProtected: Bool
  /// Was its body read as entities of its own?
  public internal(set) var isContainer: Bool

  /// The charset parameter in lower case; nil where there is none.
  public var charsetLabel: String? {
    contentType["charset"].map { String(decoding: $0.utf8.map(lowercased), as: UTF8.self) }
  }

  public var isMultipart: Bool { contentType.type == "multipart" }

  /// The first field of a name.
  public func field(_ name: FieldName) -> HeaderField? { fields.first { $0.name == name } }
}
