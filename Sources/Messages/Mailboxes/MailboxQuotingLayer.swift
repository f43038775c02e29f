public import Splicing

/// The quoting of `From ` lines in an mbox.
///
/// Kept: every line that no edit touches, quoted or not. A line that an edit makes begin with `From ` is quoted in the file's
/// dialect, one that it unmakes loses its `>`.
public struct MailboxQuotingLayer: Layer {
  /// The message as it was before it was put into the mbox.
  public let decoded: [UInt8]
  public let dialect: MailboxDialect
  private let range: Range<Int>
  /// Decoded offsets of lines that stand with one `>` more in the file, in order.
  private let quoted: [Int]

  /// - Parameters:
  ///   - file: the whole file; edits are lowered to offsets in it. Nothing but `range` is copied.
  ///   - range: one message, `MailboxItem.message`.
  public init(_ file: UnsafeRawBufferPointer, in range: Range<Int>, dialect: MailboxDialect) {
    precondition(range.lowerBound >= 0 && range.upperBound <= file.count)
    self.range = range
    self.dialect = dialect
    var decoded: [UInt8] = []
    var quoted: [Int] = []
    decoded.reserveCapacity(range.count)
    var copied = range.lowerBound
    var line: Int? = range.lowerBound
    while let start = line {
      if Self.isQuoted(file, start, range.upperBound, dialect) {
        decoded += UnsafeRawBufferPointer(rebasing: file[copied..<start])
        quoted.append(decoded.count)
        copied = start + 1
      }
      line = ByteSearch.pair(0x0A, 0x3E, in: file, from: start, to: range.upperBound).map { $0 + 1 }
    }
    decoded += UnsafeRawBufferPointer(rebasing: file[copied..<range.upperBound])
    self.decoded = decoded
    self.quoted = quoted
  }

  /// The same for a file in memory.
  public init(_ file: [UInt8], in range: Range<Int>, dialect: MailboxDialect) {
    self = file.withUnsafeBytes { MailboxQuotingLayer($0, in: range, dialect: dialect) }
  }

  /// Linear in the edits and the lines they touch.
  /// - Throws: `.cannotTransfer` for a new line that the dialect cannot hold (`>From ` in mboxo).
  public func lower(_ edits: EditList<MessageBytes>) throws(LoweringError) -> EditList<FileBytes> {
    let joined = joinedWhereTouching(edits)
    var result: [EditList<FileBytes>.Replacement] = []
    var index = 0
    while index < joined.count {
      guard joined[index].range.upperBound <= decoded.count else {
        throw .unaligned(offset: joined[index].range.upperBound)
      }
      var group = MailboxLines(decoded, startingWith: joined[index])
      while index + 1 < joined.count, joined[index + 1].range.lowerBound <= group.end {
        index += 1
        guard joined[index].range.upperBound <= decoded.count else {
          throw .unaligned(offset: joined[index].range.upperBound)
        }
        group.add(joined[index])
      }
      index += 1
      let (old, new) = (outer(group.start..<group.end), try requoted(group))
      if let edit = trimmed(0..<old.bytes.count, new, over: old.bytes) {
        let start = old.start + edit.range.lowerBound
        result.append(.init(range: start..<(start + edit.range.count), bytes: edit.bytes))
      }
    }
    return try checked(result)
  }

  // MARK: Quoting

  private static func isQuoted(
    _ file: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ dialect: MailboxDialect
  ) -> Bool {
    guard dialect != .mboxcl2, start < end, file[start] == 0x3E else { return false }
    var index = start + 1
    while dialect == .mboxrd, index < end, file[index] == 0x3E { index += 1 }
    return index + 5 <= end && MailboxReader.isSeparator(file, index)
  }

  private func needsQuoting(_ text: UnsafeRawBufferPointer, _ start: Int) throws(LoweringError) -> Bool {
    guard dialect != .mboxcl2 else { return false }
    var index = start
    while index < text.count, text[index] == 0x3E { index += 1 }
    guard MailboxReader.isSeparator(text, index) else { return false }
    if index == start || dialect == .mboxrd { return true }
    // `>From ` would be read back without its mark; `>>From ` would not.
    if index == start + 1 { throw .cannotTransfer(encoding: dialect == .mboxcl ? "mboxcl" : "mboxo") }
    return false
  }

  private func requoted(_ group: MailboxLines) throws(LoweringError) -> [UInt8] {
    let text = group.text
    return try text.withUnsafeBufferPointer { (buffer) throws(LoweringError) in
      let bytes = UnsafeRawBufferPointer(buffer)
      var output: [UInt8] = []
      output.reserveCapacity(text.count + 8)
      var start = 0
      while start < bytes.count || start == 0 {
        if start == 0, group.keepsFirstLineStart {
          if isQuotedLine(group.start) { output.append(0x3E) }
        } else if try needsQuoting(bytes, start) {
          output.append(0x3E)
        }
        let end = min(ByteSearch.byte(0x0A, in: bytes, from: start, to: bytes.count) + 1, bytes.count)
        output += UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if end == start { break }
        start = end
      }
      return output
    }
  }

  // MARK: Offsets

  /// Where a byte of the message stands in the file, for showing; O(log n).
  public func outerOffset(of inner: Int) -> Int {
    let before = marksBefore(inner)
    return range.lowerBound + inner + before + (isQuotedLine(inner) ? 1 : 0)
  }

  private func isQuotedLine(_ inner: Int) -> Bool {
    let index = marksBefore(inner)
    return index < quoted.count && quoted[index] == inner
  }

  /// How many quoted lines begin before a decoded offset.
  private func marksBefore(_ inner: Int) -> Int {
    var (low, high) = (0, quoted.count)
    while low < high {
      let middle = (low + high) / 2
      if quoted[middle] < inner { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whole lines as they stand in the file.
  private func outer(_ inner: Range<Int>) -> (start: Int, bytes: [UInt8]) {
    var index = marksBefore(inner.lowerBound)
    let start = range.lowerBound + inner.lowerBound + index
    var bytes: [UInt8] = []
    var copied = inner.lowerBound
    while index < quoted.count, quoted[index] < inner.upperBound {
      bytes += decoded[copied..<quoted[index]]
      bytes.append(0x3E)
      copied = quoted[index]
      index += 1
    }
    bytes += decoded[copied..<inner.upperBound]
    return (start, bytes)
  }
}
