import Conferences

/// Numbers, ids and hosts that somebody wants to know the uses of, before a number is released: `scan --numbers FILE`.
public struct WantedNumbers: Sendable {
  /// As they were written, in the order of the file.
  public let names: [String]
  /// Digits, in each spelling that the same number may be dialled by, to the places in `names`.
  private let digits: [String: [Int]]
  private let longest: Int
  /// Small letters.
  private let hosts: [(text: [UInt8], index: Int)]

  /// - Parameter text: a line each, or the first column of a table (a number map); `#` begins a comment. A first line that is
  ///   neither number nor host names the columns.
  public init(reading text: [UInt8]) {
    var names: [String] = []
    var digits: [String: [Int]] = [:]
    var hosts: [(text: [UInt8], index: Int)] = []
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in text[start...].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let cell = line.prefix { $0 != 0x2C && $0 != 0x3B && $0 != 0x09 }
      let name = Self.plain(cell)
      if name.isEmpty || name.hasPrefix("#") { continue }
      if NumberSpelling.isNumber(name) {
        for spelling in Self.spellings(of: name) { digits[spelling, default: []].append(names.count) }
      } else if name.utf8.contains(0x2E), !name.contains(" ") {
        hosts.append((Array(name.lowercased().utf8), names.count))
      } else {
        continue
      }
      names.append(name)
    }
    self.names = names
    self.digits = digits
    self.hosts = hosts
    longest = digits.keys.map(\.utf8.count).max() ?? 0
  }

  /// Without blanks, quotes and the apostrophe that keeps a spreadsheet from taking a number for a formula.
  private static func plain(_ cell: ArraySlice<UInt8>) -> String {
    var cell = cell
    while let first = cell.first, first <= 0x20 || first == 0x22 || first == 0x27 { cell.removeFirst() }
    while let last = cell.last, last <= 0x20 || last == 0x22 { cell.removeLast() }
    return String(decoding: cell, as: UTF8.self)
  }

  /// An international number is also dialled without its country's code, with or without a 0: better one use too many shown
  /// than one too few.
  private static func spellings(of name: String) -> [String] {
    let whole = NumberSpelling.digits(name)
    guard name.contains("+"), whole.utf8.count >= 10 else { return [whole] }
    var all = [whole, "00" + whole]
    for length in 1...3 {
      let rest = String(whole.dropFirst(length))
      // `+49 (0) 30 …` as well.
      all.append(whole.prefix(length) + "0" + rest)
      if rest.utf8.count >= 7, !rest.hasPrefix("0") { all += [rest, "0" + rest] }
    }
    return Array(Set(all)).sorted()
  }

  /// Which of them a text shows: numbers in any grouping, hosts as they stand. Linear in the text.
  public func found(in text: [UInt8]) -> Set<Int> {
    var found: Set<Int> = []
    if longest > 0 { findNumbers(in: text, &found) }
    for (host, index) in hosts where !found.contains(index) {
      if Self.holds(text, host) { found.insert(index) }
    }
    return found
  }

  private func findNumbers(in text: [UInt8], _ found: inout Set<Int>) {
    var index = 0
    while index < text.count {
      guard Self.isDigit(text[index]), index == 0 || !Self.isDigit(text[index - 1]) else {
        index += 1
        continue
      }
      // From each run of digits on, over grouping, as far as a number can reach.
      var run: [UInt8] = []
      var at = index
      while at < text.count, run.count <= longest, at - index < 48 {
        if Self.isDigit(text[at]) {
          run.append(text[at])
          if at + 1 == text.count || !Self.isDigit(text[at + 1]) {
            for name in digits[String(decoding: run, as: UTF8.self)] ?? [] { found.insert(name) }
          }
        } else if !Self.isGrouping(text[at]) {
          break
        }
        at += 1
      }
      index += 1
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Blank, no-break blank (C2 A0), parentheses, hyphens and dots.
  private static func isGrouping(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0xC2, 0xA0: true
    default: false
    }
  }

  private static func holds(_ text: [UInt8], _ host: [UInt8]) -> Bool {
    guard let first = host.first, text.count >= host.count else { return false }
    for start in 0...(text.count - host.count) where text[start] | 0x20 == first | 0x20 {
      if start > 0, Self.isHostByte(text[start - 1]), text[start - 1] != 0x2E { continue }
      let end = start + host.count
      if end < text.count, Self.isHostByte(text[end]), text[end] != 0x2E { continue }
      if (0..<host.count).allSatisfy({ Self.small(text[start + $0]) == host[$0] }) { return true }
    }
    return false
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x2E
  }
}

/// One wanted number in one component.
public struct NumberUse: Sendable, Equatable {
  /// Its place in `WantedNumbers.names`.
  public let index: Int
  /// Copies and properties that show it: `DESCRIPTION`, `text/html`, `LOCATION`.
  public let places: [String]

  public init(index: Int, places: [String]) {
    self.index = index
    self.places = places
  }
}
