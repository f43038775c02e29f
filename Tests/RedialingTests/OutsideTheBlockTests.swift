import Calendars
import Charsets
import Exports
import Messages
import Splicing
import Testing

@testable import Redialing

@Suite("Text outside the block, in every charset and encoding that can hold it")
struct OutsideTheBlockTests {
  /// A charset label with a transfer encoding that it may stand under.
  struct Wire: Sendable, CustomStringConvertible {
    let charset: String
    let encoding: String
    var description: String { "\(charset), \(encoding)" }
  }

  private static let charsets = [
    "utf-8", "us-ascii", "iso-8859-1", "iso-8859-2", "iso-8859-4", "iso-8859-5", "iso-8859-7", "iso-8859-8",
    "iso-8859-9",
    "iso-8859-13", "iso-8859-15", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874", "koi8-r", "koi8-u", "iso-2022-jp",
    "shift_jis", "euc-jp", "gb2312", "gbk", "gb18030", "big5", "euc-kr",
  ]
  private static let sevenBit: Set<String> = ["us-ascii", "iso-2022-jp"]

  static let wires = charsets.flatMap { charset in
    [sevenBit.contains(charset) ? "7bit" : "8bit", "quoted-printable", "base64"].map {
      Wire(charset: charset, encoding: $0)
    }
  }

  @Test("It comes out scalar for scalar, and byte for byte where the body is not written anew", arguments: wires)
  func bodies(_ wire: Wire) throws {
    let charset = try #require(Charset(label: wire.charset))
    var random = SeededText(seed: wire.description, charset: charset)
    for _ in 0..<3 {
      let (before, after) = (random.lines(), random.lines())
      let file = try Self.message(wire, charset, before, after)
      let plan = try plan(file)
      #expect(plan.entries.first?.verdict == .update, "\(plan.entries.first?.message ?? "")")
      let output = plan.edits.applied(to: file)
      #expect(plan.edits.inverted(over: file).applied(to: output) == file)
      let message = Message(reading: output)
      let body = try #require(message.entities.first { $0.contentType.is("text/plain") })
      let label = try #require(body.charsetLabel)
      let part = message.layer(of: body).decoded
      let text = try #require(try? Charset(label: label)?.decode(part))
      #expect(text.starts(with: before) && text.reversed().starts(with: after.reversed()))
      #expect(!text.contains(Array("73572842".utf8)))
      #expect(label == wire.charset)
      let (head, tail) = (try charset.encode(before), try charset.encode(after))
      #expect(part.starts(with: head) && part.reversed().starts(with: tail.reversed()))
      if wire.encoding.hasSuffix("bit") { #expect(output.contains(head) && output.contains(tail)) }
      try Self.expectDescription(in: output, charset, before, after)
    }
  }

  @Test("In a calendar file of UTF-16, too", arguments: ["utf-16le", "utf-16be"])
  func utf16(_ label: String) throws {
    let charset = try #require(Charset(label: label))
    var random = SeededText(seed: label, charset: charset)
    let (before, after) = (random.lines(), random.lines())
    let lines = Self.calendar(before, after)
    let mark: [UInt8] = label.hasSuffix("le") ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let file = mark + (try charset.encode(lines))
    let output = try plan(file).edits.applied(to: file)
    #expect(output.starts(with: mark) && output != file)
    let text = try charset.decode(Array(output.dropFirst(2)))
    let value = try #require(Calendar(reading: text).events.first?.first(named: "DESCRIPTION")?.textValue)
    #expect(value.starts(with: Self.unix(before)) && value.reversed().starts(with: Self.unix(after).reversed()))
  }

  private static func expectDescription(
    in output: [UInt8], _ charset: Charset, _ before: [UInt8], _ after: [UInt8]
  ) throws {
    let message = Message(reading: output)
    let entity = try #require(message.entities.first { $0.contentType.is("text/calendar") })
    let text = try charset.decode(message.layer(of: entity).decoded)
    let value = try #require(Calendar(reading: text).events.first?.first(named: "DESCRIPTION")?.textValue)
    #expect(value.starts(with: unix(before)) && value.reversed().starts(with: unix(after).reversed()))
  }

  private static func unix(_ text: [UInt8]) -> [UInt8] { text.filter { $0 != 0x0D } }

  // MARK: Files

  private static let block = SampleEvents.skypeBlock()

  /// Content lines, folded between characters, in UTF-8.
  private static func calendar(_ before: [UInt8], _ after: [UInt8]) -> [UInt8] {
    func escaped(_ text: [UInt8]) -> String {
      var result = ""
      for scalar in String(decoding: unix(text), as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\n": result += "\\n"
        case "\\", ";", ",": result += "\\" + String(scalar)
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
    let description = escaped(before) + block + "\\n" + escaped(after)
    return SampleEvents.calendar(description: description).filter { !$0.hasPrefix("x-odd") }.flatMap { line in
      var folded: [UInt8] = []
      var column = 0
      for scalar in (line.hasPrefix("SUMMARY") ? "SUMMARY:Plan" : line).unicodeScalars {
        if column >= 60 {
          folded += [0x0D, 0x0A, 0x20]
          column = 0
        }
        folded += Array(String(scalar).utf8)
        column += UTF8.width(scalar)
      }
      return folded + [0x0D, 0x0A]
    }
  }

  private static func message(
    _ wire: Wire, _ charset: Charset, _ before: [UInt8], _ after: [UInt8]
  ) throws -> [UInt8] {
    let plain = block.replacing("\\n", with: "\r\n").replacing("\\,", with: ",").replacing("\\;", with: ";")
    func part(_ type: String, _ text: [UInt8]) throws -> [UInt8] {
      let head =
        "--=_b\r\nContent-Type: \(type); charset=\(wire.charset)\r\nContent-Transfer-Encoding: \(wire.encoding)"
      return Array((head + "\r\n\r\n").utf8) + encoded(try charset.encode(text), wire.encoding) + [0x0D, 0x0A]
    }
    let head =
      "From: anna@contoso.example\r\nSubject: Sample\r\nMIME-Version: 1.0\r\n"
      + "Content-Type: multipart/alternative; boundary=\"=_b\"\r\n\r\n"
    return Array(head.utf8) + (try part("text/plain", before + Array((plain + "\r\n").utf8) + after))
      + (try part("text/calendar; method=REQUEST", calendar(before, after))) + Array("--=_b--\r\n".utf8)
  }

  private static func encoded(_ bytes: [UInt8], _ encoding: String) -> [UInt8] {
    switch encoding {
    case "base64": Wrapping.base64(bytes, end: [0x0D, 0x0A])
    case "quoted-printable": Wrapping.quotedPrintable(bytes, end: [0x0D, 0x0A])
    default: bytes
    }
  }
}

/// Lines of characters that a charset can hold, drawn from all planes, with sequences that programs like to break.
struct SeededText {
  private var state: UInt64
  private let pool: [[UInt8]]

  init(seed: String, charset: Charset) {
    // FNV-1a: the same text for the same name, whenever it runs.
    state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    var pool: [[UInt8]] = []
    var own = state
    for _ in 0..<6000 {
      let range = Self.ranges[Int(Self.next(&own) % UInt64(Self.ranges.count))]
      let value = range.lowerBound + UInt32(Self.next(&own) % UInt64(range.count))
      guard let scalar = Unicode.Scalar(value), Self.mayStand(scalar) else { continue }
      Self.add(Array(String(scalar).utf8), charset, to: &pool)
    }
    for sequence in Self.sequences { for _ in 0..<8 { Self.add(Array(sequence.utf8), charset, to: &pool) } }
    self.pool = pool
  }

  private static func add(_ text: [UInt8], _ charset: Charset, to pool: inout [[UInt8]]) {
    guard let bytes = try? charset.encode(text), (try? charset.decode(bytes)) == text else { return }
    pool.append(text)
  }

  /// CRLF behind each; never one that a mailbox, a boundary or the block's own grammar would take for its own.
  mutating func lines() -> [UInt8] {
    (0..<Int(2 + Self.next(&state) % 5)).flatMap { _ -> [UInt8] in
      let count = Int(Self.next(&state) % 50)
      let characters = (0..<count).flatMap { _ in pool[Int(Self.next(&state) % UInt64(pool.count))] }
      return [0x78, 0x20] + characters + [0x78, 0x0D, 0x0A]
    }
  }

  private static func next(_ state: inout UInt64) -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 11
  }

  /// No line ends, no controls, and nothing that begins a link, a rule or an escape of ISO-2022.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x2E, 0x5F, 0x7F...0x9F, 0x2028, 0x2029: false
    default: true
    }
  }

