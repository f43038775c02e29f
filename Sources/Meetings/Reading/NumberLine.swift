import Conferences

/// A line with a number to dial: `[label: ]number[,,id#] [(region)] [language]`.
struct NumberLine: Equatable {
  var number: DialInNumber
  var isTollFree: Bool
  /// Digits between `,,` and `#` in the visible number and in the `tel:` link; the two may differ in an edited block.
  var conferenceIDs: [String]

  /// A number to dial has at least so many digits.
  static let leastDigits = 6

  /// - Parameter telephone: the target of the line's `tel:` link.
  init?(_ line: [UInt8], telephone: LinkTarget?) {
    guard line.count <= 400 else { return nil }
    var text = line[...]
    while let first = text.first, first == 0x20 || NumberLine.isBullet(text) {
      text = text.dropFirst(first == 0x20 || first < 0x80 ? 1 : 3)
    }
    var prefix = text.prefix(0)
    if let first = text.first, !NumberLine.startsNumber(first), let colon = text.prefix(60).firstIndex(of: 0x3A) {
      prefix = text[..<colon]
      text = text[(colon + 1)...].drop { $0 == 0x20 }
    }
    guard let first = text.first, NumberLine.startsNumber(first) else { return nil }
    var end = text.startIndex
    while end < text.endIndex, NumberLine.isNumberByte(text[end]) { end += 1 }
    // `(Toll-free)` and region names in brackets are no part of the number.
    while end > text.startIndex, !ASCII.isDigit(text[end - 1]) { end -= 1 }
    let shown = text[text.startIndex..<end]
    let digits = shown.count(where: ASCII.isDigit)
    guard (Self.leastDigits...20).contains(digits) else { return nil }
    // A label and bare digits are an id or a passcode.
    if !prefix.isEmpty, telephone == nil, first != 0x2B, first != 0x28, digits < 10 { return nil }
    var rest = text[end...]
    var ids: [String] = []
    if rest.starts(with: [0x2C, 0x2C]) {
      let id = rest.dropFirst(2).prefix { ASCII.isDigit($0) || $0 == 0x2C || $0 == 0x2A || $0 == 0x23 }
      ids.append(ASCII.string(id.prefix(while: ASCII.isDigit)))
      rest = rest[id.endIndex...]
    }
    if let telephone { ids += NumberLine.conferenceID(telephone.opaque) }
    conferenceIDs = ids.filter { !$0.isEmpty }
    number = DialInNumber(number: ASCII.string(shown), label: NumberLine.region(rest))
    isTollFree =
      NumberLine.saysTollFree(prefix) || NumberLine.saysTollFree(rest)
      || NumberLine.isFreeOfCharge(shown.filter(ASCII.isDigit), isInternational: first == 0x2B)
  }

  /// `tel:+1…,,766918553#`
  static func conferenceID(_ opaque: [UInt8]) -> [String] {
    let text = ASCII.percentDecoded(opaque)
    guard let commas = text.range(of: [0x2C, 0x2C]) else { return [] }
    return [ASCII.string(text[commas.upperBound...].prefix(while: ASCII.isDigit))]
  }

  private static func isBullet(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: [0xE2, 0x80, 0xA2]) || text.starts(with: [0x2A, 0x20]) || text.starts(with: [0x2D, 0x20])
  }

  private static func startsNumber(_ byte: UInt8) -> Bool { byte == 0x2B || byte == 0x28 || ASCII.isDigit(byte) }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || byte == 0x2B || byte == 0x28 || byte == 0x29 || byte == 0x2D || byte == 0x2E || byte == 0x20
      || byte == 0x2F
  }

  /// Skype for Business puts the region into brackets and the language behind it; Teams the region first, `(Toll)` behind it.
  private static func region(_ rest: ArraySlice<UInt8>) -> String? {
    let text = rest.drop { $0 == 0x20 || $0 == 0x23 }
    if text.first == 0x28, let close = closingBracket(text) {
      let inside = text[(text.startIndex + 1)..<close]
      return inside.isEmpty || saysToll(inside) ? nil : ASCII.string(inside)
    }
    var region = text
    if region.last == 0x29, let open = region.lastIndex(of: 0x28), saysToll(region[open...]) {
      region = region[..<open]
    }
    while region.last == 0x20 { region = region.dropLast() }
    return region.isEmpty ? nil : ASCII.string(region)
  }

  /// The one that belongs to the first: `(US (Denver))` has two.
  private static func closingBracket(_ text: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    return text.indices.first { index in
      depth += text[index] == 0x28 ? 1 : text[index] == 0x29 ? -1 : 0
      return depth == 0
    }
  }

  private static func saysToll(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains(caseless: "toll") || saysTollFree(text)
  }

  /// One pass over the text, for whole lists of numbers say nothing of the kind.
  private static func saysTollFree(_ text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { index in
      tollFreeWordsByByte[Int(ASCII.lower(text[index]))].contains { text[index...].starts(caseless: $0) }
    }
  }

  /// The words by their first bytes.
  private static let tollFreeWordsByByte: [[StaticString]] = {
    var words: [[StaticString]] = Array(repeating: [], count: 256)
    for word in tollFreeWords { words[Int(word.utf8Start.pointee)].append(word) }
    return words
  }()

  private static let tollFreeWords: [StaticString] = [
    "toll-free", "toll free", "tollfree", "gebührenfrei", "numéro vert", "gratuit", "gratis", "avgiftsfri", "gebyrfri",
    "numero verde",
    "bezpłatn", "bezplatn", "maksuton", "無料", "フリーダイヤル", "免费", "ฟรี",
  ]

  /// Prefixes that are free of charge for the caller, in North America, Britain, Germany and internationally.
  private static func isFreeOfCharge(_ digits: [UInt8], isInternational: Bool) -> Bool {
    guard isInternational else { return isFreeInNorthAmerica(digits[...]) }
    return digits.first == 0x31 && isFreeInNorthAmerica(digits.dropFirst())
      || freePrefixes.contains { digits.starts(caseless: $0) }
  }

  private static func isFreeInNorthAmerica(_ national: ArraySlice<UInt8>) -> Bool {
    national.count == 10 && national.first == 0x38 && freeAreaCodes.contains { national.starts(caseless: $0) }
  }

  private static let freeAreaCodes: [StaticString] = ["800", "833", "844", "855", "866", "877", "888"]
  /// Country code and prefix.
  private static let freePrefixes: [StaticString] = [
    "44800", "44808", "49800", "33800", "33805", "39800", "31800", "34900", "4620", "4580", "800",
  ]
}
