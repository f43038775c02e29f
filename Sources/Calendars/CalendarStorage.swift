internal import Diagnosing

/// What one reading found. Shared by the calendar, its lines and its components; never changed after reading.
final class CalendarStorage: Sendable {
  let text: [UInt8]
  /// Whether LF or, in a text without any LF, CR ends a line.
  let lineEndMark: UInt8
  /// From the first LF to the last one.
  private let lineFeeds: ClosedRange<Int>?
  let lines: [LineRecord]
  let components: [ComponentRecord]
  let calendars: [CalendarRecord]
  let diagnostics: [Diagnostic]

  /// - Parameter mark: the line end, if it is known already.
  init(reading text: [UInt8], lineEndMark mark: UInt8? = nil) {
    var reader = ContentLineReader(text, mark: mark)
    reader.read()
    var pairing = ComponentReader(text: text, lines: reader.lines, mark: reader.mark)
    pairing.read()
    self.text = text
    lineEndMark = reader.mark
    lineFeeds = text.firstIndex(of: .lineFeed).flatMap { first in text.lastIndex(of: .lineFeed).map { first...$0 } }
    lines = pairing.lines
    components = pairing.components
    calendars = pairing.calendars
    diagnostics = pairing.diagnostics
  }

  /// Whether LF stands anywhere else in the text.
  func holdsLineFeed(outside range: Range<Int>) -> Bool {
    lineFeeds.map { $0.lowerBound < range.lowerBound || $0.upperBound >= range.upperBound } ?? false
  }

  /// Byte offset at which the line after this one begins.
  func end(ofLine index: Int) -> Int {
    index + 1 < lines.count ? lines[index + 1].start : text.count
  }
}

/// Where one content line stands in the text. Kept small: there is one for every forty bytes or so.
struct LineRecord {
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// A fold stands somewhere in it.
    static let folded = Traits(rawValue: 1)
    /// A fold stands before the first `;` or `:`.
    static let foldedName = Traits(rawValue: 2)
    /// Nothing but white space.
    static let blank = Traits(rawValue: 4)
    /// A byte order mark stands before its name.
    static let marked = Traits(rawValue: 8)
    /// It is a BEGIN line.
    static let begin = Traits(rawValue: 16)
    /// It is an END line.
    static let end = Traits(rawValue: 32)
    /// No colon stands in it, or its name holds a byte that no name may hold.
    static let broken = Traits(rawValue: 64)
  }

  var start: Int
  /// Before the line end.
  var contentEnd: Int
  /// From `contentStart` to the first `;` or `:`, folds counted.
  var nameLength: UInt32
  var traits: Traits

  var contentStart: Int { traits.contains(.marked) ? start + 3 : start }
  var nameEnd: Int { contentStart + Int(nameLength) }

  /// Spares nearly all lines a look at their name.
  func mayHaveName(ofLength length: Int) -> Bool { Int(nameLength) == length || traits.contains(.foldedName) }
}

/// Where one component stands. A component's subtree is a run of lines and a run of components.
struct ComponentRecord {
  var type: ComponentType
  var parent: Int?
  /// Place in `CalendarStorage.calendars` of the VCALENDAR around it, or of itself.
  var calendar: Int?
  var depth: Int
  var beginLine: Int
  var endLine: Int?
  /// First line behind the subtree.
  var linesEnd: Int
  /// First component behind the subtree.
  var componentsEnd: Int
  var isBalanced: Bool
}

/// One VCALENDAR, and those of its properties that are asked for with each of its events: to search them, or only to read a
/// long value, for each again would be quadratic.
struct CalendarRecord {
  /// Place in `CalendarStorage.components`.
  let component: Int
  /// The value of its first METHOD in upper case, without white space around it; empty where it says nothing.
  var method: String?
  /// The value of its first PRODID, unescaped.
  var productID: [UInt8]?
  /// The value of its first VERSION, without white space around it.
  var version: [UInt8]?
}
