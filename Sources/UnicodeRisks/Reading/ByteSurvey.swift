/// What bytes look like when they are read as UTF-8.
struct ByteSurvey {
  enum Fault: Equatable {
    /// Half of a surrogate pair in three bytes (CESU-8).
    case surrogate(UInt32)
    /// A longer form than the character needs.
    case overlong
    /// Continuation bytes before any lead byte of the text.
    case headless
    /// The text ends inside a sequence.
    case unfinished
    case other
  }

  private(set) var faults: [(range: Range<Int>, fault: Fault)] = []
  /// Bytes in well-formed sequences of two or more.
  private(set) var soundBytes = 0
  private(set) var soundSequences = 0
  private(set) var triples = 0
  /// Bytes above 127 in no such sequence.
  private(set) var strayBytes = 0

  /// Faults kept; a binary file has no use for millions of them.
  private static let faultsKept = 100_000

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { survey($0) }
  }

  private mutating func survey(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      switch UTF8Sequence.read({ index + $0 < bytes.count ? bytes[index + $0] : nil }) {
      case .scalar(_, let length):
        soundBytes += length
        soundSequences += 1
        if length == 3 { triples += 1 }
        index += length
      case .incomplete(let length): add(index..<index + length, .unfinished, &index)
      case .invalid(let length): addInvalid(bytes, &index, length)
      }
    }
  }

  private mutating func addInvalid(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ length: Int) {
    func tail(_ offset: Int) -> UInt8? {
      index + offset < bytes.count && bytes[index + offset] & 0xC0 == 0x80 ? bytes[index + offset] : nil
    }
    let lead = bytes[index]
    if lead == 0xED, let second = tail(1), second >= 0xA0, let third = tail(2) {
      return add(index..<index + 3, .surrogate(0xD000 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)), &index)
    }
    if (0xC0...0xC1).contains(lead), tail(1) != nil { return add(index..<index + 2, .overlong, &index) }
    if lead == 0xE0, let second = tail(1), second < 0xA0, tail(2) != nil {
      return add(index..<index + 3, .overlong, &index)
    }
    if lead == 0xF0, let second = tail(1), second < 0x90, tail(2) != nil, tail(3) != nil {
      return add(index..<index + 4, .overlong, &index)
    }
    // A line end behind a cut text is the transport's.
    if lead >= 0xC2, lead <= 0xF4, bytes.count - index <= length + 4,
      bytes[(index + length)...].allSatisfy({ $0 == 0x0D || $0 == 0x0A })
    {
      return add(index..<index + length, .unfinished, &index)
    }
    // A text that begins inside a character begins with at most three of these.
    let isHeadless =
      lead & 0xC0 == 0x80 && index < 3 && faults.allSatisfy { $0.fault == .headless } && faults.count == index
    add(index..<index + length, isHeadless ? .headless : .other, &index)
  }

  private mutating func add(_ range: Range<Int>, _ fault: Fault, _ index: inout Int) {
    strayBytes += range.count
    if faults.count < Self.faultsKept { faults.append((range: range, fault: fault)) }
    index = range.upperBound
  }

  var isUTF8: Bool { faults.isEmpty }

  /// Which of the codes about broken UTF-8 these bytes deserve; nil when they are sound.
  var verdict: RiskCode? {
    guard !faults.isEmpty else { return nil }
    let hasOnlySurrogates = faults.allSatisfy { if case .surrogate = $0.fault { true } else { false } }
    if hasOnlySurrogates { return .u108 }
    if faults.allSatisfy({ $0.fault == .overlong }) { return .u123 }
    if soundSequences > 0, faults.allSatisfy({ $0.fault == .headless || $0.fault == .unfinished }) { return .u121 }
    return soundSequences > 0 && soundBytes >= strayBytes ? .u122 : .u202
  }
}
