/// UTF-16 code units as scalar values.
enum UTF16Text {
  /// nil when a surrogate stands alone.
  static func scalars(_ codes: [UInt16], dropsMark: Bool) -> [UInt32]? {
    var result: [UInt32] = []
    result.reserveCapacity(codes.count)
    var index = dropsMark && codes.first == 0xFEFF ? 1 : 0
    while index < codes.count {
      let code = UInt32(codes[index])
      index += 1
      guard (0xD800...0xDFFF).contains(code) else {
        result.append(code)
        continue
      }
      guard code < 0xDC00, index < codes.count, (0xDC00...0xDFFF).contains(codes[index]) else { return nil }
      result.append(joined(code, UInt32(codes[index])))
      index += 1
    }
    return result
  }

  static func joined(_ high: UInt32, _ low: UInt32) -> UInt32 { 0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF) }
}
