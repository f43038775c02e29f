public import Diagnosing

/// An iCalendar stream (RFC 5545) as it stands: every byte belongs to exactly one content line, and nothing is repaired.
///
/// **Law.** The ranges of `lines`, one after another, are the text. Reading never fails; what is odd becomes a diagnostic.
/// Several VCALENDARs may follow one another, and lines may stand outside any component.
///
/// The text is UTF-8: a charset or UTF-16 is undone by a layer outside. A byte order mark is kept and passed over; invalid
/// UTF-8 is kept. All offsets count bytes of `text`.
public struct Calendar: Sendable {
  /// Components deeper than this many ancestors are listed, but nobody should interpret them: see `Component.isTooDeep`.
  public static let depthLimit = 32

  let storage: CalendarStorage

  /// Linear in the length of `text`, whatever it holds.
  public init(reading text: [UInt8]) {
    storage = CalendarStorage(reading: text)
  }

  /// The bytes that were read, UTF-8.
  public var text: [UInt8] { storage.text }

  /// Every content line (RFC 5545 section 3.1), folds taken together, empty lines included.
  public var lines: ContentLines { ContentLines(storage: storage) }

  /// Every component in the order of its BEGIN line, at every depth.
  public var components: Components { Components(storage: storage) }

  /// The VEVENTs among `components`, in the same order. O(number of components).
  public var events: [Component] { components.filter { $0.type == .event } }

  /// What was odd, with offsets into `text`: at most 100 of them, so that a hostile file costs no memory.
  public var diagnostics: [Diagnostic] { storage.diagnostics }
}
