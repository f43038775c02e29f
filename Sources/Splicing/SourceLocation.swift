/// A place in a file as people count it.
public struct SourceLocation: Sendable, Equatable {
  /// From 1.
  public let line: Int
  /// In bytes, from 1.
  public let column: Int
  /// In bytes, from 0.
  public let offset: Int

  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// Counts LF, CR and CRLF as one line end each. Linear in `offset`.
  public init(of offset: Int, in bytes: [UInt8]) {
    var line = 1
    var lineStart = 0
    var index = 0
    let end = min(offset, bytes.count)
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        line += 1
        lineStart = index
      }
    }
    self.init(line: line, column: end - lineStart + 1, offset: offset)
  }
}
