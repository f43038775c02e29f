extension TransitionTable {
  /// The bytes of a compiled zone (TZif, RFC 9636), version 1 or later. Nil for anything else; leap seconds are passed over.
  init?(tzif bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    guard first.version >= 2 else {
      self.init(bytes, first, wide: false, tail: nil)
      return
    }
    // The first block repeats the second in 32 bits.
    guard let second = Header(bytes, at: first.end(wide: false)) else { return nil }
    let footer = bytes[min(second.end(wide: true), bytes.count)...]
    let tail = footer.first == 0x0A ? footer.dropFirst().prefix { $0 != 0x0A } : []
    self.init(bytes, second, wide: true, tail: tail.isEmpty ? nil : PosixTimeZone(tail))
  }

  private init?(_ bytes: [UInt8], _ header: Header, wide: Bool, tail: PosixTimeZone?) {
    let width = wide ? 8 : 4
    guard header.end(wide: wide) <= bytes.count, header.typeCount > 0, header.timeCount <= 10_000 else { return nil }
    var changes: [Int] = []
    var types: [Int] = []
    let typeIndexes = header.start + header.timeCount * width
    for index in 0..<header.timeCount {
      let change = Self.integer(bytes, at: header.start + index * width, width: width)
      // Before the year 1 lies a change "at the big bang" in some files.
      guard change >= Gregorian.dayBounds.lowerBound * WallTime.secondsPerDay else { continue }
      guard change > changes.last ?? .min else { return nil }
      changes.append(change)
      types.append(Int(bytes[typeIndexes + index]))
    }
    let records = typeIndexes + header.timeCount
    var offsets: [Int] = []
    for type in [0] + types {
      guard type < header.typeCount else { return nil }
      let offset = Self.integer(bytes, at: records + type * 6, width: 4)
      guard abs(offset) < WallTime.secondsPerDay * 2 else { return nil }
      offsets.append(offset)
    }
    self.init(changes: changes, offsets: offsets, tail: tail)
  }

  /// Big-endian, two's complement.
  private static func integer(_ bytes: [UInt8], at offset: Int, width: Int) -> Int {
    var value: Int64 = bytes[offset] & 0x80 != 0 ? -1 : 0
    for byte in bytes[offset..<(offset + width)] { value = value << 8 | Int64(byte) }
    return Int(value)
  }

  private struct Header {
    let version: Int
    /// Offset of the data behind the header.
    let start: Int
    let timeCount: Int
    let typeCount: Int
    private let others: (standardFlags: Int, utcFlags: Int, leaps: Int, names: Int)

    init?(_ bytes: [UInt8], at offset: Int) {
      guard offset >= 0, offset + 44 <= bytes.count, bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8) else {
        return nil
      }
      version = bytes[offset + 4] == 0 ? 1 : Int(bytes[offset + 4] &- 0x30)
      let counts = (0..<6).map { TransitionTable.integer(bytes, at: offset + 20 + $0 * 4, width: 4) }
      guard counts.allSatisfy({ $0 >= 0 && $0 <= bytes.count }) else { return nil }
      others = (counts[1], counts[0], counts[2], counts[5])
      (timeCount, typeCount) = (counts[3], counts[4])
      start = offset + 44
    }

    /// Offset behind the data.
    func end(wide: Bool) -> Int {
      let width = wide ? 8 : 4
      return start + timeCount * (width + 1) + typeCount * 6 + others.names + others.leaps * (width + 4)
        + others.standardFlags + others.utcFlags
    }
  }
}
