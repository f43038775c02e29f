/// `Label: value` lines, read without knowing the label's language.
enum LabelledValue {
  struct Digits: Equatable {
    /// Digits alone.
    var digits: String
    /// As printed, with its grouping.
    var printed: String
    var endsInHash: Bool
  }

  /// An identifier has at least so many digits.
  static let leastDigits = 4

  /// A label, then nothing but digits in groups, to the end of the line: `Meeting ID: 263 740 534 576 29`,
  /// `Conference ID: 291 633 251#`.
  static func digits(_ text: [UInt8]) -> Digits? {
    var value = text[...]
    let endsInHash = value.last == 0x23
    if endsInHash { value = value.dropLast() }
    var start = value.endIndex
    while start > value.startIndex,
      ASCII.isDigit(value[start - 1]) || value[start - 1] == 0x20 || value[start - 1] == 0x2D
    {
      start -= 1
    }
    var printed = value[start...]
    while let first = printed.first, !ASCII.isDigit(first) { printed = printed.dropFirst() }
    while let last = printed.last, !ASCII.isDigit(last) { printed = printed.dropLast() }
    let digits = printed.filter(ASCII.isDigit)
    guard digits.count >= leastDigits, isLabel(value[..<start]) else { return nil }
    return Digits(digits: ASCII.string(digits), printed: ASCII.string(printed), endsInHash: endsInHash)
  }

  /// Ends in a colon of any width, or has none but letters, and is short.
  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    guard label.count >= 2, label.count <= 90, label.contains(where: { ASCII.isLetter($0) || $0 >= 0x80 }) else {
      return false
    }
    return colonEnd(label).map { $0 == label.endIndex } ?? false
  }

  /// Where the last colon ends, blanks behind it skipped.
  private static func colonEnd(_ label: ArraySlice<UInt8>) -> Int? {
    var end = label.endIndex
    while end > label.startIndex, label[end - 1] == 0x20 { end -= 1 }
    if end > label.startIndex, label[end - 1] == 0x3A { return label.endIndex }
    if end - 3 >= label.startIndex, label[(end - 3)..<end].elementsEqual([0xEF, 0xBC, 0x9A]) { return label.endIndex }
    return nil
  }

  /// A label, a colon, one word without blanks: `Passcode: Ax3Zj3Mx`.
  static func token(_ text: [UInt8]) -> String? {
    guard let (label, value) = split(text), label.count <= 90, (3...32).contains(value.count),
      value.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return ASCII.string(value)
  }

  /// The first colon of either width.
  private static func firstColon(_ text: [UInt8]) -> (index: Int, width: Int)? {
    text.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        if bytes[index] == 0x3A { return (index, 1) }
        if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9A {
          return (index, 3)
        }
      }
      return nil
    }
  }

  /// At the first colon of either width, blanks around it taken off; both sides are not empty.
  static func split(_ text: [UInt8]) -> (label: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    guard let (colon, width) = firstColon(text) else { return nil }
    var label = text[..<colon]
    while label.last == 0x20 { label = label.dropLast() }
    let value = text[(colon + width)...].drop { $0 == 0x20 }
    return label.isEmpty || value.isEmpty ? nil : (label, value)
  }
}
