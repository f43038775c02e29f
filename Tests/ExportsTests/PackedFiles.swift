/// Writes small archives by hand, honest ones and others.
enum PackedFiles {
  // MARK: tar (POSIX.1)

  static func tar(_ entries: [(name: String, content: String)], type: UInt8 = UInt8(ascii: "0")) -> [UInt8] {
    entries.flatMap { tarEntry(Array($0.name.utf8), Array($0.content.utf8), type) } + [UInt8](repeating: 0, count: 1024)
  }

  static func tarEntry(_ name: [UInt8], _ content: [UInt8], _ type: UInt8 = UInt8(ascii: "0"), link: String = "")
    -> [UInt8]
  {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
      for (index, byte) in bytes.enumerated() { header[offset + index] = byte }
    }
    put(name, at: 0)
    put("0000644".utf8, at: 100)
    put("0000000".utf8, at: 108)
    put("0000000".utf8, at: 116)
    put(octal(content.count, 11).utf8, at: 124)
    put("00000000000".utf8, at: 136)
    put("        ".utf8, at: 148)
    header[156] = type
    put(link.utf8, at: 157)
    put("ustar".utf8, at: 257)
    put("00".utf8, at: 263)
    put((octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ").utf8, at: 148)
    return header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  private static func octal(_ number: Int, _ width: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: width - digits.count) + digits
  }

  // MARK: gzip (RFC 1952), without compression

  static func gzip(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
      let end = min(start + 65535, content.count)
      let count = UInt16(end - start)
      result.append(end == content.count ? 1 : 0)
      result += little(count) + little(~count) + content[start..<end]
      start = end
    } while start < content.count
    return result + little(checksum(content)) + little(UInt32(truncatingIfNeeded: content.count))
  }

  // MARK: zip, stored

  struct Entry {
    var name: String
    var content: String
    /// Bit 0: encrypted.
    var flags: UInt16 = 0
    /// Of an earlier entry, whose bytes stand for this one's, too.
    var sharesBytesOf: Int?
    /// Unpacked; where it is not the truth.
    var saysSize: Int?
  }

  static func zip(_ entries: [Entry]) -> [UInt8] {
    var result: [UInt8] = []
    var directory: [UInt8] = []
    var offsets: [Int] = []
    for entry in entries {
      let content = Array(entry.content.utf8)
      offsets.append(entry.sharesBytesOf.map { offsets[$0] } ?? result.count)
      if entry.sharesBytesOf == nil {
        result += header(entry.name, content, entry.flags, says: entry.saysSize) + content
      }
      directory += row(entry.name, content, entry.flags, entry.saysSize, at: offsets[offsets.count - 1])
    }
    return result + directory + end(entries.count, directory.count, at: result.count)
  }

  /// Each entry holds the headers of all that follow, and the content of the last: so much for so little.
  static func overlappingZip(_ content: [UInt8], count: Int) -> [UInt8] {
    var result = content
    var contents: [[UInt8]] = []
    for index in (0..<count).reversed() {
      contents.append(result)
      result = header("\(index)", result) + result
    }
    let size = result.count
    var directory: [UInt8] = []
    for (index, content) in contents.reversed().enumerated() {
      directory += row("\(index)", content, 0, at: size - content.count - header("\(index)", []).count)
    }
    return result + directory + end(count, directory.count, at: size)
  }

  private static func header(_ name: String, _ content: [UInt8], _ flags: UInt16 = 0, says size: Int? = nil) -> [UInt8]
  {
    [0x50, 0x4B, 3, 4] + common(name, content, flags, size) + Array(name.utf8)
  }

  private static func row(
    _ name: String, _ content: [UInt8], _ flags: UInt16, _ size: Int? = nil, at offset: Int
  ) -> [UInt8] {
    [0x50, 0x4B, 1, 2] + little(UInt16(20)) + common(name, content, flags, size) + [UInt8](repeating: 0, count: 10)
      + little(UInt32(offset)) + Array(name.utf8)
  }

  private static func end(_ count: Int, _ size: Int, at offset: Int) -> [UInt8] {
    [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(UInt16(count)) + little(UInt16(count)) + little(UInt32(size))
      + little(UInt32(offset)) + [0, 0]
  }

  private static func common(_ name: String, _ content: [UInt8], _ flags: UInt16, _ size: Int?) -> [UInt8] {
    little(UInt16(20)) + little(flags) + little(UInt16(0)) + little(UInt32(0x21)) + little(checksum(content))
      + little(UInt32(content.count)) + little(UInt32(size ?? content.count)) + little(UInt16(name.utf8.count))
      + little(UInt16(0))
  }

  static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<(number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 of zip and gzip.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}

extension PackedFiles {
  /// A gzip file that says `Subject: x`, an empty line and then blanks: one block with fixed codes (RFC 1951 section 3.2.6), in
  /// which 13 bits repeat a blank 258 times.
  static func bomb(blanks: Int) -> [UInt8] {
    let head = Array("Subject: x\n\n ".utf8)
    let repeats = blanks / 258
    var (bits, filled) = (0, 0)
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    func put(_ value: Int, _ count: Int) {
      bits |= value << filled
      filled += count
      while filled >= 8 {
        result.append(UInt8(bits & 0xFF))
        bits >>= 8
        filled -= 8
      }
    }
    /// Huffman codes go in from their highest bit.
    func putCode(_ code: Int, _ count: Int) {
      for bit in (0..<count).reversed() { put(code >> bit & 1, 1) }
    }
    put(1, 1)
    put(1, 2)
    for byte in head { putCode(0x30 + Int(byte), 8) }
    for _ in 0..<repeats {
      putCode(0xC5, 8)  // 285: a length of 258
      putCode(0, 5)  // a distance of 1
    }
    putCode(0, 7)
    if filled > 0 { put(0, 8 - filled) }
    let content = head + [UInt8](repeating: 0x20, count: repeats * 258)
    return result + little(checksum(content)) + little(UInt32(truncatingIfNeeded: content.count))
  }
}
