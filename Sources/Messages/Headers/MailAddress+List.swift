extension MailAddress {
  /// The mailboxes of an address-list (RFC 5322 section 3.4), groups opened. Tolerant: what is no address is passed over.
  /// Linear, and nesting of comments is counted, not recursed into.
  /// - Parameter value: a field's value, unfolded or not.
  public static func list(_ value: [UInt8]) -> [MailAddress] {
    var reader = AddressListReader(value)
    return reader.addresses()
  }
}

struct AddressListReader {
  private let value: [UInt8]
  private var index = 0
  private var result: [MailAddress] = []
  /// Words outside angle brackets, as text, with single blanks between.
  private var phrase: [UInt8] = []
  /// The same without blanks, as an addr-spec has it: quotes kept.
  private var bare: [UInt8] = []
  private var comment: [UInt8] = []
  private var angle: [UInt8]?

  init(_ value: [UInt8]) { self.value = value }

  mutating func addresses() -> [MailAddress] {
    while index < value.count {
      let byte = value[index]
      switch byte {
      case 0x28: readComment()
      case 0x22: readQuoted()
      case 0x3C: readAngle()
      case 0x2C, 0x3B:
        finish()
        index += 1
      case 0x3A:
        // A group's name; inside a domain literal or an address it would not stand bare.
        forget()
        index += 1
      case 0x20, 0x09, 0x0A, 0x0D:
        if phrase.last != 0x20, !phrase.isEmpty { phrase.append(0x20) }
        index += 1
      case 0x5B: readLiteral()
      default:
        phrase.append(byte)
        bare.append(byte)
        index += 1
      }
    }
    finish()
    return result
  }

  private mutating func readComment() {
    var depth = 0
    var text: [UInt8] = []
    while index < value.count {
      let byte = value[index]
      if byte == 0x5C, index + 1 < value.count {
        index += 1
        text.append(value[index])
      } else if byte == 0x28 {
        depth += 1
        if depth > 1 { text.append(byte) }
      } else if byte == 0x29 {
        depth -= 1
        if depth > 0 { text.append(byte) }
      } else {
        text.append(byte)
      }
      index += 1
      if depth == 0 { break }
    }
    if comment.isEmpty { comment = text }
  }

  private mutating func readQuoted() {
    bare.append(0x22)
    index += 1
    while index < value.count, value[index] != 0x22 {
      if value[index] == 0x5C, index + 1 < value.count {
        bare.append(value[index])
        index += 1
      }
      if !isLineEnd(value[index]) {
        phrase.append(value[index])
        bare.append(value[index])
      }
      index += 1
    }
    bare.append(0x22)
    index += 1
  }

  private mutating func readLiteral() {
    while index < value.count {
      let byte = value[index]
      if !isBlank(byte), !isLineEnd(byte) { bare.append(byte) }
      phrase.append(byte)
      index += 1
      if byte == 0x5D || byte == 0x2C { return }
    }
  }

  private mutating func readAngle() {
    var address: [UInt8] = []
    var isQuoted = false
    index += 1
    while index < value.count, isQuoted || value[index] != 0x3E {
      let byte = value[index]
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted || (!isBlank(byte) && !isLineEnd(byte)) { address.append(byte) }
      index += 1
    }
    index += 1
    // obs-route: `<@a,@b:c@d>`.
    if address.first == 0x40, let colon = address.firstIndex(of: 0x3A) { address.removeSubrange(...colon) }
    if angle == nil { angle = address }
  }

  private mutating func finish() {
    defer { forget() }
    var name = phrase
    while name.last == 0x20 { name.removeLast() }
    if let angle {
      guard !angle.isEmpty else { return }
      result.append(MailAddress(displayName: text(name) ?? text(comment), address: plain(angle)))
    } else if !bare.isEmpty {
      result.append(MailAddress(displayName: text(comment), address: plain(bare)))
    }
  }

  private mutating func forget() {
    phrase = []
    bare = []
    comment = []
    angle = nil
  }

  private func text(_ bytes: [UInt8]) -> String? {
    bytes.isEmpty ? nil : String(decoding: EncodedWord.decode(bytes), as: UTF8.self)
  }

  private func plain(_ bytes: [UInt8]) -> String { String(decoding: HeaderText.utf8(bytes), as: UTF8.self) }
}
