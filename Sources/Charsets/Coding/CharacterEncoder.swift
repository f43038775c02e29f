/// Writes text in a charset, character by character.
struct CharacterEncoder {
  private let coding: Charset.Coding
  private var writer: MultibyteWriter?
  private var table: SingleByteTable?
  /// Byte order of UTF-16, where the outer bytes decide it.
  private let isBigEndian: Bool

  init(_ coding: Charset.Coding, isBigEndian: Bool? = nil) {
    self.coding = coding
    self.isBigEndian = isBigEndian ?? (coding == .utf16(order: .big))
    if case .multibyte(let name, let narrow) = coding { writer = MultibyteWriter(name, narrow: narrow) }
    if case .singleByte(let name) = coding { table = .named(name) }
  }

  /// - Parameters:
  ///   - start: the shift state before the text.
  ///   - end: the shift state to leave behind.
  mutating func encode(
    _ text: [UInt8], unfitting: UnfittingCharacters, from start: UInt8 = 0, to end: UInt8 = 0
  ) throws(UnencodableScalar) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + 8)
    var state = start
    var index = 0
    while index < text.count {
      let run = plainRun(in: text, at: index)
      if run > 0 {
        output += text[index..<(index + run)]
        index += run
        continue
      }
      let (scalar, length) = try Self.scalar(of: text, at: index)
      if (unfitting == .asciiOnly && scalar >= 0x80) || !append(scalar, &state, to: &output) {
        guard unfitting != .refused, let known = Unicode.Scalar(scalar) else {
          throw UnencodableScalar(scalar: Unicode.Scalar(scalar) ?? "\u{FFFD}", offset: index)
        }
        for digit in "&#x\(String(known.value, radix: 16, uppercase: true));".unicodeScalars
        where !append(digit.value, &state, to: &output) {
          throw UnencodableScalar(scalar: known, offset: index)
        }
      }
      index += length
    }
    if state != end { appendEscape(end, &state, to: &output) }
    return output
  }

  /// ASCII bytes from here that are the same in the charset, whatever came before.
  private func plainRun(in text: [UInt8], at index: Int) -> Int {
    switch coding {
    case .utf8, .ascii: break
    case .singleByte: if table?.isASCIICompatible != true { return 0 }
    default: return 0
    }
    return text.withUnsafeBytes { UTF8Gate.endOfASCII($0, index, $0.count) } - index
  }

  private static func scalar(of text: [UInt8], at index: Int) throws(UnencodableScalar) -> (UInt32, Int) {
    let found: (UInt32, Int)? = text.withUnsafeBytes { bytes in
      let length = UTF8Gate.characterLength(bytes, index, bytes.count)
      return length == 0 ? nil : (UTF8Gate.scalar(bytes, index, length: length), length)
    }
    guard let found else { throw UnencodableScalar(scalar: "\u{FFFD}", offset: index) }
    return found
  }

  /// False where the charset does not hold the character; nothing is then added.
  private mutating func append(_ scalar: UInt32, _ state: inout UInt8, to output: inout [UInt8]) -> Bool {
    switch coding {
    case .utf8: output.appendUTF8(scalar)
    case .ascii:
      guard scalar < 0x80 else { return false }
      output.append(UInt8(scalar))
    case .singleByte:
      guard let byte = table?.bytes[scalar] else { return false }
      output.append(byte)
    case .utf16: appendUTF16(scalar, to: &output)
    case .iso2022JP: return appendISO2022JP(scalar, &state, to: &output)
    case .multibyte: return writer?.append(scalar, to: &output) ?? false
    case .stateful: return false
    }
    return true
  }

  private func appendUTF16(_ scalar: UInt32, to output: inout [UInt8]) {
    let units = scalar < 0x10000 ? [scalar] : [0xD800 + (scalar - 0x10000) >> 10, 0xDC00 + (scalar - 0x10000) & 0x3FF]
    for unit in units {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      output += isBigEndian ? [high, low] : [low, high]
    }
  }

  private func appendISO2022JP(_ scalar: UInt32, _ state: inout UInt8, to output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      guard scalar != 0x1B else { return false }
      appendEscape(ISO2022JP.State.ascii.rawValue, &state, to: &output)
      output.append(UInt8(scalar))
      return true
    }
    guard let code = JISTable.x0208.codes[scalar] else { return false }
    appendEscape(ISO2022JP.State.jisX0208.rawValue, &state, to: &output)
    output += [UInt8(code >> 8), UInt8(code & 0xFF)]
    return true
  }

  private func appendEscape(_ target: UInt8, _ state: inout UInt8, to output: inout [UInt8]) {
    guard state != target, let next = ISO2022JP.State(rawValue: target) else { return }
    output += ISO2022JP.escape(into: next)
    state = target
  }
}

/// Writes a multibyte charset. A character fits only if its bytes read back as itself, and are in the narrow charset too.
final class MultibyteWriter {
  private let converter: Converter?
  private let reader: MultibyteReader
  private let narrow: MultibyteReader?

  init(_ name: String, narrow: String?) {
    converter = Converter(from: "UTF-8", to: name)
    reader = MultibyteReader(name)
    self.narrow = narrow.map { MultibyteReader($0) }
  }

  func append(_ scalar: UInt32, to output: inout [UInt8]) -> Bool {
    guard converter != nil else { return false }
    var text: [UInt8] = []
    text.appendUTF8(scalar)
    var code: [UInt8] = []
    var position = 0
    let outcome = text.withUnsafeBytes { converter!.convert($0, &position, end: text.count, into: &code, room: 16) }
    converter!.flush(into: &code)
    guard outcome == .done, !code.isEmpty else { return false }
    let step = code.withUnsafeBytes { reader.next($0, 0, code.count) }
    guard step.isDefined, step.length == code.count, step.first == scalar, step.second == 0 else { return false }
    // Shift_JIS proper has a yen sign for 0x5C, which nobody means.
    if scalar >= 0x80, let narrow {
      let check = code.withUnsafeBytes { narrow.next($0, 0, code.count) }
      guard check.isDefined, check.length == code.count else { return false }
    }
    output += code
    return true
  }
}
