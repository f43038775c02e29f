public import Calendars
public import Conferences
public import Meetings

/// What a run is told: everything a plan depends on beside the files and the conference data. No clock, no environment.
public struct RunSettings: Sendable {
  /// What to do with copy-pasted blocks.
  public enum PastedPolicy: Sendable { case skip, update }
  /// What to do with blocks of unclear provenance.
  public enum UnclearPolicy: Sendable { case review, update, skip }
  public enum SequencePolicy: Sendable {
    /// The series' largest SEQUENCE plus 1.
    case bump
    /// Only time stamps.
    case keep
  }

  /// The line between past and future, and the new DTSTAMP.
  public var now: Instant
  /// `current`, or a vendor's name.
  public var target: String
  public var pasted: PastedPolicy = .skip
  public var unclear: UnclearPolicy = .review
  /// Organizer included.
  public var maximumAttendees = 250
  /// IANA or Windows name of the zone of floating times, all-day dates and unknown TZIDs.
  public var defaultZone = "UTC"
  public var sequence: SequencePolicy = .bump
  /// Whether certain repairs of text go along with updates.
  public var repairsText = false
  /// Nobody's meetings but this address's are touched; nil when everybody's are.
  public var user: String?
  /// Addresses that are one person.
  public var aliases = AddressAliases.none
  /// Whose uses are looked for (`scan --numbers`); nil when nobody asks.
  public var wanted: WantedNumbers?
  /// Whether entries say which conferences their components show and own (`MeetingEntry.conferences`).
  public var collectsConferences = false
  /// What a first pass found; nil where none was made.
  public var owners: (any ConferenceLookup)?
  /// Whether lost text is moved to directly under the new block.
  public var keepsTypedText = false
  /// Whether decoded text of changes is wanted (`diff`).
  public var collectsChanges = false
  /// Whether messages for the attendees are wanted (`apply`).
  public var collectsInvitations = false

  /// Beside the vendors': what blocks are written with and recognised by.
  public var templates = OwnTemplates { MeetingText(html: $0) }

  public init(now: Instant, target: String) {
    self.now = now
    self.target = target
  }
}
