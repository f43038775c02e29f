import Synchronization

/// What each of 256 bytes stands for. Asked of iconv one byte at a time, so that no charset composes a character out of two.
final class SingleByteTable: Sendable {
  /// The value for a byte that is no character.
  static let none: UInt32 = 0xFFFF_FFFF
  let scalars: [UInt32]
  let bytes: [UInt32: UInt8]
  /// Do 0...127 stand for themselves?
  let isASCIICompatible: Bool

  private static let known = Mutex<[String: SingleByteTable]>([:])

  /// The table of an iconv charset, built once.
  static func named(_ name: String) -> SingleByteTable {
    known.withLock { tables in
      if let table = tables[name] { return table }
      let table = SingleByteTable(name)
      tables[name] = table
      return table
    }
  }

  private init(_ name: String) {
    var scalars = [UInt32](repeating: Self.none, count: 256)
    let reader = MultibyteReader(name)
    for byte in 0...255 {
      let step = [UInt8(byte)].withUnsafeBytes { reader.next($0, 0, 1) }
      if step.isDefined, step.second == 0 { scalars[byte] = step.first }
    }
    self.scalars = scalars
    bytes = Dictionary(
      scalars.enumerated().filter { $0.element != Self.none }.map { ($0.element, UInt8($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    isASCIICompatible = (0..<128).allSatisfy { scalars[$0] == UInt32($0) }
  }
}