  private static let ranges: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x20...0x7E, 0xA0...0xFF, 0xA0...0xFF, 0x100...0x24F, 0x300...0x36F, 0x370...0x3FF, 0x400...0x4FF,
    0x590...0x5F4, 0x600...0x6FF, 0x900...0xDFF, 0xE00...0xE5B, 0x1EA0...0x1EF9, 0x2000...0x206F, 0x20A0...0x20BF,
    0x2100...0x22FF, 0x2500...0x26FF, 0x3000...0x30FF, 0x4E00...0x9FA5, 0x4E00...0x6FFF, 0xAC00...0xD7A3,
    0xE000...0xF8FF, 0xF900...0xFFFF, 0x10000...0x1FFFF, 0x1F300...0x1F9FF, 0x20000...0x3FFFF, 0x40000...0x10FFFF,
  ]

  private static let sequences = [
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", "\u{1F1E9}\u{1F1EA}",
    "e\u{301}\u{323}",
    "\u{202E}abc\u{202C}", "\u{2067}\u{5D0}\u{2069}", "\u{200F}\u{5E9}\u{200E}", "\u{FEFF}", "\u{1112}\u{1161}\u{11AB}",
    "\u{915}\u{94D}\u{937}", "\u{E0067}\u{E007F}", "\u{FFFD}", "\u{C3}\u{A9}", "\u{E2}\u{20AC}\u{2122}",
    "\u{6DB}\u{64E}",
    "\u{AC00}\u{11A8}", "か\u{3099}", "&amp;amp;", "=C3=A9", "\\\\,",
  ]
}

extension [UInt8] {
  /// Whether they hold a run of others.
  fileprivate func contains(_ other: [UInt8]) -> Bool {
    guard let first = other.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: other) }
  }
}
