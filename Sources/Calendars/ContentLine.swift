/// One content line (RFC 5545 section 3.1), physical lines taken together: a view of the calendar it was read from.
public struct ContentLine: Sendable {
  let storage: CalendarStorage
  /// Its place in `Calendar.lines`.
  public let index: Int

  var record: LineRecord { storage.lines[index] }

  /// The calendar that it was read from.
  public var calendar: Calendar { Calendar(storage: storage) }

  /// Byte offsets in the calendar's text, folds and line end included.
  public var range: Range<Int> { record.start..<storage.end(ofLine: index) }

  /// Byte offset of its line end; the end of the text where the last line has none.
  public var contentEnd: Int { record.contentEnd }

  /// Byte offsets of what stands before the first `;` or `:`, folds included.
  public var nameRange: Range<Int> { record.contentStart..<record.nameEnd }

  /// CRLF, LF, CR, CRCRLF as it stands; empty where the last line has none.
  public var lineEnd: [UInt8] { Array(storage.text[record.contentEnd..<storage.end(ofLine: index)]) }

  /// True if it goes on over several physical lines.
  public var isFolded: Bool { record.traits.contains(.folded) }

  /// True if it holds nothing but white space.
  public var isBlank: Bool { record.traits.contains(.blank) }

  /// True if it is no content line: no colon or no lawful name. A byte sequence that is kept, not understood.
  public var isBroken: Bool { record.traits.contains(.broken) }

  /// As it stands and in upper case. Allocates; `hasName` does not.
  public var name: PropertyName { PropertyName(unfolded(nameRange)) }

  /// Whether this is its name. Does not allocate, not even where the name is folded.
  /// - Parameter name: ASCII, in upper case.
  public func hasName(_ name: StaticString) -> Bool {
    let record = record
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    if !record.traits.contains(.foldedName) {
      guard Int(record.nameLength) == wanted.count else { return false }
      var at = record.contentStart
      for byte in wanted {
        if storage.text[at].uppercasedASCII != byte { return false }
        at += 1
      }
      return true
    }
    return foldedNameEquals(wanted)
  }

  /// The bytes without folds and line end.
  public func unfolded() -> [UInt8] { unfolded(record.contentStart..<record.contentEnd) }

  /// - Parameter range: of the text, inside the content.
  func unfolded(_ range: Range<Int>) -> [UInt8] {
    guard isFolded else { return Array(storage.text[range]) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    storage.forEachPhysicalLine(in: range) { result += storage.text[$0] }
    return result
  }

  private func foldedNameEquals(_ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    var isEqual = true
    storage.forEachPhysicalLine(in: nameRange) { segment in
      for byte in storage.text[segment] {
        if at >= wanted.count || wanted[at] != byte.uppercasedASCII { isEqual = false }
        at += 1
      }
    }
    return isEqual && at == wanted.count
  }
}
