/// UTF-8 that comes byte by byte.
struct UTF8Feed {
  enum Step: Equatable {
    case invalid
    case incomplete
    case scalar(UInt32)
  }

  private var value: UInt32 = 0
  private var missing = 0
  private var next: ClosedRange<UInt8> = 0x80...0xBF

  /// No sequence is under way.
  var isIdle: Bool { missing == 0 }

  mutating func take(_ byte: UInt8) -> Step {
    if missing == 0 {
      let length = UTF8Sequence.length(lead: byte)
      guard length > 1 else { return length == 1 ? .scalar(UInt32(byte)) : .invalid }
      value = UInt32(byte) & (0x7F >> UInt32(length))
      missing = length - 1
      next = UTF8Sequence.second(after: byte)
      return .incomplete
    }
    guard next.contains(byte) else { return .invalid }
    next = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    return missing == 0 ? .scalar(value) : .incomplete
  }
}
