/// One component (RFC 5545 section 3.6): a view of the calendar it was read from.
public struct Component: Sendable {
  let storage: CalendarStorage
  /// Its place in `Calendar.components`.
  public let index: Int

  var record: ComponentRecord { storage.components[index] }

  /// The calendar that it was read from.
  public var calendar: Calendar { Calendar(storage: storage) }

  public var type: ComponentType { record.type }

  /// Nil at the top.
  public var parent: Component? { record.parent.map { Component(storage: storage, index: $0) } }

  /// How many components enclose it.
  public var depth: Int { record.depth }

  /// True below `Calendar.depthLimit`: hostile or broken, not to be interpreted.
  public var isTooDeep: Bool { depth > Calendar.depthLimit }

  public var beginLine: ContentLine { ContentLine(storage: storage, index: record.beginLine) }

  /// Its END line; nil when there is none, or one of another name.
  public var endLine: ContentLine? { record.endLine.map { ContentLine(storage: storage, index: $0) } }

  /// Whether it has its own END line and every BEGIN and END in between are paired. Of one that is not balanced nobody
  /// knows which lines are its own, so nothing in it may be edited.
  public var isBalanced: Bool { record.isBalanced }

  /// Bytes from its BEGIN line to the line end of its END line; without one, to the line before which it was cut.
  public var range: Range<Int> {
    let record = record
    return storage.lines[record.beginLine].start..<storage.end(ofLine: record.linesEnd - 1)
  }

  /// The VCALENDAR around it (or itself). O(1).
  public var enclosingCalendar: Component? {
    calendarRecord.map { Component(storage: storage, index: $0.component) }
  }

  var calendarRecord: CalendarRecord? { record.calendar.map { storage.calendars[$0] } }

  /// Direct children, in order. O(number of children).
  public var children: [Component] {
    var result: [Component] = []
    var child = index + 1
    while child < record.componentsEnd {
      result.append(Component(storage: storage, index: child))
      child = storage.components[child].componentsEnd
    }
    return result
  }
}

extension Calendar {
  init(storage: CalendarStorage) { self.storage = storage }
}
