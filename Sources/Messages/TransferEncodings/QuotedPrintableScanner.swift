/// Reads quoted-printable (RFC 2045 section 6.7) one unit after another.
struct QuotedPrintableScanner {
  struct Unit {
    /// Encoded bytes.
    var length: Int
    /// What they stand for; nil for a soft line break.
    var byte: UInt8?
    /// False for a `=` that neither an octet nor a line end follows; it stands for itself.
    var isSound = true
  }

  let bytes: UnsafeRawBufferPointer
  let end: Int

  /// - Precondition: `index < end`.
  @inline(__always)
  func unit(at index: Int) -> Unit {
    let byte = bytes[index]
    return byte == 0x3D ? escape(at: index) : Unit(length: 1, byte: byte)
  }

  private func escape(at index: Int) -> Unit {
    if index + 2 < end, let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2]) {
      return Unit(length: 3, byte: high << 4 | low)
    }
    // Blanks that a transport put behind the soft break do not count.
    var at = index + 1
    while at < end, isBlank(bytes[at]) { at += 1 }
    if at == end { return Unit(length: at - index, byte: nil) }
    if bytes[at] == 0x0A { return Unit(length: at + 1 - index, byte: nil) }
    if bytes[at] == 0x0D {
      return Unit(length: (at + 1 < end && bytes[at + 1] == 0x0A ? at + 2 : at + 1) - index, byte: nil)
    }
    return Unit(length: 1, byte: 0x3D, isSound: false)
  }

}
