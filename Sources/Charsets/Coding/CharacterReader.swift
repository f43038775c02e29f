/// One character as it stands among the outer bytes.
struct CharacterStep {
  /// Bytes before it that stand for no character: shift sequences.
  var shift = 0
  /// Bytes of the character; 0 where nothing but shift sequences was left.
  var length: Int
  /// Scalar values; the second, 0 for none, only where one code stands for two characters.
  var first: UInt32
  var second: UInt32 = 0
  /// False for a byte that is no character; it is then shown as U+FFFD.
  var isDefined = true

  static func undefined(shift: Int = 0) -> CharacterStep {
    CharacterStep(shift: shift, length: 1, first: 0xFFFD, isDefined: false)
  }

  /// Bytes of its UTF-8.
  var innerLength: Int { length == 0 ? 0 : utf8Length(first) + (second == 0 ? 0 : utf8Length(second)) }
}

/// Reads one character after another. What a reader says of an offset depends on the bytes from there on and on `state`,
/// on nothing else: so reading may begin anew at any boundary.
protocol CharacterReader {
  /// What shift sequences have set; 0 at the beginning of a text.
  var state: UInt8 { get set }
  /// The end of those bytes from `offset` on that are ASCII and stand for themselves, as far as it is told cheaply.
  func plainEnd(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Int
  /// - Precondition: `offset < end`.
  mutating func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> CharacterStep
}

extension CharacterReader {
  func plainEnd(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Int { offset }
}

struct UTF8Reader: CharacterReader {
  var state: UInt8 = 0

  func plainEnd(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Int {
    UTF8Gate.endOfASCII(bytes, offset, end)
  }

  func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> CharacterStep {
    let length = UTF8Gate.characterLength(bytes, offset, end)
    guard length > 0 else { return .undefined() }
    return CharacterStep(length: length, first: UTF8Gate.scalar(bytes, offset, length: length))
  }
}

struct ASCIIReader: CharacterReader {
  var state: UInt8 = 0

  func plainEnd(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Int {
    UTF8Gate.endOfASCII(bytes, offset, end)
  }

  func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> CharacterStep {
    bytes[offset] < 0x80 ? CharacterStep(length: 1, first: UInt32(bytes[offset])) : .undefined()
  }
}

struct SingleByteReader: CharacterReader {
  var state: UInt8 = 0
  let table: SingleByteTable

  func plainEnd(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Int {
    table.isASCIICompatible ? UTF8Gate.endOfASCII(bytes, offset, end) : offset
  }

  func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> CharacterStep {
    let scalar = table.scalars[Int(bytes[offset])]
    return scalar == SingleByteTable.none ? .undefined() : CharacterStep(length: 1, first: scalar)
  }
}

struct UTF16Reader: CharacterReader {
  var state: UInt8 = 0
  let isBigEndian: Bool

  func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> CharacterStep {
    guard offset + 2 <= end else { return .undefined() }
    let unit = codeUnit(bytes, offset)
    switch unit {
    case 0xD800..<0xDC00:
      guard offset + 4 <= end, case let low = codeUnit(bytes, offset + 2), (0xDC00..<0xE000).contains(low) else {
        return loneSurrogate
      }
      return CharacterStep(length: 4, first: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    case 0xDC00..<0xE000: return loneSurrogate
    default: return CharacterStep(length: 2, first: unit)
    }
  }

  /// Two bytes long, so that the code units behind it stay in step.
  private var loneSurrogate: CharacterStep { CharacterStep(length: 2, first: 0xFFFD, isDefined: false) }

  private func codeUnit(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    let (a, b) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
    return isBigEndian ? a << 8 | b : b << 8 | a
  }
}

/// A multibyte charset without shift sequences, character by character.
final class MultibyteReader: CharacterReader {
  var state: UInt8 = 0
  private let converter: Converter?
  private var text: [UInt8] = []

  init(_ name: String) { converter = Converter(from: name, to: "UTF-8") }

  func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> CharacterStep {
    guard converter != nil else { return .undefined() }
    // iconv says "truncated" until it has a whole character.
    for length in 1...4 where offset + length <= end {
      text.removeAll(keepingCapacity: true)
      var position = offset
      let outcome = converter!.convert(bytes, &position, end: offset + length, into: &text, room: 16)
      converter!.flush(into: &text)
      switch outcome {
      case .done: return step(length)
      case .truncated: continue
      case .illegal, .full: return .undefined()
      }
    }
    return .undefined()
  }

  private func step(_ length: Int) -> CharacterStep {
    text.withUnsafeBytes { buffer in
      guard buffer.count > 0 else { return .undefined() }
      let first = UTF8Gate.characterLength(buffer, 0, buffer.count)
      guard first > 0 else { return .undefined() }
      var step = CharacterStep(length: length, first: UTF8Gate.scalar(buffer, 0, length: first))
      if first < buffer.count {
        let second = UTF8Gate.characterLength(buffer, first, buffer.count)
        if second > 0 { step.second = UTF8Gate.scalar(buffer, first, length: second) }
      }
      return step
    }
  }
}
