import Messages
import Redialing

/// Writes header fields and bodies, CRLF throughout.
struct MessageWriting {
  private(set) var bytes: [UInt8] = []
  private let boundarySeed: String

  init(boundarySeed: String) { self.boundarySeed = boundarySeed }

  /// The part behind the last `@`, as far as it can stand in a Message-ID.
  static func domain(of address: String) -> String {
    let domain = address.split(separator: "@").last.map(String.init) ?? ""
    let isLawful =
      !domain.isEmpty && domain.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[]\\,;:\"@".utf8.contains($0) }
    return isLawful ? domain : "invalid"
  }

  // MARK: Header fields

  /// A value of our own making: ASCII without line ends.
  mutating func field(_ name: String, raw: String) {
    line(
      name + ": "
        + String(raw.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init)))
  }

  /// Unstructured text, encoded where it has to be (RFC 2047).
  mutating func field(_ name: String, text: String) {
    line(name + ": " + Self.encoded(Self.oneLine(text), after: name.utf8.count + 2))
  }

  mutating func field(_ name: String, address: OutgoingInvitation.Party) { field(name, addresses: [address]) }

  /// One address a line.
  mutating func field(_ name: String, addresses: [OutgoingInvitation.Party]) {
    line(name + ": " + addresses.map(Self.mailbox).joined(separator: ",\r\n "))
  }

  private static func mailbox(_ party: OutgoingInvitation.Party) -> String {
    let address = String(
      party.address.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F && $0 != "<" && $0 != ">" }
        .map(Character.init))
    guard let name = party.name.map(oneLine), !name.isEmpty else { return "<\(address)>" }
    if name.utf8.allSatisfy({ $0 < 0x7F }) {
      let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\"\(quoted)\" <\(address)>"
    }
    return encoded(name, after: 6) + " <\(address)>"
  }

  private static func encoded(_ text: String, after column: Int) -> String {
    String(decoding: EncodedWord.encode(Array(text.utf8), after: column), as: UTF8.self)
  }

  /// Control characters, line ends among them, become blanks: nothing from a file begins a header line of its own.
  private static func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
  }

  private mutating func line(_ text: String) { bytes += (text + "\r\n").utf8 }

  // MARK: Bodies

  mutating func body(of invitation: OutgoingInvitation) {
    var parts: [[UInt8]] = [Self.entity(invitation.text)]
    if let html = invitation.html { parts.append(Self.entity(html)) }
    parts.append(Self.calendar(invitation.calendar))
    var whole = multipart("alternative", parts, level: 1)
    if !invitation.related.isEmpty {
      whole = multipart("related", [whole] + invitation.related.map(Self.entity), level: 2)
    }
    if !invitation.attachments.isEmpty {
      whole = multipart("mixed", [whole] + invitation.attachments.map(Self.entity), level: 3)
    }
    bytes += whole
  }

  private func multipart(_ subtype: String, _ parts: [[UInt8]], level: Int) -> [UInt8] {
    var boundary = "=_\(boundarySeed)_\(level)"
    while parts.contains(where: { Self.holds(boundary, $0) }) { boundary += "_" }
    let parameter = subtype == "related" ? "\r\n\ttype=\"multipart/alternative\";" : ""
    var result = Array("Content-Type: multipart/\(subtype);\(parameter)\r\n\tboundary=\"\(boundary)\"\r\n\r\n".utf8)
    for part in parts { result += "--\(boundary)\r\n".utf8 + part + "\r\n".utf8 }
    result += "--\(boundary)--\r\n".utf8
    return result
  }

  private static func holds(_ boundary: String, _ part: [UInt8]) -> Bool {
    part.split(separator: 0x0A).contains { $0.starts(with: "--\(boundary)".utf8) }
  }

  private static func entity(_ part: OutgoingInvitation.Part) -> [UInt8] {
    switch part {
    case .text(let subtype, let text):
      let head = "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
      return Array(head.utf8) + Base64Text.lines(of: crlf(text))
    case .entity(let fields, let body):
      return crlf(fields) + [0x0D, 0x0A] + crlf(body)
    }
  }

  private static func calendar(_ calendar: [UInt8]) -> [UInt8] {
    let head =
      "Content-Type: text/calendar; charset=utf-8; method=REQUEST; component=VEVENT\r\n"
      + "Content-Transfer-Encoding: base64\r\n\r\n"
    return Array(head.utf8) + Base64Text.lines(of: calendar)
  }

  /// Every kind of line end as CRLF.
  private static func crlf(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 32)
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x0A: result += [0x0D, 0x0A]
      case 0x0D:
        // A lone CR is a line end too; one before LF is taken up with it.
        if index + 1 == text.count || text[index + 1] != 0x0A { result += [0x0D, 0x0A] }
      default: result.append(byte)
      }
    }
    return result
  }
}

/// Base64 in lines of 76 (RFC 2045 section 6.8).
enum Base64Text {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func lines(of bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 4 / 3 + bytes.count / 28 + 4)
    var column = 0
    var index = 0
    while index < bytes.count {
      let a = bytes[index]
      let b = index + 1 < bytes.count ? bytes[index + 1] : 0
      let c = index + 2 < bytes.count ? bytes[index + 2] : 0
      result.append(alphabet[Int(a >> 2)])
      result.append(alphabet[Int((a & 3) << 4 | b >> 4)])
      result.append(index + 1 < bytes.count ? alphabet[Int((b & 15) << 2 | c >> 6)] : 0x3D)
      result.append(index + 2 < bytes.count ? alphabet[Int(c & 63)] : 0x3D)
      index += 3
      column += 4
      if column == 76, index < bytes.count {
        result += [0x0D, 0x0A]
        column = 0
      }
    }
    return result
  }
}
