/// The name of a property or parameter: as it was written, and as it is compared (RFC 5545 section 2: names are
/// case-insensitive).
public struct PropertyName: Sendable, Hashable {
  /// As it stands, folds taken out.
  public let raw: [UInt8]
  /// ASCII letters in upper case.
  public let canonical: [UInt8]

  public init(_ raw: [UInt8]) {
    self.raw = raw
    canonical = raw.uppercasedASCII()
  }

  public init(_ name: String) { self.init(Array(name.utf8)) }

  public static func == (a: PropertyName, b: PropertyName) -> Bool { a.canonical == b.canonical }
  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

  /// 1*(ALPHA / DIGIT / "-"), RFC 5545 section 3.1.
  public var isWellFormed: Bool { !raw.isEmpty && raw.allSatisfy(\.isNameByte) }
}

extension PropertyName: CustomStringConvertible {
  public var description: String { String(decoding: canonical, as: UTF8.self) }
}
