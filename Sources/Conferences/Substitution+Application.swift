extension Conference {
  /// Every field after the substitutions. All of them look at the old text: what one puts in, no other takes out.
  /// A passcode changes only when it is the whole of a `from`; join links change by plain text alone.
  public func applying(_ substitutions: [Substitution]) -> Conference {
    substitutions.isEmpty ? self : applying(SubstitutionRules(substitutions))
  }

  /// The same, with rules that were prepared once for many conferences.
  func applying(_ rules: SubstitutionRules) -> Conference {
    if rules.isEmpty { return self }
    var result = self
    result.joinURL = joinURL.map(rules.plain)
    result.shortURL = shortURL.map(rules.plain)
    result.meetingID = meetingID.map(rules.identifier)
    result.passcode = passcode.map { secret in rules.whole(secret.revealed).map(Secret.init) ?? secret }
    result.conferenceID = conferenceID.map(rules.identifier)
    result.toll = toll.map { $0.map(rules.number) }
    result.tollFree = tollFree.map { $0.map(rules.number) }
    result.localNumbersURL = localNumbersURL.map(rules.link)
    result.resetPINURL = resetPINURL.map(rules.link)
    result.optionsURL = optionsURL.map(rules.plain)
    result.videoInterop = videoInterop.map(rules.interop)
    result.helpURL = helpURL.map(rules.plain)
    result.legalURL = legalURL.map(rules.plain)
    result.logoURL = logoURL.map(rules.plain)
    result.footer = footer.map(rules.text)
    return result
  }
}

extension [Substitution] {
  /// A text after the substitutions, as `Conference.applying` treats a footer: numbers by their digits, other text as it stands.
  public func applied(to text: String) -> String { isEmpty ? text : SubstitutionRules(self).text(text) }
}

/// Substitutions prepared for look-up, and how each kind of field is read by them. Linear in the text times the number of
/// different lengths of `from`.
struct SubstitutionRules: Sendable {
  private let byText: [[UInt8]: Substitution]
  private let byDigits: [String: Substitution]
  /// Lengths of `from` by its first byte, longest first.
  private let lengths: [UInt8: [Int]]

  init(_ all: [Substitution]) {
    byText = Dictionary(all.map { (Array($0.from.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    byDigits = Dictionary(
      all.compactMap { rule in rule.number.map { ($0, rule) } }, uniquingKeysWith: { first, _ in first })
    lengths = Dictionary(grouping: byText.keys.filter { !$0.isEmpty }) { $0[0] }
      .mapValues { Set($0.map(\.count)).sorted(by: >) }
  }

  var isEmpty: Bool { byText.isEmpty }

  func whole(_ text: String) -> String? { byText[Array(text.utf8)]?.to }

  func identifier(_ text: String) -> String {
    if NumberSpelling.isNumber(text.filter { $0 != "#" }), let rule = byDigits[NumberSpelling.digits(text)] {
      return rule.to
    }
    return plain(text)
  }

  func number(_ number: DialInNumber) -> DialInNumber {
    var result = number
    result.number = text(number.number)
    result.label = number.label.map(plain)
    return result
  }

  func interop(_ interop: VideoInterop) -> VideoInterop {
    VideoInterop(
      tenantKey: interop.tenantKey.map(plain), videoID: interop.videoID.map(identifier),
      infoURL: interop.infoURL.map(plain))
  }

  /// Plain text, every occurrence, leftmost first; where two begin together the longer wins.
  func plain(_ text: String) -> String { replaced(text) { _, _ in nil } }

  /// Plain text, and numbers in any grouping.
  func text(_ text: String) -> String {
    replaced(text) { bytes, start in self.spelledNumber(in: bytes, at: start) }
  }

  /// Plain text, and whole runs of digits: the id in `?id=123456789`.
  func link(_ text: String) -> String {
    replaced(text) { bytes, start in
      let end = bytes[start...].firstIndex { !Self.isDigit($0) } ?? bytes.endIndex
      guard let rule = self.byDigits[String(decoding: bytes[start..<end], as: UTF8.self)] else { return nil }
      return (end, NumberSpelling.digits(rule.to))
    }
  }

  /// Walks the text once. `number` is asked where a number may begin: at a digit or `+` that no digit precedes.
  private func replaced(
    _ text: String, number: (_ bytes: [UInt8], _ start: Int) -> (end: Int, text: String)?
  ) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if Self.mayBeginNumber(bytes, at: index), let (end, new) = number(bytes, index) {
        result += new.utf8
        index = end
      } else if let rule = longestMatch(in: bytes, at: index) {
        result += rule.to.utf8
        index += rule.from.utf8.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func longestMatch(in bytes: [UInt8], at index: Int) -> Substitution? {
    for length in lengths[bytes[index]] ?? [] where index + length <= bytes.count {
      guard let rule = byText[Array(bytes[index..<(index + length)])] else { continue }
      // A number inside a longer one is another number.
      if rule.isNumber, !Self.standsAlone(bytes, index..<(index + length)) { continue }
      return rule
    }
    return nil
  }

  private static func standsAlone(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    (range.lowerBound == 0 || !isDigit(bytes[range.lowerBound - 1]))
      && (range.upperBound == bytes.count || !isDigit(bytes[range.upperBound]))
  }

  private static func mayBeginNumber(_ bytes: [UInt8], at index: Int) -> Bool {
    let byte = bytes[index]
    guard isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") else { return false }
    return index == 0 || !(isDigit(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: "+"))
  }

  /// The longest run of digits and grouping from here that is one of the numbers: at most 15 digits (E.164) and 32 bytes.
  private func spelledNumber(in bytes: [UInt8], at start: Int) -> (end: Int, text: String)? {
    var digits = ""
    var best: (end: Int, text: String)?
    var index = start
    while index < bytes.count, index - start < 32, digits.utf8.count < 16 {
      let byte = bytes[index]
      if Self.isDigit(byte) {
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte == UInt8(ascii: "+"), index > start {
        break
      } else if ![0x20, 0x2B, 0x28, 0x29, 0x2D, 0x2E, 0x2F].contains(byte) {
        break
      }
      index += 1
      let endsHere = index == bytes.count || !Self.isDigit(bytes[index])
      if Self.isDigit(byte), endsHere, let rule = byDigits[digits] { best = (index, rule.to) }
    }
    return best
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
