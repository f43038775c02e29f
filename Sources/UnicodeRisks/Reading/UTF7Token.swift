/// `+base64-` as UTF-7 writes characters beyond ASCII.
enum UTF7Token {
  /// Longest run of base64 that is read; real ones are words.
  private static let longest = 200

  /// Length in characters of a token at a `+`, nil when it is none.
  static func length(_ scalars: [UInt32], at start: Int) -> Int? {
    var sextets: [UInt32] = []
    var hasLetter = false
    var index = start + 1
    while let value = scalars[safe: index].flatMap(sextet), sextets.count < longest {
      hasLetter = hasLetter || Scalars.isASCIILetter(scalars[index])
      sextets.append(value)
      index += 1
    }
    // "+120-" would decode as well: telephone numbers are no text.
    guard hasLetter, sextets.count >= 3, scalars[safe: index] == 0x2D,
      let text = text(sextets), !isWord(scalars[start + 1..<index], text)
    else { return nil }
    return index + 1 - start
  }

  /// "+tag-to" and "+GST-" decode by chance: small letters with at most a capital in front, or capitals alone, unless these
  /// give letters of the alphabets whose codes begin with capitals.
  private static func isWord(_ token: ArraySlice<UInt32>, _ text: [UInt32]) -> Bool {
    let small = token.dropFirst().allSatisfy { (0x61...0x7A).contains($0) }
    let capitals = token.allSatisfy { (0x41...0x5A).contains($0) }
    return small || (capitals && !text.allSatisfy { $0 < 0x530 })
  }

  /// What the bits say; nil when some are left over or it is no text.
  private static func text(_ sextets: [UInt32]) -> [UInt32]? {
    let spare = sextets.count * 6 % 16
    guard spare < 6 else { return nil }
    var codes: [UInt16] = []
    var bits: UInt32 = 0
    var count = 0
    for sextet in sextets {
      bits = bits << 6 | sextet
      count += 6
      if count >= 16 {
        count -= 16
        codes.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= 1 << UInt32(count) - 1
      }
    }
    guard bits == 0, let scalars = UTF16Text.scalars(codes, dropsMark: false), !scalars.isEmpty else { return nil }
    guard scalars.allSatisfy({ $0 >= 0xA0 && Scalars.isAssigned($0) && !Scalars.isPrivateUse($0) }) else { return nil }
    return Set(scalars.map(Script.of)).subtracting([.none]).count <= 2 ? scalars : nil
  }

  private static func sextet(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x41...0x5A: scalar - 0x41
    case 0x61...0x7A: scalar - 0x61 + 26
    case 0x30...0x39: scalar - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
