import Diagnosing

/// Pairs BEGIN and END lines (RFC 5545 section 3.6). Iterative and linear at any depth.
///
/// An END closes the nearest open component of its name; what is open inside is cut there and is not balanced. An END that
/// closes nothing leaves the component it stands in unbalanced. A component that stands directly in a VCALENDAR never holds
/// another such, so the BEGIN of one cuts another that lacks its END; likewise BEGIN:VCALENDAR.
struct ComponentReader {
  private let text: [UInt8]
  private let mark: UInt8
  /// As they were given, BEGIN and END lines marked.
  private(set) var lines: [LineRecord]
  private(set) var components: [ComponentRecord] = []
  private(set) var calendars: [CalendarRecord] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Indices of the open components, outermost first.
  private var open: [Int] = []
  private var openCount: [ComponentType: Int] = [:]
  /// How many of the open ones stand directly in a VCALENDAR by their type.
  private var openInCalendar = 0
  /// Place in `calendars` of the open VCALENDAR: there is never more than one.
  private var openCalendar: Int?

  static let diagnosticLimit = 100

  init(text: [UInt8], lines: [LineRecord], mark: UInt8) {
    self.text = text
    self.lines = lines
    self.mark = mark
  }

  mutating func read() {
    let text = text
    components.reserveCapacity(8)
    for index in lines.indices {
      let line = lines[index]
      guard let kind = text.withUnsafeBytes({ line.kind(in: $0, mark: mark) }) else {
        if line.traits.contains(.broken) {
          report(.brokenContentLine, at: line.start, "This is no content line: it has no lawful name or no colon.")
        } else if let calendar = openCalendar, open.last == calendars[calendar].component {
          noteProperty(line, of: calendar)
        }
        continue
      }
      lines[index].traits.insert(kind)
      lines[index].traits.remove(.broken)
      let type = type(of: line)
      if kind == .begin { begin(type, at: index) } else { end(type, at: index) }
    }
    while !open.isEmpty { cut(before: lines.count) }
  }

  private mutating func begin(_ type: ComponentType, at line: Int) {
    if type == .calendar {
      while openCalendar != nil { cut(before: line) }
    } else if type.standsInCalendar {
      while openInCalendar > 0 { cut(before: line) }
    }
    if open.count == Calendar.depthLimit + 1 {
      report(.tooDeep, at: lines[line].start, "Components are nested too deep to be interpreted.")
    }
    if type == .calendar {
      openCalendar = calendars.count
      calendars.append(CalendarRecord(component: components.count))
    }
    components.append(
      ComponentRecord(
        type: type, parent: open.last, calendar: openCalendar, depth: open.count, beginLine: line, endLine: nil,
        linesEnd: line + 1,
        componentsEnd: components.count + 1, isBalanced: true))
    open.append(components.count - 1)
    openCount[type, default: 0] += 1
    if type.standsInCalendar { openInCalendar += 1 }
  }

  private mutating func end(_ type: ComponentType, at line: Int) {
    // Nearly always it closes the innermost; the count spares a look through all others.
    guard open.last.map({ components[$0].type == type }) == true || openCount[type, default: 0] > 0 else {
      if let index = open.last { components[index].isBalanced = false }
      report(.unbalancedComponent, at: lines[line].start, "END:\(type.rawValue.prefix(40)) has no BEGIN.")
      return
    }
    while let index = open.last, components[index].type != type { cut(before: line) }
    guard let index = open.last else { return }
    components[index].endLine = line
    close(index, before: line + 1)
  }

  /// Closes the innermost open component, which has no END of its own.
  private mutating func cut(before line: Int) {
    guard let index = open.last else { return }
    components[index].isBalanced = false
    report(
      .unbalancedComponent, at: lines[components[index].beginLine].start,
      "BEGIN:\(components[index].type.rawValue.prefix(40)) has no END.")
    close(index, before: line)
  }

  private mutating func close(_ index: Int, before line: Int) {
    open.removeLast()
    let type = components[index].type
    openCount[type, default: 1] -= 1
    if type.standsInCalendar { openInCalendar -= 1 }
    if type == .calendar { openCalendar = nil }
    components[index].linesEnd = line
    components[index].componentsEnd = components.count
    if !components[index].isBalanced, let parent = open.last { components[parent].isBalanced = false }
  }

