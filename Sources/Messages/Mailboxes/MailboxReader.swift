/// Reads an mbox (RFC 4155) message by message, over a memory map: a file of any size costs the memory of one item.
///
/// A message begins with a line `From …` at the start of the file or behind a blank line. Content-Length is believed only
/// where it leads to such a line or to the end of the file. Linear.
public struct MailboxReader: IteratorProtocol, Sequence {
  private let bytes: UnsafeRawBufferPointer
  private var position: Int

  /// - Parameter buffer: the whole file; must outlive the reader.
  public init(_ buffer: UnsafeRawBufferPointer) {
    bytes = buffer
    position = Self.isSeparator(buffer, 0) ? 0 : buffer.count
  }

  /// All messages of a file in memory.
  public static func items(in file: [UInt8]) -> [MailboxItem] {
    file.withUnsafeBytes { Array(MailboxReader($0)) }
  }

  public mutating func next() -> MailboxItem? {
    guard position < bytes.count else { return nil }
    let lineEnd = ByteSearch.byte(0x0A, in: bytes, from: position, to: bytes.count)
    let start = Swift.min(lineEnd + 1, bytes.count)
    let separator = position..<start
    let (bodyStart, stated) = readHeader(from: start)
    let (end, next) = stated.flatMap { landing(of: bodyStart, $0.octets) } ?? searchEnd(from: start)
    position = next
    return MailboxItem(
      separator: separator, message: start..<Swift.max(start, end),
      bodyStart: Swift.min(bodyStart, Swift.max(start, end)),
      contentLength: stated)
  }

  // MARK: Ends

  /// Where a body of the stated length ends, if a separator or the end of the file follows.
  private func landing(of bodyStart: Int, _ octets: Int) -> (Int, Int)? {
    guard octets <= bytes.count - bodyStart else { return nil }
    let end = bodyStart + octets
    var index = end
    // At most a blank line, and the last line's end where the length leaves it out.
    for _ in 0..<2 where index < bytes.count {
      if bytes[index] == 0x0A { index += 1 } else if isCRLF(index) { index += 2 }
    }
    if index == bytes.count { return (end, index) }
    let isAtLine = index > 0 && bytes[index - 1] == 0x0A
    return isAtLine && Self.isSeparator(bytes, index) ? (end, index) : nil
  }

  private func searchEnd(from start: Int) -> (Int, Int) {
    if Self.isSeparator(bytes, start) { return (start, start) }
    var index = start
    while let hit = ByteSearch.pair(0x0A, 0x46, in: bytes, from: index, to: bytes.count) {
      if isBlankLine(endingAt: hit, floor: start), Self.isSeparator(bytes, hit + 1) {
        return (withoutBlankLine(hit + 1, floor: start), hit + 1)
      }
      index = hit + 1
    }
    return (withoutBlankLine(bytes.count, floor: start), bytes.count)
  }

  /// Is the line that this LF ends blank?
  private func isBlankLine(endingAt lf: Int, floor: Int) -> Bool {
    var before = lf
    if before > floor, bytes[before - 1] == 0x0D { before -= 1 }
    return before == floor || bytes[before - 1] == 0x0A
  }

  private func withoutBlankLine(_ end: Int, floor: Int) -> Int {
    guard end > floor, bytes[end - 1] == 0x0A, isBlankLine(endingAt: end - 1, floor: floor) else { return end }
    return end - 1 > floor && bytes[end - 2] == 0x0D ? end - 2 : end - 1
  }

  private func isCRLF(_ index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == 0x0D && bytes[index + 1] == 0x0A
  }

  static func isSeparator(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    index + 5 <= bytes.count && bytes[index] == 0x46 && bytes[index + 1] == 0x72 && bytes[index + 2] == 0x6F
      && bytes[index + 3] == 0x6D && bytes[index + 4] == 0x20
  }

  // MARK: The header

  /// Where the body begins, and the first Content-Length.
  private func readHeader(from start: Int) -> (Int, MailboxItem.Stated?) {
    var line = start
    var stated: MailboxItem.Stated?
    let limit = Swift.min(bytes.count, start + Message.longestHeader)
    while line < limit {
      let end = ByteSearch.byte(0x0A, in: bytes, from: line, to: bytes.count)
      if end == line || (end == line + 1 && bytes[line] == 0x0D) { return (Swift.min(end + 1, bytes.count), stated) }
      if stated == nil, bytes[line] | 0x20 == 0x63 { stated = contentLength(line, end) }
      line = end + 1
    }
    return (Swift.min(line, bytes.count), nil)
  }

  private func contentLength(_ line: Int, _ end: Int) -> MailboxItem.Stated? {
    let name: StaticString = "content-length"
    let count = name.utf8CodeUnitCount
    guard line + count < end, (0..<count).allSatisfy({ lowercased(bytes[line + $0]) == name.utf8Start[$0] }) else {
      return nil
    }
    var index = line + count
    while index < end, isBlank(bytes[index]) { index += 1 }
    guard index < end, bytes[index] == 0x3A else { return nil }
    index += 1
    while index < end, isBlank(bytes[index]) { index += 1 }
    let digits = index
    var octets = 0
    while index < end, (0x30...0x39).contains(bytes[index]), index - digits < 15 {
      octets = octets * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return index > digits ? .init(range: digits..<index, octets: octets) : nil
  }
}

extension MailboxReader {
  /// The dialect of a file, from at most its first 64 MiB: Content-Length that is right says mboxcl, or mboxcl2 where a body
  /// holds `From ` behind a blank line; `>>From ` says mboxrd; `>From ` alone mboxo, which is the safe reading (nothing is
  /// written that cannot be read back); nothing of the kind mboxrd.
  /// - Parameter buffer: the whole file.
  public static func dialect(of buffer: UnsafeRawBufferPointer) -> MailboxDialect {
    let sample = Swift.min(buffer.count, 64 << 20)
    var lengths = 0
    var bare = false
    for item in MailboxReader(buffer) {
      guard item.message.upperBound <= sample else { break }
      guard item.isContentLengthRight else { continue }
      lengths += 1
      bare = bare || holdsLine("From ", buffer, item.bodyStart..<item.message.upperBound)
      if lengths >= 1000 { break }
    }
    if bare { return .mboxcl2 }
    if lengths > 0 { return .mboxcl }
    if holdsLine(">>From ", buffer, 0..<sample) { return .mboxrd }
    return holdsLine(">From ", buffer, 0..<sample) ? .mboxo : .mboxrd
  }

  private static func holdsLine(
    _ word: StaticString, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    var index = range.lowerBound
    let count = word.utf8CodeUnitCount
    while let hit = ByteSearch.pair(0x0A, word.utf8Start[0], in: bytes, from: index, to: range.upperBound) {
      if hit + count < range.upperBound, (0..<count).allSatisfy({ bytes[hit + 1 + $0] == word.utf8Start[$0] }) {
        return true
      }
      index = hit + 1
    }
    return false
  }
}
