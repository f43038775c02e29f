/// What outer bytes look like as UTF-8, and enough marks to find the way back.
struct DecodedView: Sendable {
  /// A character boundary: both offsets, and the state there.
  struct Mark: Sendable {
    var inner: Int
    var outer: Int
    var state: UInt8
  }

  /// Nil where the outer bytes are the text.
  private(set) var text: [UInt8]?
  /// In rising order, one about every thousand bytes: megabytes of text must not cost an entry for each character.
  private(set) var marks: [Mark] = []
  private(set) var undecodable: [Int] = []
  private(set) var undecodableCount = 0
  /// Outer offset of the first character, behind a byte order mark that is none of the text.
  private(set) var start: Int
  private(set) var isBigEndian = false
  let end: Int

  static let spacing = 1024
  /// iconv begins anew at each window's end: larger ones cost less to read and more to find a place in.
  static let window = 4096
  static let listed = 1000

  init(_ outer: [UInt8], in range: Range<Int>, coding: Charset.Coding) {
    start = range.lowerBound
    end = range.upperBound
    outer.withUnsafeBytes { bytes in
      precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
      if Self.isText(bytes, range, coding) { return }
      read(bytes, coding)
    }
  }

  /// Are the outer bytes UTF-8 that needs no decoding?
  private static func isText(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ coding: Charset.Coding) -> Bool {
    switch coding {
    case .utf8: return UTF8Gate.firstInvalid(in: bytes, range) == nil
    case .ascii: break
    case .singleByte(let name): if !SingleByteTable.named(name).isASCIICompatible { return false }
    case .utf16, .iso2022JP, .multibyte, .stateful: return false
    }
    return UTF8Gate.endOfASCII(bytes, range.lowerBound, range.upperBound) == range.upperBound
  }

  private mutating func read(_ bytes: UnsafeRawBufferPointer, _ coding: Charset.Coding) {
    switch coding {
    case .utf8: read(bytes, with: UTF8Reader())
    case .ascii: read(bytes, with: ASCIIReader())
    case .singleByte(let name): read(bytes, with: SingleByteReader(table: .named(name)))
    case .utf16(let order):
      readByteOrder(bytes, order)
      read(bytes, with: UTF16Reader(isBigEndian: isBigEndian))
    case .iso2022JP: read(bytes, with: ISO2022JPReader())
    case .multibyte(let name, _):
      // HKSCS codes that stand for two scalars are held back inside iconv; character by character there is no such moment.
      if name == "BIG5-HKSCS" { read(bytes, with: MultibyteReader(name)) } else { convert(bytes, name) }
    case .stateful(let name): convert(bytes, name)
    }
  }

  /// RFC 2781: a mark decides. Without one the order is Windows', whatever the RFC says: those are the messages there are.
  private mutating func readByteOrder(_ bytes: UnsafeRawBufferPointer, _ order: Charset.UTF16Order) {
    isBigEndian = order == .big
    guard order == .marked, start + 2 <= end else { return }
    switch (bytes[start], bytes[start + 1]) {
    case (0xFE, 0xFF): (isBigEndian, start) = (true, start + 2)
    case (0xFF, 0xFE): start += 2
    default: break
    }
  }

  private mutating func read(_ bytes: UnsafeRawBufferPointer, with reader: some CharacterReader) {
    var reader = reader
    var text: [UInt8] = []
    text.reserveCapacity(end - start + (end - start) / 8)
    var offset = start
    marks.append(Mark(inner: 0, outer: offset, state: reader.state))
    var next = Self.spacing
    while offset < end {
      // No further than to the next mark.
      let plain = reader.plainEnd(bytes, offset, min(end, offset + next - text.count))
      if plain > offset {
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[offset..<plain]))
        offset = plain
        if text.count >= next {
          marks.append(Mark(inner: text.count, outer: offset, state: reader.state))
          next = text.count + Self.spacing
        }
        continue
      }
      let step = reader.next(bytes, offset, end)
      if !step.isDefined { note(offset + step.shift) }
      offset += step.shift + step.length
      if step.length > 0 {
        text.appendUTF8(step.first)
        if step.second != 0 { text.appendUTF8(step.second) }
      }
      if text.count >= next {
        marks.append(Mark(inner: text.count, outer: offset, state: reader.state))
        next = text.count + Self.spacing
      }
    }
    self.text = text
  }

  /// Everything at once through iconv. The output comes in windows, whose ends are the marks; the input is never cut.
  private mutating func convert(_ bytes: UnsafeRawBufferPointer, _ name: String) {
    var text: [UInt8] = []
    var offset = start
    marks.append(Mark(inner: 0, outer: offset, state: 0))
    let converter = Converter(from: name, to: "UTF-8")
    while offset < end {
      let outcome =
        converter?.convert(bytes, &offset, end: end, into: &text, room: Self.window) ?? Converter.Outcome.illegal
      switch outcome {
      case .done: break
      case .full: marks.append(Mark(inner: text.count, outer: offset, state: 0))
      case .illegal, .truncated:
        note(offset)
        text.appendUTF8(0xFFFD)
        offset += 1
        if let mark = marks.last, text.count - mark.inner >= Self.spacing {
          marks.append(Mark(inner: text.count, outer: offset, state: 0))
        }
      }
    }
    converter?.flush(into: &text)
    self.text = text
  }

  private mutating func note(_ offset: Int) {
    undecodableCount += 1
    if undecodable.count < Self.listed { undecodable.append(offset) }
  }
}
