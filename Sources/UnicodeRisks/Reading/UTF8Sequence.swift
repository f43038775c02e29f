/// UTF-8 as Unicode's table 3-7 has it, over anything that yields bytes by index.
enum UTF8Sequence {
  /// Expected length by lead byte; 0 for a byte that leads nothing.
  static func length(lead: UInt8) -> Int {
    switch lead {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// Which second byte a lead byte takes.
  static func second(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  /// The well-formed sequence at `index`, or how many bytes there begin one that is cut short (at least 1).
  /// - Parameter byte: the byte at an offset from `index`, nil behind the end (or where there is no byte).
  static func read(_ byte: (Int) -> UInt8?) -> Reading {
    guard let lead = byte(0) else { return .invalid(0) }
    let length = length(lead: lead)
    if length == 1 { return .scalar(UInt32(lead), 1) }
    guard length > 0 else { return .invalid(1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    var index = 1
    while index < length {
      guard let next = byte(index) else { return .incomplete(index) }
      guard (index == 1 ? second(after: lead) : 0x80...0xBF).contains(next) else { return .invalid(index) }
      value = value << 6 | UInt32(next & 0x3F)
      index += 1
    }
    return .scalar(value, length)
  }

  enum Reading: Equatable {
    case scalar(UInt32, Int)
    /// The bytes ended (or what follows is no byte) inside a sequence that was sound so far.
    case incomplete(Int)
    /// So many bytes belong to no sequence.
    case invalid(Int)
  }
}

extension [UInt8] {
  /// Adds a scalar value in UTF-8; a surrogate or a value above U+10FFFF is never asked for.
  mutating func appendScalar(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }
}
