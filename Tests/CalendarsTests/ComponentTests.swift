import Diagnosing
import Testing

@testable import Calendars

@Suite("Components")
struct ComponentTests {
  private func read(_ text: String) -> Calendar { Calendar(reading: Array(text.utf8)) }

  /// BEGIN lines without prefix, END lines with `/`, anything else a property.
  private func tree(_ words: String) -> Calendar {
    let lines = words.split(separator: " ").map { word -> String in
      if word.first == "/" { return "END:\(word.dropFirst())" }
      return word.first?.isUppercase == true ? "BEGIN:\(word)" : "\(word):x"
    }
    return read(lines.joined(separator: "\r\n") + "\r\n")
  }

  private func balanced(_ words: String) -> [String] {
    tree(words).components.map { "\($0.type.rawValue)\($0.depth)\($0.isBalanced ? "+" : "-")\($0.propertyCount)" }
  }

  @Test("Every depth, in the order of BEGIN")
  func order() {
    #expect(
      balanced(
        "VCALENDAR a VTIMEZONE b STANDARD c d /STANDARD e /VTIMEZONE VEVENT f VALARM g /VALARM h /VEVENT i /VCALENDAR")
        == ["VCALENDAR0+2", "VTIMEZONE1+2", "STANDARD2+2", "VEVENT1+2", "VALARM2+1"])
  }

  @Test("Several VCALENDARs, and lines outside any")
  func several() {
    let calendar = tree("a VCALENDAR b /VCALENDAR c VCALENDAR VEVENT /VEVENT /VCALENDAR")
    #expect(calendar.components.map(\.type) == [.calendar, .calendar, .event])
    #expect(calendar.components.map { $0.parent?.index } == [nil, nil, 1])
    #expect(calendar.diagnostics.isEmpty)
    #expect(calendar.components[1].children.map(\.index) == [2])
  }

  @Test("An event without END is cut at the next one, and only it is unbalanced")
  func missingEnd() {
    let calendar = tree("VCALENDAR VEVENT a VEVENT b /VEVENT VEVENT c /VCALENDAR")
    #expect(calendar.events.map(\.isBalanced) == [false, true, false])
    #expect(calendar.events.map(\.depth) == [1, 1, 1])
    #expect(calendar.events.map(\.propertyCount) == [1, 1, 1])
    #expect(calendar.events.map { $0.endLine == nil } == [true, false, true])
    #expect(calendar.diagnostics.map(\.code) == [.unbalancedComponent, .unbalancedComponent])
    #expect(calendar.diagnostics.map(\.offset) == [17, 67])
  }

  @Test("An END of another name leaves the event unbalanced")
  func wrongEnd() {
    #expect(tree("VCALENDAR VEVENT a /VTODO /VCALENDAR").events.map(\.isBalanced) == [false])
    #expect(tree("VCALENDAR VEVENT a /VTODO b /VEVENT /VCALENDAR").events.map(\.isBalanced) == [false])
  }

  @Test("An alarm without END makes its event unbalanced: nobody knows whose the next lines are")
  func unbalancedInside() {
    let calendar = tree("VCALENDAR VEVENT VALARM a b /VEVENT VEVENT /VEVENT /VCALENDAR")
    #expect(calendar.events.map(\.isBalanced) == [false, true])
    #expect(calendar.events[0].endLine != nil)
  }

  @Test("A VCALENDAR without END does not swallow the next")
  func calendarWithoutEnd() {
    let calendar = tree("VCALENDAR VEVENT /VEVENT VCALENDAR VEVENT /VEVENT /VCALENDAR")
    #expect(calendar.events.map(\.isBalanced) == [true, true])
    #expect(calendar.events.map { $0.enclosingCalendar?.index } == [0, 2])
  }

  @Test("The VCALENDAR around each component, however deep, and none around what stands outside")
  func enclosing() {
    let calendar = tree(
      "VEVENT /VEVENT VCALENDAR VEVENT VALARM /VALARM /VEVENT X /X /VCALENDAR X VEVENT /VEVENT /X VCALENDAR VTODO X")
    #expect(calendar.components.map { $0.enclosingCalendar?.index } == [nil, 1, 1, 1, 1, nil, nil, 7, 7, 7])
  }

  @Test("A component cut off at the end of the text")
  func cutOff() {
    let calendar = read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1")
    #expect(calendar.events.map(\.isBalanced) == [false])
    #expect(calendar.events.map(\.range) == [17..<36])
  }

  @Test("Below the depth limit components are listed as too deep")
  func tooDeep() throws {
    let depth = Calendar.depthLimit + 3
    let calendar = read(
      String(repeating: "BEGIN:X-A\n", count: depth) + String(repeating: "END:X-A\n", count: depth))
    #expect(calendar.components.count == depth)
    #expect(calendar.components.count { $0.isTooDeep } == 2)
    #expect(calendar.components.allSatisfy { $0.isBalanced })
    #expect(calendar.diagnostics.map(\.code) == [.tooDeep])
  }

  @Test("Diagnostics of a hostile text are few")
  func fewDiagnostics() {
    #expect(read(String(repeating: "no colon\nEND:X\n", count: 5000)).diagnostics.count <= 100)
  }

  @Test("White space around BEGIN and its name")
  func whiteSpace() {
    let calendar = read("  BEGIN:VCALENDAR \r\nBEGIN: vevent\t\r\nEND:VEVENT \r\nEND:VCALENDAR\r\n")
    #expect(calendar.components.map(\.type) == [.calendar, .event])
    #expect(calendar.diagnostics.isEmpty)
  }
}
