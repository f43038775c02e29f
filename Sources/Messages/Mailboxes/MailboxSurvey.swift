/// Finds out the dialect of an mbox from at most its first 64 MiB: Content-Length that is right says mboxcl, or mboxcl2 where a
/// body holds `From ` behind a line end; `>>From ` says mboxrd; `>From ` alone mboxo, which is the safe reading (nothing is
/// written that cannot be read back); nothing of the kind mboxrd.
public struct MailboxSurvey {
  /// How much of a file is looked at, in bytes.
  public static let length = 64 << 20
  private static let mostLengths = 1000

  private var lengths = 0
  private var holdsBare = false
  private var holdsTwice = false
  private var holdsOnce = false

  public init() {}

  /// Takes in whole messages: all of a file, or the next of it.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for item in MailboxReader(bytes) {
      guard lengths < Self.mostLengths, item.message.upperBound <= Self.length else { break }
      guard item.isContentLengthRight else { continue }
      lengths += 1
      holdsBare = holdsBare || Self.holdsLine("From ", bytes, item.bodyStart..<item.message.upperBound)
    }
    let sample = 0..<min(bytes.count, Self.length)
    holdsTwice = holdsTwice || Self.holdsLine(">>From ", bytes, sample)
    holdsOnce = holdsOnce || Self.holdsLine(">From ", bytes, sample)
  }

  public var dialect: MailboxDialect {
    if holdsBare { return .mboxcl2 }
    if lengths > 0 { return .mboxcl }
    if holdsTwice { return .mboxrd }
    return holdsOnce ? .mboxo : .mboxrd
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

extension MailboxReader {
  /// - Parameter buffer: the whole file.
  public static func dialect(of buffer: UnsafeRawBufferPointer) -> MailboxDialect {
    var survey = MailboxSurvey()
    survey.add(buffer)
    return survey.dialect
  }
}
