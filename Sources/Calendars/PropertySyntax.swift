/// One unfolded content line taken apart (RFC 5545 section 3.1):
/// `contentline = name *(";" param) ":" value`.
///
/// A quoted string hides `;`, `,` and `:`. Where a quote is never closed, quotes mean nothing: the first colon then ends
/// the parameters, as nobody knows better.
struct PropertySyntax {
  let line: [UInt8]
  let nameEnd: Int
  /// Offset of the colon; the end of the line where there is none.
  let colon: Int
  /// False where a quote before the value is never closed.
  let heedsQuotes: Bool

  init(_ line: [UInt8]) {
    self.line = line
    var end = 0
    while end < line.count, line[end] != .colon, line[end] != .semicolon { end += 1 }
    nameEnd = end
    if let found = Self.colon(in: line, from: end, heedingQuotes: true) {
      (colon, heedsQuotes) = (found, true)
    } else {
      (colon, heedsQuotes) = (Self.colon(in: line, from: end, heedingQuotes: false) ?? line.count, false)
    }
  }

  /// Whether `text` may become part of the value: there must be a colon, and where a quote stands open among the parameters no
  /// quote may stand in the value, old or new: a colon behind it would become the one that ends the parameters.
  func admits(_ text: [UInt8]) -> Bool {
    colon < line.count && (heedsQuotes || (!text.contains(.quote) && !line[valueRange].contains(.quote)))
  }

  var valueRange: Range<Int> { min(colon + 1, line.count)..<line.count }

  var parameters: [Parameter] {
    var result: [Parameter] = []
    var start = nameEnd + 1
    while start <= colon, nameEnd < colon {
      let end = next(.semicolon, in: start..<colon)
      result.append(parameter(in: start..<end))
      start = end + 1
    }
    return result
  }

  /// What `Parameter.value` is of the first parameter of this name, the others passed over unread; nil where there is none.
  /// - Parameter name: in upper case.
  func value(ofParameter name: StaticString) -> [UInt8]? {
    range(ofParameter: name).map { decoded(min(equals(in: $0) + 1, $0.upperBound)..<$0.upperBound) }
  }

  /// The first parameter of this name.
  /// - Parameter name: in upper case.
  func parameter(_ name: StaticString) -> Parameter? { range(ofParameter: name).map(parameter) }

  private func range(ofParameter name: StaticString) -> Range<Int>? {
    var start = nameEnd + 1
    while start <= colon, nameEnd < colon {
      let end = next(.semicolon, in: start..<colon)
      let key = line[start..<equals(in: start..<end)]
      if key.count == name.utf8CodeUnitCount, key.begins(with: name) { return start..<end }
      start = end + 1
    }
    return nil
  }

  private func equals(in range: Range<Int>) -> Int { line[range].firstIndex(of: .equals) ?? range.upperBound }

  /// `param = param-name "=" param-value *("," param-value)`
  private func parameter(in range: Range<Int>) -> Parameter {
    let equals = equals(in: range)
    var values: [[UInt8]] = []
    var start = min(equals + 1, range.upperBound)
    while true {
      let end = next(.comma, in: start..<range.upperBound)
      values.append(decoded(start..<end))
      if end >= range.upperBound { break }
      start = end + 1
    }
    return Parameter(name: PropertyName(Array(line[range.lowerBound..<equals])), values: values, range: range)
  }

  /// Quotes off, then RFC 6868 section 3.1.
  private func decoded(_ range: Range<Int>) -> [UInt8] {
    guard line[range].contains(where: { $0 == .quote || $0 == 0x5E }) else { return Array(line[range]) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = line[at]
      at += 1
      if byte == .quote, heedsQuotes { continue }
      guard byte == 0x5E, at < range.upperBound, let meaning = Self.circumflex(line[at]) else {
        result.append(byte)
        continue
      }
      result.append(meaning)
      at += 1
    }
    return result
  }

  private static func circumflex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x6E: .lineFeed
    case 0x5E: 0x5E
    case 0x27: .quote
    default: nil
    }
  }

  /// The first such byte outside quotes, else the end of the range; nothing behind that is looked at.
  private func next(_ wanted: UInt8, in range: Range<Int>) -> Int {
    line.withUnsafeBufferPointer { line in
      var at = range.lowerBound
      var isQuoted = false
      while at < range.upperBound {
        if line[at] == .quote, heedsQuotes { isQuoted.toggle() }
        if line[at] == wanted, !isQuoted { break }
        at += 1
      }
      return at
    }
  }

  private static func colon(in line: [UInt8], from start: Int, heedingQuotes: Bool) -> Int? {
    line.withUnsafeBufferPointer { line in
      var isQuoted = false
      for at in start..<line.count {
        if line[at] == .quote, heedingQuotes { isQuoted.toggle() }
        if line[at] == .colon, !isQuoted { return at }
      }
      return nil
    }
  }
}
