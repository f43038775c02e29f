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

  /// How the lines of the message's own header end; LF where there is none.
  public var lineEnding: LineEnding { LineEnding(firstIn: bytes, range) ?? .lf }
}
