enum Base64 {
  /// RFC 2045: lines of 76 characters, CRLF.
  static func lines(of bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for (count, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
      if count > 0, count % 19 == 0 { text += [0x0D, 0x0A] }
      let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
      let quantum = group[0] << 16 | group[1] << 8 | group[2]
      for place in 0..<4 {
        let isPadding = place > 1 && start + place > bytes.count
        text.append(isPadding ? 0x3D : alphabet[Int(quantum >> (18 - 6 * UInt32(place)) & 63)])
      }
    }
    return text + [0x0D, 0x0A]
  }
}
