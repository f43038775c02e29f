/// Characters out of the UTF-8 of a `String`, which is always valid.
enum ScalarReading {
  /// The character that begins at an index.
  static func scalar(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar {
    let lead = text[index]
    if lead < 0x80 { return Unicode.Scalar(lead) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead & 0x7F >> UInt8(length))
    for next in text[index...].dropFirst().prefix(length - 1) { value = value << 6 | UInt32(next & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