  /// Keeps METHOD, PRODID and VERSION of the VCALENDAR that the line stands directly in; the first of each counts.
  private mutating func noteProperty(_ line: LineRecord, of index: Int) {
    if calendars[index].method == nil, hasName("METHOD", line) {
      let content = unfolded(line.contentStart..<line.contentEnd, of: line)
      let value = content[PropertySyntax(content).valueRange].trimmingBlanks().uppercasedASCII()
      calendars[index].method = String(decoding: value, as: UTF8.self)
    } else if calendars[index].productID == nil, hasName("PRODID", line) {
      let content = unfolded(line.contentStart..<line.contentEnd, of: line)
      calendars[index].productID =
        TextEscapingLayer.text(ofUnfolded: content, value: PropertySyntax(content).valueRange)
    } else if calendars[index].version == nil, hasName("VERSION", line) {
      let content = unfolded(line.contentStart..<line.contentEnd, of: line)
      calendars[index].version = Array(content[PropertySyntax(content).valueRange].trimmingBlanks())
    }
  }

  private func hasName(_ name: StaticString, _ line: LineRecord) -> Bool {
    if line.traits.contains(.foldedName) {
      return unfolded(line.contentStart..<line.nameEnd, of: line).uppercasedASCII()
        .elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
    return Int(line.nameLength) == name.utf8CodeUnitCount && self.name(at: line.contentStart, is: name)
  }

  private func name(at start: Int, is name: StaticString) -> Bool {
    text.withUnsafeBytes { $0.stands(name, at: start) }
  }

  private func type(of line: LineRecord) -> ComponentType {
    let value = line.nameEnd + 1..<line.contentEnd
    if !line.traits.contains(.folded), let known = text.withUnsafeBytes({ ComponentType(known: $0, value) }) {
      return known
    }
    let name = unfolded(value, of: line).trimmingBlanks().uppercasedASCII()
    return ComponentType(rawValue: String(decoding: name, as: UTF8.self))
  }

  private func unfolded(_ range: Range<Int>, of line: LineRecord) -> [UInt8] {
    guard line.traits.contains(.folded) else { return Array(text[range]) }
    var result: [UInt8] = []
    text.forEachPhysicalLine(in: range, mark: mark) { result += text[$0] }
    return result
  }

  private mutating func report(_ code: DiagnosticCode, at offset: Int, _ message: String) {
    if diagnostics.count < Self.diagnosticLimit { diagnostics.append(Diagnostic(code, at: offset, message)) }
  }
}

extension LineRecord {
  /// `.begin`, `.end` or nil.
  fileprivate func kind(in text: UnsafeRawBufferPointer, mark: UInt8) -> Traits? {
    if !traits.isDisjoint(with: [.broken, .foldedName]) { return kindOfOddLine(text, mark) }
    guard nameLength == 5 || nameLength == 3, nameEnd < contentEnd, text[nameEnd] == .colon else { return nil }
    if nameLength == 5 { return text.stands("BEGIN", at: contentStart) ? .begin : nil }
    return text.stands("END", at: contentStart) ? .end : nil
  }

  /// White space before a name, or a fold in it: seen only in the first line of a text and in hostile ones.
  private func kindOfOddLine(_ text: UnsafeRawBufferPointer, _ mark: UInt8) -> Traits? {
    guard nameLength < 200, nameEnd < contentEnd, text[nameEnd] == .colon else { return nil }
    let range = contentStart..<nameEnd
    var bytes: [UInt8] = []
    if traits.contains(.folded) {
      Array(text[range]).forEachPhysicalLine(in: 0..<range.count, mark: mark) {
        bytes += text[range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound]
      }
    } else {
      bytes += text[range]
    }
    let name = bytes.drop(while: \.isBlank).uppercasedASCII()
    if name.elementsEqual("BEGIN".utf8) { return .begin }
    return name.elementsEqual("END".utf8) ? .end : nil
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a name, given in upper case, stands there in any case. It must fit.
  fileprivate func stands(_ name: StaticString, at start: Int) -> Bool {
    for at in 0..<name.utf8CodeUnitCount where self[start + at].uppercasedASCII != name.utf8Start[at] { return false }
    return true
  }
}

extension ComponentType {
  /// A type that nearly every calendar has, in any case, no white space around it: spares making a string of it.
  fileprivate init?(known text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    switch range.count {
    case 6 where text.stands("VEVENT", at: range.lowerBound): self = .event
    case 6 where text.stands("VALARM", at: range.lowerBound): self = .alarm
    case 8 where text.stands("STANDARD", at: range.lowerBound): self = .standard
    case 8 where text.stands("DAYLIGHT", at: range.lowerBound): self = .daylight
    case 9 where text.stands("VCALENDAR", at: range.lowerBound): self = .calendar
    case 9 where text.stands("VTIMEZONE", at: range.lowerBound): self = .timeZone
    default: return nil
    }
  }
}
