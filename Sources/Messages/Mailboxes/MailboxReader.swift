/// Reads an mbox (RFC 4155) message by message: over a whole file in memory, or over a window of one, so that a file of any size
/// costs the memory of its longest message.
///
/// A message begins with a line `From …` at the start of the file or behind a blank line. Content-Length is believed only
/// where it leads to such a line or to the end of the file. Linear.
public struct MailboxReader: IteratorProtocol, Sequence {
  private let bytes: UnsafeRawBufferPointer
  private let file: Surroundings
  /// Where the next message begins, in the bytes; behind the last one, their count.
  public private(set) var position: Int
  /// Of a message that does not end inside the window: where it ends, from the window's start, if its Content-Length says so and
  /// is right.
  public private(set) var statedEnd: Int?
  private var isUndecided = false

  /// What lies around a window.
  private struct Surroundings {
    let base: Int
    let size: Int
    let look: (Range<Int>) -> [UInt8]
  }

  /// - Parameter buffer: the whole file; must outlive the reader. White space before the first message is passed over.
  public init(_ buffer: UnsafeRawBufferPointer) {
    bytes = buffer
    file = Surroundings(base: 0, size: buffer.count) { Array(buffer[$0]) }
    position = Self.start(of: buffer) ?? buffer.count
  }

  /// Reads the messages that certainly end inside a window. Those that need not are left: `position` says where they begin.
  /// - Parameters:
  ///   - window: bytes of the file from `base` on; the first is that of a separator.
  ///   - size: of the file.
  ///   - look: gives a few bytes of the file that lie anywhere in it.
  public init(
    window: UnsafeRawBufferPointer, at base: Int, of size: Int, looking look: @escaping (Range<Int>) -> [UInt8]
  ) {
    bytes = window
    file = Surroundings(base: base, size: size, look: look)
    position = 0
  }

  /// Where the first separator stands: at the start, or behind white space alone.
  public static func start(of buffer: UnsafeRawBufferPointer) -> Int? {
    var index = buffer.count >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF ? 3 : 0
    while index < buffer.count, buffer[index] == 0x20 || (0x09...0x0D).contains(buffer[index]) { index += 1 }
    return isSeparator(buffer, index) ? index : nil
  }

  /// All messages of a file in memory.
  public static func items(in file: [UInt8]) -> [MailboxItem] {
    file.withUnsafeBytes { Array(MailboxReader($0)) }
  }

  public mutating func next() -> MailboxItem? {
    guard position < bytes.count, !isUndecided else { return nil }
    let lineEnd = ByteSearch.byte(0x0A, in: bytes, from: position, to: bytes.count)
    let start = Swift.min(lineEnd + 1, bytes.count)
    let (bodyStart, stated) = readHeader(from: start)
    if isCutOff, bodyStart == bytes.count, bodyStart - start < Message.longestHeader { return undecided(nil) }
    let stop: (end: Int, next: Int)
    if let landing = stated.flatMap({ landing(of: bodyStart, $0.octets) }) {
      if landing.1 > bytes.count { return undecided(landing.1) }
      stop = landing
    } else {
      stop = searchEnd(from: start)
      if isCutOff, stop.next == bytes.count { return undecided(nil) }
    }
    let separator = position..<start
    position = stop.next
    return MailboxItem(
      separator: separator, message: start..<Swift.max(start, stop.end),
      bodyStart: Swift.min(bodyStart, Swift.max(start, stop.end)), contentLength: stated)
  }

  /// Whether more of the file follows the bytes.
  private var isCutOff: Bool { file.base + bytes.count < file.size }

  private mutating func undecided(_ end: Int?) -> MailboxItem? {
    isUndecided = true
    statedEnd = end
    return nil
  }

  // MARK: Ends

  /// Where a body of the stated length ends, if a separator or the end of the file follows. May lie behind a window.
  private func landing(of bodyStart: Int, _ octets: Int) -> (Int, Int)? {
    guard octets <= file.size - file.base - bodyStart else { return nil }
    let end = bodyStart + octets
    // The byte before, at most two line ends (a blank line, and the last line's end where the length leaves it out), `From `.
    let first = file.base + end - 1
    let near = nearby(first..<Swift.min(first + 10, file.size))
    guard near.count > 0, !(near[0] == 0x0D && near.count > 1 && near[1] == 0x0A) else { return nil }
    var index = 1
    for _ in 0..<2 where index < near.count {
      if near[index] == 0x0A {
        index += 1
      } else if index + 1 < near.count, near[index] == 0x0D, near[index + 1] == 0x0A {
        index += 2
      }
    }
    let next = end + index - 1
    if first + index == file.size { return (end, next) }
    return near[index - 1] == 0x0A && near[index...].starts(with: "From ".utf8) ? (end, next) : nil
  }

  private func nearby(_ range: Range<Int>) -> [UInt8] {
    let inside = (range.lowerBound - file.base)..<(range.upperBound - file.base)
    return inside.upperBound <= bytes.count ? Array(bytes[inside]) : file.look(range)
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

  /// The first separator behind a blank line, with the end of the line before it, all inside `start...`; for passing over what is
  /// too long to be read. A CRLF right at the start may end any line, so nothing is believed there.
  public static func separator(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let reader = MailboxReader(bytes)
    var index = start
    while let hit = ByteSearch.pair(0x0A, 0x46, in: bytes, from: index, to: bytes.count) {
      if hit >= start + 2, reader.isBlankLine(endingAt: hit, floor: start), isSeparator(bytes, hit + 1) {
        return hit + 1
      }
      index = hit + 1
    }
    return nil
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
