/// One parameter of a property (RFC 5545 section 3.2).
public struct Parameter: Sendable, Equatable {
  public let name: PropertyName
  /// Its values in order, quotes taken off, RFC 6868 `^n` `^^` `^'` decoded. At least one, which may be empty: a vCalendar
  /// 1.0 parameter without `=` (`;QUOTED-PRINTABLE:`) has an empty one.
  public let values: [[UInt8]]
  /// Where it stands in the unfolded line, name included, `;` not.
  public let range: Range<Int>

  public init(name: PropertyName, values: [[UInt8]], range: Range<Int>) {
    self.name = name
    self.values = values
    self.range = range
  }

  /// The values with commas between them. A display name with a bare comma (`CN=Shaw, Ann`, forbidden but common) comes
  /// out whole.
  public var value: [UInt8] { Array(values.joined(separator: [0x2C])) }
}
