public import Messages

/// Cuts an mbox into runs of whole messages, each small enough to be planned in memory, in order. Memory is that of one run, or
/// of the longest message.
public struct MailboxRuns {
  public enum Run: Sendable {
    /// Whole messages with their separators; the first byte stands at `base` in the file.
    case messages(base: Int, bytes: [UInt8])
    /// One message that is over the limit; whether it may hold a calendar.
    case tooLong(Range<Int>, mayHoldCalendar: Bool)
  }

  /// The longest message that is read, in bytes.
  public static let longestMessage = 256 << 20

  private let file: PiecewiseFile
  private let runSize: Int
  private let longest: Int
  private var base: Int

  /// - Parameters:
  ///   - runSize: what a run has at most unless one message is longer, in bytes.
  ///   - longest: the longest message that is read, in bytes.
  public init(_ file: PiecewiseFile, runSize: Int = 512 << 10, longest: Int = longestMessage) throws(ReadError) {
    self.file = file
    self.runSize = runSize
    self.longest = longest
    let head = try file.read(0..<min(file.size, Kind.decisiveLength))
    base = head.withUnsafeBytes { MailboxReader.start(of: $0) } ?? file.size
  }

  /// Nil behind the last message.
  public mutating func next() throws(ReadError) -> Run? {
    guard base < file.size else { return nil }
    var count = runSize
    while true {
      let window = try file.read(base..<min(base + count, file.size))
      let (whole, statedEnd) = messages(in: window)
      if whole > 0 {
        defer { base += whole }
        return .messages(base: base, bytes: whole == window.count ? window : Array(window[..<whole]))
      }
      if let statedEnd {
        if statedEnd > longest { return try passOver(base..<(base + statedEnd)) }
        count = statedEnd
      } else if count >= longest {
        return try passOver(base..<(try end(ofMessageAt: base, searchedTo: base + window.count)))
      } else {
        count = min(count * 2, longest)
      }
    }
  }

  /// How many bytes of the window are messages that end inside it; and where the first ends that does not, if it says so.
  private func messages(in window: [UInt8]) -> (whole: Int, statedEnd: Int?) {
    window.withUnsafeBytes { bytes in
      var reader = MailboxReader(window: bytes, at: base, of: file.size) { [file] in (try? file.read($0)) ?? [] }
      while reader.next() != nil {}
      return (reader.position, reader.statedEnd)
    }
  }

  // MARK: What is too long

  private static let step = 1 << 20
  /// What a separator with the blank line before it, or a word of the gate, may take across the border of two windows.
  private static let overlap = 64

  private func end(ofMessageAt start: Int, searchedTo searched: Int) throws(ReadError) -> Int {
    var from = searched - Self.overlap
    while from < file.size {
      let window = try file.read(from..<min(from + Self.step, file.size))
      if let hit = window.withUnsafeBytes({ MailboxReader.separator(in: $0, from: 0) }) { return from + hit }
      if from + window.count == file.size { break }
      from += window.count - Self.overlap
    }
    return file.size
  }

  private mutating func passOver(_ range: Range<Int>) throws(ReadError) -> Run {
    var mayHoldCalendar = false
    var from = range.lowerBound
    while from < range.upperBound, !mayHoldCalendar {
      let window = try file.read(from..<min(from + Self.step, range.upperBound))
      mayHoldCalendar = window.withUnsafeBytes { MeetingGate.mayHoldCalendar($0) }
      from += max(1, window.count - Self.overlap)
      if window.count < Self.step { break }
    }
    base = range.upperBound
    return .tooLong(range, mayHoldCalendar: mayHoldCalendar)
  }
}

extension MailboxRuns {
  /// The dialect of the file, from its first messages.
  public static func dialect(of file: PiecewiseFile) throws(ReadError) -> MailboxDialect {
    var survey = MailboxSurvey()
    var runs = try MailboxRuns(file)
    while runs.base < MailboxSurvey.length, let run = try runs.next() {
      if case .messages(_, let bytes) = run { bytes.withUnsafeBytes { survey.add($0) } }
    }
    return survey.dialect
  }
}
