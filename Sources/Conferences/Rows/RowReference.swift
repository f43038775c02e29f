/// Where a row stands: in which source, at which byte, and for people in which line and column.
struct RowReference: Sendable {
  let source: Int32
  let line: Int32
  let column: Int32
  /// Of the row's first byte; of a stored row its number.
  let offset: UInt32

  init(source: Int, place: DocumentPlace, offset: Int) {
    self.source = Int32(truncatingIfNeeded: source)
    line = place.line
    column = place.column
    self.offset = UInt32(truncatingIfNeeded: offset)
  }

  var place: DocumentPlace { DocumentPlace(line: Int(line), column: Int(column)) }
}

/// How much a source of data has to say: of two that speak of one field the first in this order is heard, and says so in the
/// report. Within one rank two sources may complete each other and never contradict.
enum DataRank: UInt8, Sendable, Comparable {
  /// What an administrator wrote: conference files and plain tables.
  case written
  /// What a service exported of one meeting (Graph) or one user (PowerShell).
  case exported

  static func < (a: DataRank, b: DataRank) -> Bool { a.rawValue < b.rawValue }
}

/// A file that rows are read from, and read again from when they are needed: a row costs 16 bytes beside its own text.
struct RowSource: Sendable {
  enum Form: Sendable {
    /// Rows that were read for good: those of YAML, and of files that hold secrets.
    case stored
    /// Objects under `meetings` and `organizers` of a conference file in JSON.
    case conferenceFile
    /// `onlineMeeting` and `event` of Microsoft Graph.
    case graph
    case table(TableLayout)
  }

  let name: String
  let bytes: [UInt8]
  let form: Form
  let rank: DataRank

  /// The row as a conference file would say it; nil for stored rows.
  func node(at reference: RowReference) -> DocumentNode? {
    let place = reference.place
    var state = JSONCursor.State(
      index: Int(reference.offset), line: Int(place.line), lineStart: Int(reference.offset) - Int(place.column) + 1,
      continuations: 0)
    switch form {
    case .stored: return nil
    case .conferenceFile: return try? JSONReader.value(in: bytes, at: &state)
    case .graph: return (try? JSONReader.value(in: bytes, at: &state)).flatMap { GraphObject($0)?.meeting }
    case .table(let layout): return layout.node(in: bytes, at: Int(reference.offset), row: Int(place.line))
    }
  }

  /// The fast way to a row's values; false where the row is one for the slow way (`node`).
  func fill(_ slots: inout RowSlots, at reference: RowReference, in text: ValueBytes) -> Bool {
    slots.reset()
    var cursor = JSONCursor(text)
    switch form {
    case .stored: return false
    case .conferenceFile:
      cursor.resume(at: JSONCursor.State(index: Int(reference.offset), line: 1, lineStart: 0, continuations: 0))
      return cursor.meeting(into: &slots)
    case .graph:
      cursor.resume(at: JSONCursor.State(index: Int(reference.offset), line: 1, lineStart: 0, continuations: 0))
      return cursor.graphObject(into: &slots)
    case .table(let layout):
      var offset = Int(reference.offset)
      return layout.fill(&slots, in: text, at: &offset)
    }
  }
}
