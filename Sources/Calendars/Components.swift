/// The components of a calendar, in the order of their BEGIN lines.
public struct Components: RandomAccessCollection, Sendable {
  let storage: CalendarStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.components.count }
  public subscript(index: Int) -> Component { Component(storage: storage, index: index) }
}
