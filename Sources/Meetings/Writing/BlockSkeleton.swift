/// A template after it was run for one shape: literal text with slots between.
struct BlockSkeleton: Sendable {
  private enum Piece: Sendable {
    case literal([UInt8])
    case slot(BlockSlot)
  }

  private var pieces: [Piece] = []
  /// Labels that had to be English.
  let fallbackCount: Int

  init(_ rendered: String, slots: [BlockSlot], fallbackCount: Int) {
    self.fallbackCount = fallbackCount
    var literal: [UInt8] = []
    var index: Int?
    for byte in rendered.utf8 {
      switch (byte, index) {
      case (SlotRecorder.open, _): index = 0
      case (SlotRecorder.close, let number?):
        pieces.append(.literal(literal))
        if slots.indices.contains(number) { pieces.append(.slot(slots[number])) }
        literal = []
        index = nil
      case (_, let number?): index = number * 10 + Int(byte &- 0x30)
      // A full-width colon brings its own room.
      case (0x20, nil) where literal.suffix(3) == [0xEF, 0xBC, 0x9A]: continue
      case (_, nil): literal.append(byte)
      }
    }
    pieces.append(.literal(literal))
  }

  /// Filled with whatever stands for the values.
  func filled(_ value: (BlockSlot) -> String?) -> [UInt8] {
    pieces.reduce(into: []) { result, piece in
      switch piece {
      case .literal(let bytes): result += bytes
      case .slot(let slot): result += (value(slot) ?? "").utf8
      }
    }
  }

  /// - Parameter isHTML: values are escaped for it.
  func filled(with values: BlockValues, isHTML: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(6_000)
    for piece in pieces {
      switch piece {
      case .literal(let bytes): result += bytes
      case .slot(let slot):
        guard var value = values[slot] else { continue }
        if isHTML { SafeText.appendHTML(value, to: &result) } else { value.withUTF8 { result.append(contentsOf: $0) } }
      }
    }
    return result
  }
}

/// Hands out the marks that stand for slots while a template runs.
final class SlotRecorder {
  static let open: UInt8 = 0x01
  static let close: UInt8 = 0x02

  private(set) var slots: [BlockSlot] = []

  func mark(_ slot: BlockSlot) -> String {
    let index = slots.firstIndex(of: slot) ?? slots.count
    if index == slots.count { slots.append(slot) }
    return "\u{1}" + String(index) + "\u{2}"
  }
}
