/// Proofpoint's rewritten links. Version 1 percent-encodes, version 2 spells `%` as `-` and `/` as `_`, version 3 takes
/// characters out, puts `*` in their place and lists them in base64 behind the link.
enum URLDefense {
  static func peel(_ url: [UInt8]) -> [UInt8]? {
    if let start = url.firstIndex(caseless: "/v3/__") { return versionThree(url[(start + 6)...]) }
    guard let value = LinkWrapping.parameter("u", of: url) else { return nil }
    if url.contains(caseless: "/v1/url") { return ASCII.percentDecoded(value) }
    guard url.contains(caseless: "/v2/url") else { return nil }
    return ASCII.percentDecoded(value.map { $0 == 0x2D ? 0x25 : $0 == 0x5F ? 0x2F : $0 })
  }

  private static func versionThree(_ rest: ArraySlice<UInt8>) -> [UInt8]? {
    guard let end = closing(rest) else { return nil }
    var link = Array(rest[..<end])
    if let colon = link.firstIndex(of: 0x3A), link.count > colon + 2, link[colon + 1] == 0x2F, link[colon + 2] != 0x2F {
      link.insert(0x2F, at: colon + 1)  // gateways collapse the double slash
    }
    let taken = rest[(end + 3)...].prefix { $0 != 0x21 }
    let removed = Array(String(decoding: base64(taken), as: UTF8.self).unicodeScalars)
    return restored(link, with: removed)
  }

  /// The last `__;`: the link itself may hold one.
  private static func closing(_ rest: ArraySlice<UInt8>) -> Int? {
    var index = rest.endIndex - 3
    while index >= rest.startIndex {
      if rest[index] == 0x5F, rest[index + 1] == 0x5F, rest[index + 2] == 0x3B { return index }
      index -= 1
    }
    return nil
  }

  private static func restored(_ link: [UInt8], with removed: [Unicode.Scalar]) -> [UInt8] {
    var result: [UInt8] = []
    var next = 0
    var index = 0
    while index < link.count {
      guard link[index] == 0x2A else {
        result.append(link[index])
        index += 1
        continue
      }
      var run = 1
      if index + 2 < link.count, link[index + 1] == 0x2A, let value = sextet(link[index + 2]) {
        run = Int(value) + 2
        index += 2
      }
      for scalar in removed[min(next, removed.count)..<min(next + run, removed.count)] {
        result.append(contentsOf: String(scalar).utf8)
      }
      next += run
      index += 1
    }
    return result
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2D, 0x2B: 62
    case 0x5F, 0x2F: 63
    default: nil
    }
  }

  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for value in text.lazy.compactMap(sextet) {
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }
}
