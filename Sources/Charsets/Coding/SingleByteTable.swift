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
    let scalars = Self.builtIn(name) ?? Self.asked(name)
    self.scalars = scalars
    bytes = Dictionary(
      scalars.enumerated().filter { $0.element != Self.none }.map { ($0.element, UInt8($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    isASCIICompatible = (0..<128).allSatisfy { scalars[$0] == UInt32($0) }
  }

  private static func asked(_ name: String) -> [UInt32] {
    let reader = MultibyteReader(name)
    return (0...255).map { byte in
      let step = [UInt8(byte)].withUnsafeBytes { reader.next($0, 0, 1) }
      return step.isDefined && step.second == 0 ? step.first : none
    }
  }

  /// The two that most mail is in are known without iconv, whose modules small systems lack.
  private static func builtIn(_ name: String) -> [UInt32]? {
    let latin1 = (0...255).map { UInt32($0) }
    switch name {
    case "ISO-8859-1": return latin1
    case "CP1252":
      let middle = Array("€\u{0}‚ƒ„…†‡ˆ‰Š‹Œ\u{0}Ž\u{0}\u{0}‘’“”•–—˜™š›œ\u{0}žŸ".unicodeScalars).map {
        $0.value == 0 ? none : $0.value
      }
      return latin1[..<0x80] + middle + latin1[0xA0...]
    default: return nil
    }
  }

  static func isBuiltIn(_ name: String) -> Bool { name == "ISO-8859-1" || name == "CP1252" }
}
