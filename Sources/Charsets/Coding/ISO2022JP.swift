/// ISO-2022-JP (RFC 1468): ASCII, JIS X 0201 and JIS X 0208 by turns, each announced by an escape sequence.
///
/// Read are also half-width katakana, JIS X 0212 and the vendors' rows that Windows' cp50220 puts there; written are only
/// ASCII and JIS X 0208.
enum ISO2022JP {
  enum State: UInt8 { case ascii, roman, katakana, jisX0208, jisX0212 }

  /// Escape sequences that are read, with the state behind them.
  private static let escapes: [([UInt8], State)] = [
    (Array("\u{1B}(B".utf8), .ascii), (Array("\u{1B}(J".utf8), .roman), (Array("\u{1B}(I".utf8), .katakana),
    (Array("\u{1B}$@".utf8), .jisX0208), (Array("\u{1B}$B".utf8), .jisX0208), (Array("\u{1B}$(B".utf8), .jisX0208),
    (Array("\u{1B}$(D".utf8), .jisX0212),
  ]

  /// Length and state of the escape sequence at `offset`, if it is one of ours.
  static func escape(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> (Int, State)? {
    guard bytes[offset] == 0x1B else { return nil }
    for (sequence, state) in escapes
    where offset + sequence.count <= end && bytes[offset..<offset + sequence.count].elementsEqual(sequence) {
      return (sequence.count, state)
    }
    return nil
  }

  /// How to get into a state that is written: every one that an edit may have to leave things in.
  static func escape(into state: State) -> [UInt8] {
    switch state {
    case .ascii: escapes[0].0
    case .roman: escapes[1].0
    case .katakana: escapes[2].0
    case .jisX0208: escapes[4].0
    case .jisX0212: escapes[6].0
    }
  }
}

struct ISO2022JPReader: CharacterReader {
  var state: UInt8 = 0

  func plainEnd(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Int {
    guard state == ISO2022JP.State.ascii.rawValue else { return offset }
    var index = offset
    while index < end, bytes[index] < 0x80, bytes[index] != 0x1B { index += 1 }
    return index
  }

  mutating func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> CharacterStep {
    var shift = 0
    while offset + shift < end, let (length, target) = ISO2022JP.escape(bytes, offset + shift, end) {
      shift += length
      state = target.rawValue
    }
    let at = offset + shift
    guard at < end else { return CharacterStep(shift: shift, length: 0, first: 0) }
    return character(bytes, at, end, shift)
  }

  private func character(_ bytes: UnsafeRawBufferPointer, _ at: Int, _ end: Int, _ shift: Int) -> CharacterStep {
    let byte = bytes[at]
    guard byte < 0x80, byte != 0x1B else { return .undefined(shift: shift) }
    let state = ISO2022JP.State(rawValue: state) ?? .ascii
    // Line ends and blanks inside a two-byte passage are themselves.
    guard byte > 0x20, byte != 0x7F, state != .ascii else {
      return CharacterStep(shift: shift, length: 1, first: UInt32(byte))
    }
    switch state {
    case .ascii: return CharacterStep(shift: shift, length: 1, first: UInt32(byte))
    case .roman:
      let scalar: UInt32 = byte == 0x5C ? 0xA5 : byte == 0x7E ? 0x203E : UInt32(byte)
      return CharacterStep(shift: shift, length: 1, first: scalar)
    case .katakana:
      guard byte <= 0x5F else { return .undefined(shift: shift) }
      return CharacterStep(shift: shift, length: 1, first: 0xFF40 + UInt32(byte))
    case .jisX0208, .jisX0212:
      let table = state == .jisX0208 ? JISTable.x0208 : JISTable.x0212
      guard at + 1 < end, let scalar = table.scalar(byte, bytes[at + 1]) else { return .undefined(shift: shift) }
      return CharacterStep(shift: shift, length: 2, first: scalar)
    }
  }
}

/// A table of 94 rows by 94 cells, asked of iconv's EUC forms once.
struct JISTable: Sendable {
  private let scalars: [UInt16]
  /// The code of each scalar that the standard itself has, without vendors' additions.
  let codes: [UInt32: UInt16]

  static let x0208 = JISTable(prefix: [], standard: "EUC-JP", vendors: "EUC-JP-MS")
  static let x0212 = JISTable(prefix: [0x8F], standard: "EUC-JP", vendors: nil)

  /// Nil for an empty cell, or for bytes outside 0x21...0x7E.
  func scalar(_ row: UInt8, _ cell: UInt8) -> UInt32? {
    guard (0x21...0x7E).contains(row), (0x21...0x7E).contains(cell) else { return nil }
    let scalar = scalars[Int(row - 0x21) * 94 + Int(cell - 0x21)]
    return scalar == 0 ? nil : UInt32(scalar)
  }

  private init(prefix: [UInt8], standard: String, vendors: String?) {
    let strict = Self.cells(prefix, standard)
    let lenient = vendors.map { Self.cells(prefix, $0) } ?? strict
    scalars = zip(strict, lenient).map { $0 == 0 ? $1 : $0 }
    var codes: [UInt32: UInt16] = [:]
    codes.reserveCapacity(strict.count)
    for (index, scalar) in strict.enumerated() where scalar != 0 {
      codes[UInt32(scalar)] = UInt16(0x21 + index / 94) << 8 | UInt16(0x21 + index % 94)
    }
    self.codes = codes
  }

  /// Row by row, 0 for a cell that is empty or holds more than one UTF-16 code unit. All codes in one go, each on a line of its
  /// own: asked one by one they take a hundred times as long.
  private static func cells(_ prefix: [UInt8], _ charset: String) -> [UInt16] {
    var lines: [UInt8] = []
    lines.reserveCapacity(94 * 94 * 4)
    for row in UInt8(0xA1)...0xFE {
      for cell in UInt8(0xA1)...0xFE {
        lines += prefix
        lines.append(row)
        lines.append(cell)
        lines.append(0x0A)
      }
    }
    let view = DecodedView(lines, in: 0..<lines.count, coding: .multibyte(charset, narrow: nil))
    var cells: [UInt16] = []
    cells.reserveCapacity(94 * 94)
    (view.text ?? []).withUnsafeBytes { text in
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: 0x0A) ?? text.count
        let length = end > start ? UTF8Gate.characterLength(text, start, end) : 0
        let scalar = length > 0 && start + length == end ? UTF8Gate.scalar(text, start, length: length) : 0
        cells.append(scalar == 0xFFFD ? 0 : UInt16(exactly: scalar) ?? 0)
        start = end + 1
      }
    }
    // Another iconv may leave lines out; whatever it says, there is a cell for each code.
    return cells + Array(repeating: 0, count: max(0, 94 * 94 - cells.count))
  }
}
