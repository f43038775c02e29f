/// A VTIMEZONE, read from its text.
struct TimeZoneDefinition: Sendable {
  /// More STANDARD and DAYLIGHT parts than any zone has had clock changes.
  static let observanceLimit = 600

  let tzid: String
  let observances: Observances

  /// Nil without TZID, without a part, and with a part that cannot be read: half a zone gives wrong times.
  init?(_ text: [UInt8]) {
    var tzid: String?
    var parts: [Observances.Observance] = []
    var draft: Draft?
    for line in Self.contentLines(text) {
      switch line.name {
      case "TZID" where draft == nil && tzid == nil: tzid = Self.canonical(String(decoding: line.value, as: UTF8.self))
      case "BEGIN" where ["STANDARD", "DAYLIGHT"].contains(Self.word(line.value)): draft = Draft()
      case "END" where ["STANDARD", "DAYLIGHT"].contains(Self.word(line.value)):
        guard let observance = draft?.observance, parts.count < Self.observanceLimit else { return nil }
        parts.append(observance)
        draft = nil
      default: draft?.read(line)
      }
    }
    guard let tzid, let observances = Observances(parts) else { return nil }
    self.tzid = tzid
    self.observances = observances
  }

  /// As a TZID compares: without quotes and white space around, TEXT escapes undone (some producers write `\,`).
  static func canonical(_ tzid: String) -> String {
    var bytes = Array(tzid.utf8)
    while let last = bytes.last, last <= 0x20 || last == 0x22 { bytes.removeLast() }
    let start = bytes.firstIndex { $0 > 0x20 && $0 != 0x22 } ?? bytes.count
    bytes.removeFirst(start)
    if bytes.contains(0x5C) { bytes.removeAll { $0 == 0x5C } }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func word(_ value: [UInt8]) -> String {
    String(decoding: value.filter { $0 > 0x20 }.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }, as: UTF8.self)
  }

  fileprivate struct Line {
    let name: String
    let value: [UInt8]
  }

  /// Unfolded lines, parameters left out.
  private static func contentLines(_ text: [UInt8]) -> [Line] {
    var lines: [[UInt8]] = []
    for physical in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if let first = physical.first, first == 0x20 || first == 0x09, !lines.isEmpty {
        lines[lines.count - 1] += physical.dropFirst()
      } else {
        lines.append(Array(physical))
      }
    }
    return lines.compactMap(line)
  }

  private static func line(_ bytes: [UInt8]) -> Line? {
    var isQuoted = false
    var nameEnd: Int?
    for (index, byte) in bytes.enumerated() {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x3B || byte == 0x3A, nameEnd == nil { nameEnd = index }
      if byte == 0x3A {
        return Line(name: word(Array(bytes[..<(nameEnd ?? index)])), value: Array(bytes[(index + 1)...]))
      }
    }
    return nil
  }
}

/// A STANDARD or DAYLIGHT part while its lines are read.
private struct Draft {
  private var start: WallTime?
  private var offsetFrom: Int?
  private var offsetTo: Int?
  private var rules: [[UInt8]] = []
  private var added: [WallTime] = []
  private var isBroken = false

  mutating func read(_ line: TimeZoneDefinition.Line) {
    switch line.name {
    case "DTSTART": start = Self.wall(line.value)
    case "TZOFFSETFROM": offsetFrom = UTCOffset.seconds(line.value)
    case "TZOFFSETTO": offsetTo = UTCOffset.seconds(line.value)
    case "RRULE": rules.append(line.value)
    case "RDATE":
      for date in line.value.split(separator: 0x2C) {
        // Of a period, the start.
        guard let wall = Self.wall(date.prefix { $0 != 0x2F }) else {
          isBroken = true
          return
        }
        added.append(wall)
      }
    default: break
    }
  }

  /// Nil where something is missing or broken.
  var observance: Observances.Observance? {
    guard !isBroken, let start, let offsetFrom, let offsetTo, rules.count <= 1 else { return nil }
    var walk: RuleWalk?
    var end: WallTime?
    if let text = rules.first {
      guard let rule = try? RecurrenceRule(parsing: text), rule.frequency > .daily else { return nil }
      let ruleWalk = RuleWalk(rule, start: start)
      if rule.isFinite {
        guard let last = Self.end(of: ruleWalk, offsetFrom: offsetFrom) else { return nil }
        end = last
      }
      walk = ruleWalk
    }
    return Observances.Observance(
      offsetFrom: offsetFrom, offsetTo: offsetTo, start: start, rule: walk, ruleEnd: end, added: added.sorted())
  }

  /// No onset of a finite rule is later. Nil where COUNT goes beyond all bounds.
  private static func end(of walk: RuleWalk, offsetFrom: Int) -> WallTime? {
    if let count = walk.rule.count {
      guard case .found(let last) = walk.instance(count) else { return nil }
      return last
    }
    return switch walk.rule.until {
    case .utc(let instant): WallTime(seconds: instant.seconds + offsetFrom)
    case .wall(let wall): wall
    case .date(let day): WallTime(day: day + 1) + -1
    case nil: nil
    }
  }

  private static func wall(_ text: some Collection<UInt8>) -> WallTime? {
    switch DateValue(text) {
    case .wall(let wall): wall
    case .utc(let instant): instant.wall
    case .date(let day): WallTime(day: day)
    case nil: nil
    }
  }
}

/// A UTC-OFFSET (RFC 5545 section 3.3.14), `-0500` or `+053015`.
enum UTCOffset {
  /// Nil for anything else, and from 24 hours on.
  static func seconds(_ text: [UInt8]) -> Int? {
    let bytes = text.filter { $0 > 0x20 }
    guard bytes.count == 5 || bytes.count == 7, bytes[0] == 0x2B || bytes[0] == 0x2D,
      let hours = Decimal.value(of: bytes[1..<3]), let minutes = Decimal.value(of: bytes[3..<5]),
      let seconds = bytes.count == 7 ? Decimal.value(of: bytes[5..<7]) : 0, hours < 24, minutes < 60, seconds < 60
    else { return nil }
    let offset = hours * 3600 + minutes * 60 + seconds
    return bytes[0] == 0x2D ? -offset : offset
  }
}
