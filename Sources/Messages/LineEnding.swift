/// How lines end. Files are read with all three at once; new lines are written the way their surroundings do it.
public enum LineEnding: Sendable, Hashable {
  case lf, crlf, cr

  public var bytes: [UInt8] {
    switch self {
    case .lf: [0x0A]
    case .crlf: [0x0D, 0x0A]
    case .cr: [0x0D]
    }
  }

  /// The line end of the first line in the range, a lone CR counting only where there is no LF; nil where there is none.
  public init?(firstIn bytes: [UInt8], _ range: Range<Int>) {
    let slice = bytes[range]
    if let index = slice.firstIndex(of: 0x0A) {
      self = index > slice.startIndex && slice[index - 1] == 0x0D ? .crlf : .lf
    } else if slice.contains(0x0D) {
      self = .cr
    } else {
      return nil
    }
  }

  /// How lines of a body end: as its first does, else as the line before it, else LF.
  init(ofBody range: Range<Int>, in bytes: [UInt8]) {
    self = LineEnding(firstIn: bytes, range) ?? LineEnding(before: range.lowerBound, in: bytes) ?? .lf
  }

  /// The line end right before an offset; nil where the byte there is none.
  init?(before offset: Int, in bytes: [UInt8]) {
    guard offset > 0, offset <= bytes.count else { return nil }
    switch bytes[offset - 1] {
    case 0x0A: self = offset > 1 && bytes[offset - 2] == 0x0D ? .crlf : .lf
    case 0x0D: self = .cr
    default: return nil
    }
  }
}

/// White space within a line.
@inline(__always) func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

@inline(__always) func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

@inline(__always) func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
