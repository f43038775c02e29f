/// The content lines of a calendar, in the order of the text.
public struct ContentLines: RandomAccessCollection, Sendable {
  let storage: CalendarStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.lines.count }
  public subscript(index: Int) -> ContentLine { ContentLine(storage: storage, index: index) }
}
