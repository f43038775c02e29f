extension RecurrenceRule {
  /// Why a rule is not followed.
  enum Refusal: Error, Equatable {
    /// Against the grammar or a MUST of RFC 5545 section 3.3.10.
    case broken(String)
    /// Legal, but of another standard (RFC 7529).
    case unsupported(String)
  }

  /// Linear in the length of `text`. White space around, lower case and a semicolon at the end are passed over.
  init(parsing text: [UInt8]) throws(Refusal) {
    self.init(frequency: .daily)
    var seen: Set<[UInt8]> = []
    let trimmed = text.drop { $0 <= 0x20 }
    for part in trimmed.split(separator: 0x3B, omittingEmptySubsequences: true) {
      guard let equals = part.firstIndex(of: 0x3D) else {
        if part.allSatisfy({ $0 <= 0x20 }) { continue }
        throw .broken("a part has no value")
      }
      let name = part[..<equals].filter { $0 > 0x20 }.map(Self.upper)
      guard seen.insert(name).inserted else { throw .broken("\(Self.shown(name)) stands twice") }
      let value = part[(equals + 1)...].filter { $0 > 0x20 }.map(Self.upper)
      guard !value.isEmpty else { throw .broken("\(Self.shown(name)) is empty") }
      try read(value, of: Self.shown(name))
    }
    guard seen.contains(Array("FREQ".utf8)) else { throw .broken("FREQ is missing") }
    try checkParts()
  }

  /// One production of the `recur-rule-part` a case, in the order of the RFC.
  private mutating func read(_ value: [UInt8], of name: String) throws(Refusal) {
    switch name {
    case "FREQ": frequency = try Self.frequency(value)
    case "UNTIL":
      guard let date = DateValue(value) else { throw .broken("UNTIL is no date") }
      until = date
    case "COUNT": count = try Self.positive(value, name)
    case "INTERVAL": interval = try Self.positive(value, name)
    case "BYSECOND":
      // A leap second: no clock here knows one.
      try Self.each(value, name, 0...60) { seconds |= 1 << UInt64(min($0, 59)) }
    case "BYMINUTE": try Self.each(value, name, 0...59) { minutes |= 1 << UInt64($0) }
    case "BYHOUR": try Self.each(value, name, 0...23) { hours |= 1 << UInt32($0) }
    case "BYDAY": try readWeekdays(value)
    case "BYMONTHDAY": try Self.eachSigned(value, name, upTo: 31) { monthDays.insert($0) }
    case "BYYEARDAY": try Self.eachSigned(value, name, upTo: 366) { yearDays.insert($0) }
    case "BYWEEKNO": try Self.eachSigned(value, name, upTo: 53) { weekNumbers.insert($0) }
    case "BYMONTH":
      if value.contains(0x4C) { throw .unsupported("a leap month") }
      try Self.each(value, name, 1...12) { months |= 1 << UInt16($0) }
    case "BYSETPOS": try Self.eachSigned(value, name, upTo: 366) { setPositions.insert($0) }
    case "WKST":
      guard let weekday = Self.weekday(value[...]) else { throw .broken("WKST is no weekday") }
      weekStart = weekday
    case "RSCALE": if Self.shown(value) != "GREGORIAN" { throw .unsupported("RSCALE=\(Self.shown(value))") }
    case "SKIP": if Self.shown(value) != "OMIT" { throw .unsupported("SKIP=\(Self.shown(value))") }
    default: throw .broken("\(name) is no part of a rule")
    }
  }

  /// The MUSTs that tie parts to each other.
  private func checkParts() throws(Refusal) {
    if count != nil, until != nil { throw .broken("both COUNT and UNTIL") }
    if hasNumberedWeekdays, frequency < .monthly || (frequency == .yearly && !weekNumbers.isEmpty) {
      throw .broken("BYDAY with numbers where there are none to count")
    }
    if !monthDays.isEmpty, frequency == .weekly { throw .broken("BYMONTHDAY in a weekly rule") }
    if !yearDays.isEmpty, frequency == .daily || frequency == .weekly || frequency == .monthly {
      throw .broken("BYYEARDAY in a daily, weekly or monthly rule")
    }
    if !weekNumbers.isEmpty, frequency != .yearly { throw .broken("BYWEEKNO in a rule that is not yearly") }
    if !setPositions.isEmpty {
      var others = self
      others.setPositions = SignedBits()
      if others.isBare { throw .broken("BYSETPOS alone") }
    }
  }

  private static func frequency(_ value: [UInt8]) throws(Refusal) -> Frequency {
    switch shown(value) {
    case "SECONDLY": .secondly
    case "MINUTELY": .minutely
    case "HOURLY": .hourly
    case "DAILY": .daily
    case "WEEKLY": .weekly
    case "MONTHLY": .monthly
    case "YEARLY": .yearly
    default: throw .broken("FREQ is none of the seven")
    }
  }

  private static func positive(_ value: [UInt8], _ name: String) throws(Refusal) -> Int {
    guard let number = Decimal.value(of: value.drop { $0 == 0x30 }), number >= 1 else {
      throw .broken("\(name) is no number from 1 on, or too large")
    }
    return number
  }

  private static func each(
    _ value: [UInt8], _ name: String, _ range: ClosedRange<Int>, _ body: (Int) -> Void
  ) throws(Refusal) {
    for item in value.split(separator: 0x2C, omittingEmptySubsequences: false) {
      guard let number = Decimal.value(of: item), range.contains(number) else {
        throw .broken("\(name) holds what is no number from \(range.lowerBound) to \(range.upperBound)")
      }
      body(number)
    }
  }

  private static func eachSigned(
    _ value: [UInt8], _ name: String, upTo limit: Int, _ body: (Int) -> Void
  ) throws(Refusal) {
    for item in value.split(separator: 0x2C, omittingEmptySubsequences: false) {
      guard let number = signed(item), number != 0, abs(number) <= limit else {
        throw .broken("\(name) holds what is no number from 1 to \(limit) or -\(limit) to -1")
      }
      body(number)
    }
  }

  private mutating func readWeekdays(_ value: [UInt8]) throws(Refusal) {
    for item in value.split(separator: 0x2C, omittingEmptySubsequences: false) {
      guard let weekday = Self.weekday(item.suffix(2)) else { throw .broken("BYDAY holds what is no weekday") }
      if item.count == 2 {
        weekdays |= 1 << UInt8(weekday)
        continue
      }
      guard let number = Self.signed(item.dropLast(2)), number != 0, abs(number) <= 53 else {
        throw .broken("BYDAY counts weekdays beyond 53")
      }
      if ordinals.isEmpty { ordinals = [SignedBits](repeating: SignedBits(), count: 7) }
      ordinals[weekday].insert(number)
    }
  }

  private static func signed(_ item: ArraySlice<UInt8>) -> Int? {
    switch item.first {
    case 0x2B: Decimal.value(of: item.dropFirst())
    case 0x2D: Decimal.value(of: item.dropFirst()).map { -$0 }
    default: Decimal.value(of: item)
    }
  }

  private static func weekday(_ name: ArraySlice<UInt8>) -> Int? {
    guard name.count == 2, let first = name.first, let last = name.last else { return nil }
    return switch (first, last) {
    case (0x4D, 0x4F): 0  // MO
    case (0x54, 0x55): 1  // TU
    case (0x57, 0x45): 2  // WE
    case (0x54, 0x48): 3  // TH
    case (0x46, 0x52): 4  // FR
    case (0x53, 0x41): 5  // SA
    case (0x53, 0x55): 6  // SU
    default: nil
    }
  }

  private static func upper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & 0xDF : byte }

  /// For messages, and for comparing with words shorter than 20: a hostile name is cut.
  private static func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(20).map { $0 &- 0x21 < 0x5E ? $0 : 0x3F }, as: UTF8.self)
  }
}
