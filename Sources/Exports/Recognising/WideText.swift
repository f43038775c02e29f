/// UTF-16 at the start of a file.
enum WideText {
  /// Whether `narrowed` gives text.
  static func isWide(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 4 && isHighByteFirst(bytes) != nil
  }

  /// The ASCII characters of UTF-16 text, others as `?`; nil when the bytes are not UTF-16 with a byte order mark, or
  /// without one but with every other of the first bytes NUL.
  static func narrowed(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard bytes.count >= 4, let highFirst = isHighByteFirst(bytes) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    var index = bytes[0] >= 0xFE ? 2 : 0
    while index + 1 < bytes.count {
      let high = bytes[highFirst ? index : index + 1]
      let low = bytes[highFirst ? index + 1 : index]
      result.append(high == 0 && low < 0x80 ? low : UInt8(ascii: "?"))
      index += 2
    }
    return result
  }

  private static func isHighByteFirst(_ bytes: UnsafeRawBufferPointer) -> Bool? {
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFE, 0xFF, _, _): true
    case (0xFF, 0xFE, _, _): false
    case (0, 1..., 0, 1...): true
    case (1..., 0, 1..., 0): false
    default: nil
    }
  }
}
