import Charsets

/// One `attribute=value` as written; RFC 2231 may need several for one parameter.
struct ParameterPiece {
  /// In lower case, `*`, `*0` and `*0*` included.
  let name: [UInt8]
  let value: [UInt8]
  let range: Range<Int>

  private struct Key {
    var name: String
    var section: Int?
    var isExtended: Bool
  }

  /// Continuations (RFC 2231 section 3) in the order of their numbers, percent-encoding and charset (section 4) decoded.
  static func joined(_ pieces: [ParameterPiece]) -> [ContentType.Parameter] {
    // Nearly all fields: a few names, each given once and plainly.
    if pieces.count <= 8, arePlain(pieces) {
      return pieces.map { piece in
        ContentType.Parameter(
          name: String(decoding: piece.name, as: UTF8.self), value: text(piece.value, nil), valueRange: piece.range,
          isExtended: false)
      }
    }
    var order: [String] = []
    var groups: [String: [(Key, ParameterPiece)]] = [:]
    for piece in pieces {
      let key = piece.key
      if groups[key.name] == nil { order.append(key.name) }
      groups[key.name, default: []].append((key, piece))
    }
    return order.flatMap { name in parameters(name, groups[name] ?? []) }
  }

  private static func arePlain(_ pieces: [ParameterPiece]) -> Bool {
    pieces.indices.allSatisfy { index in
      let name = pieces[index].name
      return !name.contains(0x2A) && !pieces[..<index].contains { $0.name == name }
    }
  }

  private static func parameters(_ name: String, _ group: [(Key, ParameterPiece)]) -> [ContentType.Parameter] {
    // A name given plainly several times stays several parameters; readers take the first.
    var result = group.filter { $0.0.section == nil }.map { (key, piece) in
      ContentType.Parameter(
        name: name, value: key.isExtended ? extendedText(piece.value) : text(piece.value, nil),
        valueRange: piece.range, isExtended: key.isExtended)
    }
    // Section 4.1: who writes both forms means the extended one.
    result.sort { $0.isExtended && !$1.isExtended }
    let sections = group.filter { $0.0.section != nil }.sorted { ($0.0.section ?? 0) < ($1.0.section ?? 0) }
    guard !sections.isEmpty else { return result }
    let joined = ContentType.Parameter(name: name, value: continued(sections), valueRange: nil, isExtended: true)
    return [joined] + result
  }

  private static func continued(_ sections: [(Key, ParameterPiece)]) -> String {
    var bytes: [UInt8] = []
    var charset: Charset?
    for (number, (key, piece)) in sections.enumerated() {
      guard key.section == number else { break }
      if number == 0, key.isExtended {
        let (label, rest) = labelled(piece.value)
        charset = label
        bytes += percentDecoded(rest)
      } else {
        bytes += key.isExtended ? percentDecoded(piece.value[...]) : piece.value
      }
    }
    return text(bytes, charset)
  }

  private static func extendedText(_ value: [UInt8]) -> String {
    let (charset, rest) = labelled(value)
    return text(percentDecoded(rest), charset)
  }

  /// `charset'language'text`.
  private static func labelled(_ value: [UInt8]) -> (Charset?, ArraySlice<UInt8>) {
    guard let first = value.firstIndex(of: 0x27), let second = value[(first + 1)...].firstIndex(of: 0x27) else {
      return (nil, value[...])
    }
    return (Charset(label: String(decoding: value[..<first], as: UTF8.self)), value[(second + 1)...])
  }

  private static func percentDecoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == 0x25, index + 2 < value.endIndex,
        let high = hexDigit(value[index + 1]), let low = hexDigit(value[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(value[index])
        index += 1
      }
    }
    return result
  }

  private static func text(_ bytes: [UInt8], _ charset: Charset?) -> String {
    if let charset, let decoded = try? charset.decode(bytes) { return String(decoding: decoded, as: UTF8.self) }
    return String(decoding: HeaderText.utf8(bytes), as: UTF8.self)
  }

  private var key: Key {
    var parts = name.split(separator: 0x2A, omittingEmptySubsequences: false)
    let text = String(decoding: parts[0], as: UTF8.self)
    guard parts.count > 1 else { return Key(name: text, section: nil, isExtended: false) }
    let isExtended = parts.count > 1 && parts.last?.isEmpty == true
    if isExtended { parts.removeLast() }
    let section = parts.count > 1 && parts[1].count < 6 ? Int(String(decoding: parts[1], as: UTF8.self)) : nil
    return Key(name: text, section: section, isExtended: isExtended)
  }
}

/// The value of a hexadecimal digit in either case.
@inline(__always) func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
