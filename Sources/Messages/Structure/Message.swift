public import Charsets
public import Diagnosing

/// An RFC 5322 message, parsed to ranges. Reading never fails and keeps every byte; what was odd stands in `diagnostics`.
///
/// Line ends may be LF, CRLF, CR, or mixed. The parser is iterative and linear in the size of the message; it reads 100
/// levels, 10,000 parts and 1 MiB of fields a header, and says so (`.tooDeep`) when there is more.
public struct Message: Sendable {
  public let bytes: [UInt8]
  /// Where the message stands in `bytes`.
  public let range: Range<Int>
  /// All parts in the order of their first bytes, parents before children. Never empty.
  public let entities: [Entity]
  public let diagnostics: [Diagnostic]

  public static let deepestLevel = 100
  public static let mostParts = 10_000
  public static let longestHeader = 1 << 20

  /// - Parameter range: all of `bytes` where nil.
  public init(reading bytes: [UInt8], in range: Range<Int>? = nil) {
    let range = range ?? 0..<bytes.count
    self.bytes = bytes
    self.range = range
    (entities, diagnostics) = bytes.withUnsafeBytes { raw in
      var reader = MessageReader(raw, range)
      reader.read()
      return (reader.entities, reader.diagnostics)
    }
  }

  /// The message as an entity.
  public var root: Entity { entities[0] }

  /// The direct children of an entity. Linear in its descendants.
  public func children(of entity: Entity) -> [Entity] {
    var children: [Entity] = []
    for candidate in entities.dropFirst(entity.index + 1) {
      if candidate.depth <= entity.depth { break }
      if candidate.parent == entity.index { children.append(candidate) }
    }
    return children
  }

  /// A field's value, unfolded (RFC 5322 section 2.2.3): without line ends, blanks as they stand. Still in encoded words.
  public func value(of field: HeaderField) -> [UInt8] { bytes[field.valueRange].filter { !isLineEnd($0) } }

  /// A field's value as UTF-8 text, encoded words decoded (RFC 2047).
  public func text(of field: HeaderField) -> [UInt8] { EncodedWord.decode(value(of: field)) }

  /// The addresses of all fields of a name in an entity's header, in order.
  public func addresses(_ name: FieldName, of entity: Entity) -> [MailAddress] {
    entity.fields.filter { $0.name == name }.flatMap { MailAddress.list(value(of: $0)) }
  }

  /// The body of a part through its transfer encoding.
  public func layer(of entity: Entity) -> TransferEncodingLayer {
    TransferEncodingLayer(bytes, in: entity.body, encoding: entity.transferEncoding)
  }

  /// The charset to read a part's text in: what its label says; without one UTF-8 for text/calendar (RFC 5545 section
  /// 3.1.4), else us-ascii where the text is seven bits, and for unlabelled 8-bit text UTF-8 where it is valid, else
  /// windows-1252.
  /// - Parameter decoded: the body through its transfer encoding.
  /// - Returns: nil for a label that is not known.
  public func charset(of entity: Entity, decoded: [UInt8]) -> Charset? {
    if let label = entity.charsetLabel { return Charset(label: label) }
    if entity.contentType.is("text/calendar") { return .utf8 }
    if decoded.allSatisfy({ $0 < 0x80 }) { return .usASCII }
    return UTF8Gate.isValid(decoded) ? .utf8 : .windows1252
  }

  /// How the lines of the message's own header end; LF where there is none.
  public var lineEnding: LineEnding { LineEnding(firstIn: bytes, range) ?? .lf }
}
